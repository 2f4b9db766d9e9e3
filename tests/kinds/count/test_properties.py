"""What holds for all counts: each test quotes its rule."""

from __future__ import annotations

import dataclasses
import itertools
import json
import time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.kinds.count.texts import mentions
from verifier.claims import Outcome
from verifier.kinds.count import COUNT, CountValue, Form, Hedge
from verifier.kinds.count.bounds import interval
from verifier.kinds.count.currencies import candidates
from verifier.kinds.count.things import exclude_each_other
from verifier.kinds.count.units import UNITS
from verifier.kinds.count.value import Standing
from verifier.language import read
from verifier.text import Article, Span

FIGURES = st.one_of(
    st.integers(0, 10**7).map(float),
    st.decimals(0, 10**4, places=2).map(float),
    st.sampled_from([0.0, 0.2, 1 / 3, 0.5, 1.0, 12.0, 400.0, 1e6, 2.5e9]),
)
UNIT_OF = {
    Form.COUNT: st.sampled_from(["", "soldier", "civilian", "people", "home"]),
    Form.MONEY: st.sampled_from(["USD", "EUR", "crown", "cent", "GBP"]),
    Form.MEASURE: st.sampled_from(sorted(UNITS)),
    Form.AGE: st.just("year"),
    Form.PERCENT: st.just("%"),
    Form.SHARE: st.just("share"),
    Form.POINTS: st.sampled_from(["percentage point", "basis point"]),
}
NOUNS = ("man", "woman", "child", "boy", "soldier", "civilian", "wounded", "dead", "people", "home", "missing", "crew")
SINGLE = tuple(hedge for hedge in Hedge if hedge not in {Hedge.RANGE, Hedge.VAGUE})


@st.composite
def values(draw: st.DrawFn) -> CountValue:
    """Counts of every form and hedge, with bounds as the finder sets them."""
    if draw(st.integers(0, 9)) == 0:
        a, b = (float(draw(st.integers(0, 200))) for _ in range(2))
        return CountValue(Form.SCORE, a, min(a, b), max(a, b), other=b)
    form = draw(st.sampled_from(sorted(UNIT_OF)))
    unit = draw(UNIT_OF[form])
    point = draw(FIGURES)
    per = draw(st.sampled_from([None, None, "year", "day"]))
    if draw(st.integers(0, 4)) == 0:
        high = point + draw(FIGURES) + 1
        hedge = draw(st.sampled_from([Hedge.RANGE, Hedge.VAGUE]))
        return CountValue(form, (point + high) / 2, point, high, unit, hedge, 0.0, per)
    hedge = draw(st.sampled_from(SINGLE))
    grain = draw(st.sampled_from([0.0, 0.1, 1.0, 100.0, 1e6]))
    scaled = grain >= 1e6
    low, high_or_none = interval(form, hedge, point, grain, scaled, unit)
    return CountValue(form, point, low, high_or_none, unit, hedge, grain, per, assumed=draw(st.booleans()))


@given(values(), values())
def test_comparison_is_symmetric_in_its_outcome_and_total(a: CountValue, b: CountValue) -> None:
    """Kind.compare: "Total (never raises) and symmetric in its outcome"."""
    there, back = COUNT.compare(a, b), COUNT.compare(b, a)
    assert there.outcome is back.outcome
    assert there.rule == back.rule
    assert there.rule in {rule.name for rule in COUNT.rules}
    assert there.reason


@given(values())
def test_a_value_agrees_with_itself(value: CountValue) -> None:
    assert COUNT.compare(value, value).outcome is Outcome.AGREES


@given(st.integers(0, 10**6), st.integers(0, 10**5), st.integers(0, 10**5), st.integers(0, 10**5), values())
def test_a_wider_range_never_turns_agreement_into_conflict(
    low: int, size: int, below: int, above: int, other: CountValue
) -> None:
    def ranged(a: float, b: float) -> CountValue:
        return CountValue(other.form, (a + b) / 2, a, b, other.unit, Hedge.RANGE, per=other.per, assumed=other.assumed)

    if other.form is Form.SCORE:
        return
    narrow, wide = ranged(low, low + size), ranged(low - below, low + size + above)
    if COUNT.compare(narrow, other).outcome is Outcome.AGREES:
        assert COUNT.compare(wide, other).outcome is not Outcome.CONFLICTS


