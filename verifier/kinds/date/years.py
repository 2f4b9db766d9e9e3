"""Years and longer: "in 1968", "2014-16", "fiscal 2019", "the 1990s", "the ninth century"."""

from __future__ import annotations

import re

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain
from verifier.kinds.date.family import Family
from verifier.kinds.date.implied_year import SHIFT
from verifier.kinds.date.lexicon import ORDINAL, YEAR, read_ordinal
from verifier.kinds.date.pattern import Pattern
from verifier.kinds.date.scene import Scene, unresolved
from verifier.kinds.date.value import Anchored, DateValue, of_period
from verifier.text import WordClass

_YEAR_STRONG = frozenset("in since during throughout circa until till ad year".split())
_YEAR_WEAK = frozenset(
    "by before after from of for to than through around about early late mid late- the between as".split()
)
_OLDEST_BARE, _LATEST_BARE = 1800, 2100
"""Years between which four digits may be one without a strong time preposition."""
_OLDEST_RANGE = 1500
_PEOPLE = frozenset("people men women children staff police troops cattle sheep fish aircraft percent per".split())
_CLOCK_ZONES = re.compile(r"\s*(?:GMT|UTC|BST|CET|E[SD]?T|P[SD]?T|hours|hrs|local time)\b")
_NOT_YEAR = re.compile(
    r"\s*(?:BCE?\b|(?:square|cubic|k?m\b|km/|kg\b|tonnes?|miles?|metres?|meters?|euros?|dollars?|pounds?|words?|votes?)\b)"
)


