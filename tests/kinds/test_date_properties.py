"""What must hold for all dates and all texts."""

from __future__ import annotations

import dataclasses
import datetime
import json
import time

from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.date_texts import document, mentions
from verifier.claims import Outcome
from verifier.kinds.date import DATE, DateValue
from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.value import Anchored, Role, say

NEAR = st.dates(datetime.date(2017, 6, 1), datetime.date(2019, 12, 31))
DAYS = st.one_of(NEAR, st.dates())
PERIODS = st.tuples(DAYS, DAYS).map(lambda pair: Period(min(pair), max(pair)))


@st.composite
def values(draw: st.DrawFn) -> DateValue:
    period = draw(PERIODS)
    ends = draw(st.sampled_from(("both", "both", "both", "both", "first", "last", "none")))
    named = draw(st.sampled_from(((), (), (4,), (5, 6))))
    if named and ends == "both" and period.first == period.last:
        named = (period.first.weekday(),)  # a day is what it is called
    return DateValue(
        first=period.first if ends in {"both", "first"} else None,
        last=period.last if ends in {"both", "last"} else None,
        grain=draw(st.sampled_from(Grain)),
        role=draw(st.sampled_from(Role)),
        slack=draw(st.sampled_from((0, 0, 3, 200))),
        gmt=draw(st.booleans()),
        others=tuple(draw(st.lists(PERIODS, max_size=2))),
        even=draw(st.booleans()),
        firm=draw(st.booleans()),
        weekdays=named,
        anchored=draw(st.sampled_from(Anchored)),
        anchor=draw(st.one_of(st.none(), DAYS)),
        offset=draw(st.one_of(st.none(), st.integers(-400, 400))),
        event=draw(st.sampled_from(("", "the storm"))),
    )


WORDS = st.sampled_from(
    "on in by the last next this that Monday Friday Sept. September May March 5 17 2018 1990s '80s year week month day days weeks ago "
    "later before after early mid-May end of until since from to and between two three a first second quarter spring fall half "
    "Christmas Easter Day overnight today , . ? said met will meet fire GMT 14/09/2018 2018-09-14 -16 's 31 February 0000 9999 eve "
    "following same evening every".split()
)
SENTENCES = st.lists(WORDS, min_size=1, max_size=25).map(lambda words: "Rain " + " ".join(words))


@given(values(), values())
def test_comparison_is_symmetric(one: DateValue, other: DateValue) -> None:
    """Kind.compare: "Total (never raises) and symmetric in its outcome"."""
    found, back = DATE.compare(one, other), DATE.compare(other, one)
    assert (found.outcome, found.rule) == (back.outcome, back.rule)
    assert found.rule in {rule.name for rule in DATE.rules}


@given(values())
def test_a_date_agrees_with_itself(value: DateValue) -> None:
    """date.same: "Both name the same days"; what could not be resolved decides nothing unless it is the same distance from an event, or
    the same day of the week."""
    told = value.reach is not None or value.offset is not None
    weekday = bool(value.weekdays) and value.role in {Role.ON, Role.FROM, Role.UNTIL, Role.BY}
    assert (DATE.compare(value, value).outcome is Outcome.AGREES) == (told or weekday)


def _plain(period: Period) -> DateValue:
    return DateValue(period.first, period.last, Grain.DAY)


@given(PERIODS, PERIODS, PERIODS)
def test_what_lies_within_what_lies_within_agrees(one: Period, two: Period, three: Period) -> None:
    """date.within: "A coarser date agrees with a finer one inside it", however many steps coarser."""
    wide = Period(min(one.first, two.first, three.first), max(one.last, two.last, three.last))
    middle = Period(min(one.first, two.first), max(one.last, two.last))
    for a, b in ((wide, middle), (middle, one), (wide, one)):
        assert DATE.compare(_plain(a), _plain(b)).outcome is Outcome.AGREES


@given(values(), values(), st.integers(0, 500), st.integers(0, 500))
def test_a_wider_date_never_turns_agreement_into_conflict(
    one: DateValue, other: DateValue, before: int, after: int
) -> None:
    """Who says less cannot be contradicted by what agreed with more."""
    if DATE.compare(one, other).outcome is not Outcome.AGREES:
        return
    low = None if one.first is None else max(datetime.date.min.toordinal(), one.first.toordinal() - before)
    high = None if one.last is None else min(datetime.date.max.toordinal(), one.last.toordinal() + after)
    wider = dataclasses.replace(
        one,
        first=None if low is None else datetime.date.fromordinal(low),
        last=None if high is None else datetime.date.fromordinal(high),
    )
    assert DATE.compare(wider, other).outcome is not Outcome.CONFLICTS