@given(st.integers(0, 1000), *[st.integers(0, 500)] * 4, st.sampled_from(["", "soldier"]))
def test_containment_is_transitive(low: int, size: int, one: int, two: int, more: int, unit: str) -> None:
    """count.within: what lies inside an interval that lies inside another agrees with both ends of the chain."""

    def ranged(a: float, b: float) -> CountValue:
        return CountValue(Form.COUNT, (a + b) / 2, a, b, unit, Hedge.RANGE)

    point = CountValue(Form.COUNT, float(low), float(low), float(low), unit)
    inner, outer = ranged(low - one, low + size), ranged(low - one - two, low + size + more)
    assert COUNT.compare(point, inner).outcome is Outcome.AGREES
    assert COUNT.compare(point, outer).outcome is Outcome.AGREES


@given(values(), values(), st.sampled_from(["since 1927", "Togo, Benin and Ghana"]))
def test_what_is_only_implied_never_contradicts(a: CountValue, b: CountValue, words: str) -> None:
    """count.implied: "such a value can bear a figure out and never contradict it"."""
    implied = dataclasses.replace(a, implied=words)
    comparison = COUNT.compare(implied, b)
    assert comparison.outcome is not Outcome.CONFLICTS
    assert comparison.rule == "count.implied"
    assert COUNT.compare(b, implied).outcome is comparison.outcome


@given(values(), values(), st.sampled_from(Standing), st.sampled_from(Standing))
def test_standing_keeps_comparison_symmetric_and_a_former_figure_contradicts_none(
    a: CountValue, b: CountValue, one: Standing, two: Standing
) -> None:
    """count.before-a-change: "it contradicts none that holds now"."""
    a, b = dataclasses.replace(a, standing=one), dataclasses.replace(b, standing=two)
    there, back = COUNT.compare(a, b), COUNT.compare(b, a)
    assert (there.outcome, there.rule) == (back.outcome, back.rule)
    assert COUNT.compare(a, a).outcome is Outcome.AGREES
    assert COUNT.decode(json.loads(json.dumps(COUNT.encode(a)))) == a
    if {one, two} == {Standing.HOLDS, Standing.HELD}:
        assert there.outcome is not Outcome.CONFLICTS


@given(st.text(max_size=8), st.text(max_size=8))
def test_exclusion_is_symmetric_and_no_noun_excludes_itself(one: str, two: str) -> None:
    for a, b in itertools.product({one, two, *NOUNS}, repeat=2):
        assert exclude_each_other(a, b) == exclude_each_other(b, a)
        assert a != b or not exclude_each_other(a, b)


@given(FIGURES, st.sampled_from([Hedge.ABOUT, Hedge.NEARLY, Hedge.JUST_OVER, Hedge.AT_LEAST, Hedge.AT_MOST]))
def test_a_hedge_is_no_contradiction_of_the_figure_it_hedges(point: float, hedge: Hedge) -> None:
    low, high = interval(Form.COUNT, hedge, point, 0.0, False, "")
    hedged, exact = CountValue(Form.COUNT, point, low, high, "", hedge), CountValue(Form.COUNT, point, point, point)
    assert COUNT.compare(hedged, exact).outcome is Outcome.AGREES


@given(st.sampled_from(sorted(UNITS)), st.floats(-1e6, 1e6))
def test_unit_conversion_round_trips(symbol: str, number: float) -> None:
    unit = UNITS[symbol]
    assert unit.from_base(unit.to_base(number)) == pytest.approx(number, rel=1e-9, abs=1e-6)