def _of_our_lord(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "AD 410", "in 410 CE", "between AD 905 and 950"."""
    first = int(match["before"] or match["after"])
    last = int(match["to"] or first)
    if first > last:
        return None
    return of_period(cal.span((first, 1, 1), (last, 12, 31)), Grain.YEAR)


def _short_year(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "in '98": of this century, or the last one where that year is still to come."""
    if scene.published is None:
        return unresolved(Grain.YEAR)
    number = scene.published.year - scene.published.year % 100 + int(match["short"])
    return of_period(cal.year(number if number <= scene.published.year else number - 100), Grain.YEAR)


def _year(match: re.Match[str], scene: Scene) -> DateValue | None:
    """Four digits as a year: after a time preposition, in brackets, beside another year, or before the thing that it dates."""
    number = int(match["year"])
    period = cal.year(number)
    after = scene.after(24)
    if period is None or _CLOCK_ZONES.match(after) or _NOT_YEAR.match(after):
        return None
    return of_period(period, Grain.YEAR) if _is_year(number, scene) else None


def _counts_things(scene: Scene) -> bool:
    """Whether a plural, or an adjective of one, follows: 2018 delegates, 1500 armed men."""
    following = scene.next_word()
    if following is None:
        return False
    plural = following.tag is WordClass.NOUN and following.lemma != following.lower
    return plural or following.lower in _PEOPLE or following.tag is WordClass.ADJECTIVE


def _is_year(number: int, scene: Scene) -> bool:
    before = scene.before(32)
    previous = scene.previous_word()
    following = scene.next_word()
    counted = _counts_things(scene)
    recent = _OLDEST_BARE <= number <= _LATEST_BARE
    if previous.endswith(("mid-", "late-", "early-", "post-", "pre-")) or re.search(
        r"\b(?:mid|late|early|post|pre)-$", before, re.I
    ):
        return True
    if previous in _YEAR_STRONG:
        return not counted or (recent and previous in {"in", "since"} and scene.start < 6)
    if re.search(rf"\b{YEAR}(?:,|,? and|,? or|,? to|-)\s*$", before):
        return not counted
    if re.search(r"\(\s*$", before):
        return recent and re.match(r"\s*[)\-,;]", scene.after(4)) is not None
    if not recent or counted:
        return False
    if previous in {"the", "a", "its", "his", "her", "their", "our", "this", "that"} or re.search(r"'s?\s+$", before):
        return following is not None and following.tag in {WordClass.NOUN, WordClass.NAME}
    if previous in _YEAR_WEAK:
        return following is None or following.tag is not WordClass.NOUN
    verbal = {WordClass.PAST, WordClass.PRESENT, WordClass.AUXILIARY, WordClass.MODAL}
    return scene.opens() and following is not None and following.tag in verbal


def _year_range(match: re.Match[str], scene: Scene) -> DateValue | None:
    """2014-16, 2018/19: from the first year to the last."""
    first = int(match["first"])
    end = match["last"]
    last = int(end) if len(end) == 4 else first - first % 100 + int(end)
    if not 1 <= last - first <= 99 or not _OLDEST_RANGE <= first <= _LATEST_BARE or _counts_things(scene):
        return None
    return of_period(cal.span((first, 1, 1), (last, 12, 31)), Grain.YEAR)


_FISCAL_SLACK = 275
"""Days by which a fiscal year may start before, or end after, the calendar year of its name."""


def _fiscal(match: re.Match[str], scene: Scene) -> DateValue | None:
    """A fiscal year: which months it has is the firm's affair, so it never conflicts on its edges."""
    period = cal.year(int(match["year"]))
    return None if period is None else of_period(period, Grain.YEAR, slack=_FISCAL_SLACK, firm=False)


_DECADE_NAMES = "twenties thirties forties fifties sixties seventies eighties nineties".split()
_DECADES = {name: 10 * n for n, name in enumerate(_DECADE_NAMES, start=2)} | {"noughties": 0}


def _decade(match: re.Match[str], scene: Scene) -> DateValue | None:
    if match["full"]:
        return of_period(cal.decade(int(match["full"])), Grain.DECADE)
    if not re.search(r"(?:\b(?:the|early|mid|late)\s+|-)$", scene.before(8), re.I):
        return None  # "in his eighties" is an age
    tens = _DECADES[match["word"].lower()] if match["word"] else int(match["short"])
    if scene.published is None:
        return unresolved(Grain.DECADE)
    start = scene.published.year - scene.published.year % 100 + tens
    return of_period(cal.decade(start if start <= scene.published.year else start - 100), Grain.DECADE)


def _century(match: re.Match[str], scene: Scene) -> DateValue | None:
    if match["which"]:
        if scene.published is None:
            return unresolved(Grain.CENTURY)
        number = (scene.published.year + 99) // 100 + SHIFT[match["which"].lower()]
        return of_period(cal.century(number), Grain.CENTURY, anchored=Anchored.PUBLISHED, anchor=scene.published)
    number = read_ordinal(match["ordinal"])
    return of_period(cal.century(number), Grain.CENTURY) if number <= 21 else None


_WORDS = "|".join(_DECADES)
FAMILIES: tuple[Family, ...] = (
    Family(
        "fiscal year",
        Pattern(
            rf"\b(?:fiscal|financial)(?: year)? (?P<year>{YEAR})(?:[-/]\d\d(?:\d\d)?)?(?!\d)",
            needs=("fiscal", "financial"),
        ),
        _fiscal,
    ),
    Family(
        "years",
        Pattern(rf"(?<![\w.,/$£€-])(?P<first>{YEAR})[-/](?P<last>{YEAR}|\d\d)(?![\w/-]|[.,]\d)", needs=("0000",)),
        _year_range,
    ),
    Family("year", Pattern(rf"(?<![\w.,/$£€])(?<!\d-)(?P<year>{YEAR})(?![\w%]|[.,:/]\d|-\w)", needs=("0000",)), _year),
    Family(
        "year of our Lord",
        Pattern(
            r"\b(?:A\.?D\.? (?P<before>\d{1,4})(?:(?: and |-| to )(?:A\.?D\.? )?(?P<to>\d{1,4}))?(?![\w%]|[.,]\d)"
            r"|(?P<after>\d{1,4}) (?:A\.?D\.?|CE|C\.E\.)(?!\w))",
            needs=("0",),
        ),
        _of_our_lord,
    ),
    Family(
        "short year",
        Pattern(r"(?:(?<=\sin\s)|(?<=\sof\s)|(?<=since\s)|(?<=until\s))'(?P<short>\d\d)\b(?!s)", needs=("'00",)),
        _short_year,
    ),
    Family(
        "decade",
        Pattern(
            r"(?:\b[Tt]he )?(?<![\w$£€.,])(?P<full>[12]\d\d0)'?s\b"
            rf"|(?:(?<=\s)|(?<=-))(?:'(?P<short>\d0)s\b|(?P<word>{_WORDS})\b)",
            needs=("0000", "'00", *_DECADES),
        ),
        _decade,
    ),
    Family(
        "century",
        Pattern(
            rf"\b(?:[Tt]he )?(?:(?P<ordinal>(?i:{ORDINAL}))[ -](?:century|Century)\b|(?P<which>[Ll]ast|[Tt]his|[Nn]ext) century\b)",
            needs=("century",),
        ),
        _century,
    ),
)