@given(values(), values())
def test_what_is_not_firm_conflicts_by_its_weekday_only(one: DateValue, other: DateValue) -> None:
    """date.unsure: "Such a date may agree, but is too little to call another one wrong"; date.other-weekday: "Whichever week is meant, a
    Friday is no Saturday"."""
    found = DATE.compare(dataclasses.replace(one, firm=False), other)
    bounds = {one.role, other.role} & {Role.BY, Role.BEFORE, Role.AFTER, Role.NOT_BEFORE}
    if found.outcome is Outcome.CONFLICTS:
        assert found.rule == "date.other-weekday"
        assert one.weekdays or other.weekdays
        assert not bounds or one.role is other.role


@given(values(), values(), st.integers(0, 400))
def test_more_slack_never_makes_a_conflict_or_an_agreement(one: DateValue, other: DateValue, slack: int) -> None:
    """DateValue.slack: "it never makes two dates agree, it keeps them from conflicting"."""
    loose = dataclasses.replace(one, slack=one.slack + slack)
    was, now = DATE.compare(one, other).outcome, DATE.compare(loose, other).outcome
    assert now is was or (was is Outcome.CONFLICTS and now is Outcome.UNDECIDED)


@given(values())
def test_encoding_loses_nothing(value: DateValue) -> None:
    """Kind.decode: "The inverse of encode", through JSON."""
    assert DATE.decode(json.loads(json.dumps(DATE.encode(value)))) == value


@given(values())
def test_every_date_can_be_said_and_described(value: DateValue) -> None:
    assert DATE.say(value).strip()
    fields = DATE.describe(value)
    assert fields["first"] == (None if value.first is None else value.first.isoformat())
    assert fields["grain"] == value.grain.value


@given(SENTENCES, st.one_of(st.none(), NEAR, st.sampled_from((datetime.date.min, datetime.date.max))))
def test_no_text_is_too_strange(text: str, published: datetime.date | None) -> None:
    """Kind.find: "Every value of this kind in the document, in order, without overlaps"; masks contain spans; years 1 to 9999."""
    found = mentions(text, None if published is None else published.isoformat())
    end = 0
    for mention in found:
        assert end <= mention.span.start < mention.span.end <= len(text)
        assert mention.mask.contains(mention.span)
        assert mention.value.period is not None or mention.excluded or mention.value.offset is not None
        end = mention.span.end


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=400))
def test_arbitrary_text(text: str) -> None:
    """Whatever text is fed in, finding never raises."""
    list(DATE.find(document("Rain fell. " + text)))


@given(st.sampled_from("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()), NEAR)
def test_weekdays_lie_within_seven_days_on_the_right_side(name: str, published: datetime.date) -> None:
    """ "met on Friday" looks back, "will meet on Friday" forward, and on a Friday "on Friday" is that day."""
    number = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split().index(name)
    (past,) = mentions(f"The council met on {name}.", published.isoformat())
    (future,) = mentions(f"The council will meet on {name}.", published.isoformat())
    assert past.value.first is not None
    assert future.value.first is not None
    assert past.value.first.weekday() == future.value.first.weekday() == number
    assert 0 <= (published - past.value.first).days < 7
    assert 0 <= (future.value.first - published).days < 7


@given(NEAR, st.sampled_from(("met", "will meet")), st.integers(1, 12), st.integers(1, 28))
def test_a_day_without_its_year_is_within_a_year(published: datetime.date, verb: str, month: int, day: int) -> None:
    """choose: of the days that a name without its year can mean, one within a year of publication."""
    name = "January February March April May June July August September October November December".split()[month - 1]
    (mention,) = mentions(f"The council {verb} on {day} {name}.", published.isoformat())
    assert mention.value.first is not None
    assert (mention.value.first.month, mention.value.first.day) == (month, day)
    assert abs((mention.value.first - published).days) <= 366


def test_time_is_linear_in_the_length_of_the_text() -> None:
    """Four times the text, with dates in one endless sentence, takes about four times as long."""

    def seconds(text: str) -> float:
        read = document(text)
        best = float("inf")
        for _ in range(3):
            start = time.perf_counter()
            list(DATE.find(read))
            best = min(best, time.perf_counter() - start)
        return best

    for words in ("Monday ", "two days after the storm ", "the end of the ", "2018 "):
        assert seconds(words * 1600) < 12 * max(seconds(words * 400), 0.005)


def test_plain_words_are_one_line() -> None:
    assert "\n" not in say(DateValue(None, None, Grain.DAY, event="the storm", offset=-3))
