"""What the words of two values leave open, and what that comes to where the evidence is known to be of the same fact."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.kinds import BY_NAME
from verifier.language.lexicon import MONTHS, WEEKDAYS
from verifier.pairs import rules
from verifier.pairs.arithmetic import days, stretch
from verifier.pairs.choice import Candidate
from verifier.pairs.reading import TIME_UNITS, tokens, words_around
from verifier.pairs.series import series


def lean(claim: Claim[Any], candidate: Candidate) -> Comparison | None:
    """What an undecided comparison, or one that rests on a guess, comes to where the evidence is known to be of the same fact."""
    reported, comparison = candidate.claim, candidate.comparison
    return next((lean for rule in _LEANINGS if (lean := rule(claim, reported, comparison)) is not None), None)


def _fits(reason: str) -> Comparison:
    return Comparison(Outcome.AGREES, rules.FITS.name, reason)


_OPEN_READINGS = frozenset({"date.ambiguous", "date.near", "place.namesake"})


def _another_reading(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """A reading of open words that agrees; not the less likely one of two days: "last night" may have been today's small hours, but is
    yesterday's evening."""
    if comparison.rule == "date.ambiguous" and all(_is_day(c) for c in (claim, reported)):
        return None
    return _fits(comparison.reason) if comparison.rule in _OPEN_READINGS else None


def _is_day(claim: Claim[Any]) -> bool:
    return BY_NAME[claim.kind].describe(claim.value).get("grain") == "day"


def _bounds(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """Bounds and ranges of counts: one that the other keeps, or two for one thing."""
    if comparison.rule not in {"count.open-bounds", "count.ranges"}:
        return None
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value), kind.describe(reported.value)
    reason = f"Statement: {kind.say(claim.value)}. Evidence: {kind.say(reported.value)}."
    if comparison.rule == "count.ranges" or (_open(mine) == _open(theirs) != ""):
        return Comparison(Outcome.CONFLICTS, rules.SAME_BOUND.name, reason)
    if not _open(mine) or _open(theirs):
        return None
    return _fits(reason) if _keeps_near(claim, reported) else None


_BEYOND, _WITHIN = 3.0, 10.0
"""How many times beyond a bound above a figure may lie, and below one, and still be the one that was rounded to it: nobody says "more than
two minutes" of two hours."""


def _keeps_near(claim: Claim[Any], reported: Claim[Any]) -> bool:
    """Whether a figure that keeps a bound lies near enough to be what the bound was said of."""
    one, two = stretch(claim), stretch(reported)
    if one is not None and two is not None:
        return two.low <= one.high * _BEYOND and one.low <= two.high * _WITHIN
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value), kind.describe(reported.value)
    low, high, figure = mine.get("low"), mine.get("high"), theirs.get("low")
    if mine.get("unit") != theirs.get("unit") or not isinstance(figure, int | float):
        return True
    above = not isinstance(low, int | float) or not low or figure <= low * _BEYOND
    return above and (not isinstance(high, int | float) or high <= figure * _WITHIN)


def _open(fields: dict[str, Any]) -> str:
    """On which side a count is open; empty where it is not."""
    low, high = fields.get("low"), fields.get("high")
    if high is None:
        return "above"
    return "below" if not low and high else ""


def _other_things(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """The statement's figure, of things that exclude the statement's: seven civilians are not seven soldiers."""
    if comparison.rule != "count.other-things":
        return None
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value), kind.describe(reported.value)
    if any(mine.get(end) != theirs.get(end) for end in ("low", "high")):
        return None
    return Comparison(Outcome.CONFLICTS, rules.OTHER_VALUE.name, comparison.reason)


def _multiples(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """How many times against a share: what grew by a third is 1.33 times what it was, and a third of what was meant is what was to be three
    times as much. "More than double" and "twice" are one multiple, rounded."""
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value), kind.describe(reported.value)
    reason = f"Statement: {kind.say(claim.value)}. Evidence: {kind.say(reported.value)}."
    if comparison.rule == "count.at-the-bound":
        return _fits(reason) if mine.get("form") == theirs.get("form") == "multiple" else None
    if comparison.rule != "count.different-form" or {mine.get("form"), theirs.get("form")} != {"multiple", "share"}:
        return None
    share, of = (theirs, reported) if theirs.get("form") == "share" else (mine, claim)
    times = theirs if share is mine else mine
    part, multiple = (_end(share, "low") + _end(share, "high")) / 2, (_end(times, "low") + _end(times, "high")) / 2
    if not part or multiple <= 1:
        return None
    behind = words_around(of)[1][:1]
    grown = bool(_GROWN & set(behind))
    if not grown and behind != ["of"]:
        return None
    figure = 1 + part if grown else 1 / part
    if abs(figure - multiple) <= _MULTIPLE * multiple:
        return _fits(reason)
    return Comparison(Outcome.CONFLICTS, comparison.rule, reason) if grown else None