@given(st.sampled_from(sorted(UNITS)), st.sampled_from(sorted(UNITS)), st.integers(1, 10**6))
def test_a_conversion_agrees_with_its_source(one: str, two: str, number: int) -> None:
    """ "A conversion is never more precise than its source": a figure converted and rounded to three digits still
    agrees."""
    a, b = UNITS[one], UNITS[two]
    if one == two or a.dimension != b.dimension or a.dimension == "temperature":
        return
    converted = float(f"{b.from_base(a.to_base(float(number))):.3g}")
    step = 10.0 ** (len(str(int(converted))) - 3) if converted >= 100 else converted / 100 or 1.0
    source = CountValue(Form.MEASURE, float(number), float(number), float(number), one, grain=1.0)
    result = CountValue(Form.MEASURE, converted, converted, converted, two, grain=max(step, 1e-9))
    assert COUNT.compare(source, result).outcome is not Outcome.CONFLICTS


@given(values())
def test_encoding_loses_nothing(value: CountValue) -> None:
    """Kind.encode: "The value as JSON for the index, without loss"."""
    assert COUNT.decode(json.loads(json.dumps(COUNT.encode(value)))) == value


@given(values())
def test_every_value_can_be_said_and_described(value: CountValue) -> None:
    assert COUNT.say(value).strip()
    fields = COUNT.describe(value)
    assert {"low", "high", "unit", "per", "form"} <= fields.keys()
    assert json.loads(json.dumps(fields, allow_nan=False)) == fields


@given(values(), values())
def test_money_in_two_known_currencies_is_never_converted(a: CountValue, b: CountValue) -> None:
    one = dataclasses.replace(a, form=Form.MONEY, unit="EUR", other=None, whole=None, per=None)
    two = dataclasses.replace(b, form=Form.MONEY, unit="JPY", other=None, whole=None, per=None)
    assert not candidates("EUR", False) & candidates("JPY", False)
    assert COUNT.compare(one, two).rule in {"count.different-currency", "count.currency-swap"}


PIECES = st.sampled_from(
    "12 3.5 1,200 2018 a an the of in and or to at least more than about up half third quarter one two dozen hundred million "
    "percent % $ £ km miles hours years old - -- / : . , ( ) ' \" people votes 3-1 10th No Sept. am no both twice several Moser "
    "½ € aged per each every".split()
)


@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=200))
def test_any_text_is_read_and_values_do_not_overlap(text: str) -> None:
    """Kind.find: "Every value of this kind in the document, in order, without overlaps"."""
    article = Article(id="any.txt", text=text, view=text, body=Span(0, len(text)))
    last = 0
    for mention in COUNT.find(read(article)):
        assert last <= mention.span.start < mention.span.end
        assert mention.mask.contains(mention.span)
        last = mention.span.end
        low, high = mention.value.low, mention.value.high
        assert low is None or high is None or low <= high
        assert COUNT.decode(COUNT.encode(mention.value)) == mention.value


@pytest.mark.parametrize(
    "piece", ["12 people ", "one hundred and ", "1-2-", "half a ", "between 1 and ", "1, ", "1 hour ", "no "]
)
def test_the_time_grows_with_the_length_of_a_sentence(piece: str) -> None:
    """One sentence of four times the length takes about four times as long: eight leaves room for a busy machine,
    sixteen would be its square."""

    def seconds(repeats: int) -> float:
        started = time.process_time()
        mentions(piece * repeats)
        return time.process_time() - started

    seconds(200)
    short, long = min(seconds(1500) for _ in range(2)), min(seconds(6000) for _ in range(2))
    assert long < 8 * short + 0.5


def test_hedges_have_a_wording_of_their_own() -> None:
    said: dict[str, Any] = {}
    for hedge in SINGLE:
        low, high = interval(Form.COUNT, hedge, 40.0, 0.0, False, "ship")
        said[COUNT.say(CountValue(Form.COUNT, 40.0, low, high, "ship", hedge))] = hedge
    assert len(said) == len(SINGLE)