_GROWN = frozenset("more higher up larger bigger dearer".split())
_MULTIPLE = 0.1
"""How far two multiples may lie apart and be one, rounded."""


def _during(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """The same length of time, "over" before the one: "spent over 18 months" may say during them or more than them."""
    if comparison.rule != "count.at-the-bound" or stretch(claim) is None:
        return None
    over = any(c.words.lower().startswith("over ") for c in (claim, reported))
    return _fits(comparison.reason) if over else None


def _far_from_hedge(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """A figure outside what "nearly" or "about" reaches, and by more than a little: a tenth is as far as a reader goes along."""
    if comparison.rule != "count.near":
        return None
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value), kind.describe(reported.value)
    scales = {"percent": 100.0}
    low, high = (_end(mine, end) / scales.get(str(mine["form"]), 1.0) for end in ("low", "high"))
    least, most = (_end(theirs, end) / scales.get(str(theirs["form"]), 1.0) for end in ("low", "high"))
    if mine.get("unit") != theirs.get("unit") and {mine["form"], theirs["form"]} - {"share", "percent"}:
        return None
    middle, other = (low + high) / 2, (least + most) / 2
    if max(high / low if low else _WIDE, most / least if least else _WIDE) >= _WIDE:
        return None  # "several" is no figure
    if not middle or not other or abs(middle - other) <= _REACH * max(middle, other):
        return None
    return Comparison(Outcome.CONFLICTS, comparison.rule, comparison.reason)


def _end(fields: dict[str, Any], end: str) -> float:
    figure = fields.get(end)
    return float(figure) if isinstance(figure, int | float) else 0.0


_WIDE = 1.6
_REACH = 0.15
"""A tenth to either side, and what rounding may add to it."""


def _rates(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """So much a week against so much a year, where one is the other over the calendar: evidence given for a rate was given for its sum."""
    if comparison.rule != "count.different-rate":
        return None
    kind = BY_NAME[claim.kind]
    mine, theirs = kind.describe(claim.value), kind.describe(reported.value)
    periods = [TIME_UNITS.get(str(fields.get("per"))) for fields in (mine, theirs)]
    figures = [(_end(fields, "low") + _end(fields, "high")) / 2 for fields in (mine, theirs)]
    if mine.get("unit") != theirs.get("unit") or periods[0] is None or periods[1] is None or not all(figures):
        return None
    one, two = figures[0] / periods[0], figures[1] / periods[1]
    reason = f"Statement: {kind.say(claim.value)}. Evidence: {kind.say(reported.value)}."
    if abs(one - two) <= _CALENDAR * max(one, two):
        return Comparison(Outcome.AGREES, rules.RATE.name, reason)
    apart = abs(one - two) > _OTHER_RATE * max(one, two)
    return Comparison(Outcome.CONFLICTS, rules.RATE.name, reason) if apart else None


_CALENDAR, _OTHER_RATE = 0.04, 0.2
"""How far two rates may be apart for one to be the other (52 weeks are not quite a year), and from where on they are two."""


def _not_by_then(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """What is denied of a time, against an earliest day behind it: "unlikely this year" and "not before next May"."""
    denied = claim.context.negated or "unlikely" in tokens(claim.text)
    return _fits(comparison.reason) if comparison.rule == "date.too-early" and denied else None


def _periods(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """Two periods that share most of their days, and a day before a deadline that it keeps."""
    if comparison.rule not in {"date.overlap", "date.deadline"}:
        return None
    mine, theirs = days(claim), days(reported)
    if mine is None or theirs is None:
        return None
    shared = (min(mine[1], theirs[1]) - max(mine[0], theirs[0])).days + 1
    shorter = min((d[1] - d[0]).days + 1 for d in (mine, theirs))
    if 2 * shared >= shorter:
        return _fits(comparison.reason)
    role = BY_NAME[claim.kind].describe(claim.value).get("role")
    return _fits(comparison.reason) if role == "by" and 0 <= (mine[1] - theirs[1]).days <= _DEADLINE else None


_DEADLINE = 31
"""Days before a deadline in which what keeps it is what the deadline was of."""


def _year_left_out(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """The same day or month in two years, neither of them written: an anniversary story leaves the year to its readers."""
    if comparison.outcome is Outcome.AGREES or claim.kind != "date":
        return None
    mine, theirs = days(claim), days(reported)
    if mine is None or theirs is None or mine[0].year == theirs[0].year or _year(claim.words) or _bare(claim.words):
        return None
    if (mine[1] - mine[0]).days > _DEADLINE or _POINTING & set(tokens(claim.words)):
        return None
    same = all((a.month, a.day) == (b.month, b.day) for a, b in zip(mine, theirs, strict=True))
    return _fits("The same day, in a year that the statement leaves to its readers.") if same else None


def _following(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """A month or a day that is told by what came before it ("the following May"), of which a lone statement does not tell the year."""
    if claim.kind != "date" or comparison.outcome is Outcome.AGREES or not _AFTER_ANOTHER & set(tokens(claim.words)):
        return None
    mine, theirs = days(claim), days(reported)
    if mine is None or theirs is None or not MONTHS & set(tokens(claim.words)):
        return None
    first, last = ((day.month, day.day) for day in mine)
    inside = all(first <= (day.month, day.day) <= last for day in theirs)
    return _fits("The same days, in a year that the statement leaves to its readers.") if inside else None


_AFTER_ANOTHER = frozenset({"following", "next", "same", "that"})
_POINTING = frozenset("last next this past coming ago".split())
"""Words by which a date is counted from the day of the story."""


def _year(words: str) -> bool:
    return any(len(word) == 4 and word.isdigit() for word in tokens(words))


def _bare(words: str) -> bool:
    """Whether a date is told by its weekday and by nothing that says of which week."""
    dated = any(word[0].isdigit() or word in MONTHS | _POINTING for word in tokens(words))
    return not dated and _weekday(words) is not None


def _weekday(words: str) -> str | None:
    found = [word for word in tokens(words) if word in WEEKDAYS]
    return found[0] if len(found) == 1 else None


_SETTLEMENTS = frozenset(
    "capital city town village resort port county coast island region province state country district area".split()
)


def _described(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """A settlement or an area told by what it is ("the resort", "this southern city"), against one told by its name.

    Not a venue: a town has many halls.
    """
    if comparison.rule != "place.described":
        return None
    for told, named in ((claim, reported), (reported, claim)):
        if told.words.split()[-1] in _SETTLEMENTS and named.words[-1].isalpha() and named.words.split()[-1].istitle():
            return _fits(comparison.reason)
    return None


def _short_name(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """A town by the first word of its name, as copy calls it the second time: "Newcastle" of Newcastle upon Tyne."""
    if comparison.rule != "place.disjoint":
        return None
    short, full = sorted((_name(claim), _name(reported)), key=len)
    called_short = claim if _name(claim) == short else reported
    town = BY_NAME[claim.kind].describe(called_short.value).get("lat") is not None
    return (
        _fits(comparison.reason) if town and short and len(short) < len(full) and full[: len(short)] == short else None
    )


def _another_place(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """Another place by its name, told in the same way, where gate 2 only fears that the one may be a part of the other or that the
    gazetteer does not know it: two towns side by side, two lakes, two villages that something is "outside"."""
    if comparison.rule not in {"place.suburb", "place.unknown", "place.described"}:
        return None
    mine, theirs = claim.words.split(), reported.words.split()
    if (
        not all(words[-1][:1].isupper() for words in (mine, theirs))
        or set(_name(claim)) & set(_name(reported)) - _GENERIC
    ):
        return None
    led = mine[0] == theirs[0] and (mine[0].islower() or mine[0].lower() in _GENERIC)
    led = led or {mine[0], theirs[0]} <= _BESIDE
    if not led and comparison.rule != "place.suburb":
        return None
    return Comparison(Outcome.CONFLICTS, rules.OTHER_PLACE.name, f"{claim.words} is not {reported.words}.")


_BESIDE = frozenset({"near", "outside", "off"})
_GENERIC = frozenset("lake mount river cape lough loch port fort camp isle near outside in at off the".split())
"""Words that names of one sort begin with, and prepositions that go with a name."""


def _name(claim: Claim[Any]) -> list[str]:
    return [word for word in tokens(claim.words) if word not in {"near", "outside", "in", "at", "off", "the", "of"}]


_WEEK = "monday tuesday wednesday thursday friday saturday sunday".split()


def _weekdays(claim: Claim[Any], reported: Claim[Any], comparison: Comparison) -> Comparison | None:
    """A weekday that nothing dates, against a day or a weekday."""
    if claim.kind != "date" or not _bare(claim.words) or comparison.outcome is Outcome.AGREES:
        return None
    mine = _weekday(claim.words)
    when = days(reported)
    theirs = _weekday(reported.words) or (_WEEK[when[0].weekday()] if when and when[0] == when[1] else None)
    if theirs is None:
        return None
    if mine == theirs:
        return Comparison(Outcome.AGREES, rules.WEEKDAY.name, f"Both say {theirs.title()}.")
    if comparison.outcome is Outcome.UNDECIDED and mine is not None:
        reason = f"Statement: {mine.title()}. Evidence: {theirs.title()}."
        return Comparison(Outcome.CONFLICTS, rules.WEEKDAY.name, reason)
    return None


_LEANINGS: tuple[Callable[[Claim[Any], Claim[Any], Comparison], Comparison | None], ...] = (
    _another_reading,
    _bounds,
    _other_things,
    _multiples,
    _during,
    _far_from_hedge,
    _rates,
    series,
    _periods,
    _not_by_then,
    _year_left_out,
    _following,
    _described,
    _short_name,
    _another_place,
    _weekdays,
)
