"""Dates that name their place in the calendar: days, months, years, decades and centuries, with or without their year."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable

from verifier.kinds.date import calendar as cal
from verifier.kinds.date.calendar import Grain, Period
from verifier.kinds.date.family import Family
from verifier.kinds.date.lexicon import (
    GREENWICH,
    MONTH,
    NAME_MONTHS,
    ORDINAL,
    SHORT_WEEKDAY,
    WEEKDAY,
    YEAR,
    compiled,
    month_number,
    read_ordinal,
    weekday_number,
)
from verifier.kinds.date.scene import Direction, Scene, choose, last_told, unresolved
from verifier.kinds.date.value import Anchored, DateValue, of_period
from verifier.text import WordClass

_DAY = r"(?:3[01]|[12]\d|0?[1-9])"
_NUMBER_ENDS = r"(?![\d%]|[.,:/]\d)"
_WHICH_YEAR = rf"(?:,? (?P<year>{YEAR}){_NUMBER_ENDS}|,? (?:of )?(?P<shift>last|this|next) year\b)?"
_WEEKDAY_BEFORE = rf"(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? (?:the )?)?"
_WEEKDAY_AFTER = rf"(?:, (?:an? )?(?P<weekday_after>{WEEKDAY})\b)?"
_ZONE = rf"(?: {GREENWICH}\b)?"
_SHIFT = {"last": -1, "this": 0, "next": 1}


def _near_years(scene: Scene) -> range:
    year = 2000 if scene.published is None else scene.published.year
    return range(year - 8, year + 9) if scene.published else range(0)


def _year_of(match: re.Match[str], scene: Scene) -> int | None | bool:
    """The year that a match gives, None where it leaves it out, False where it counts from an unknown publication."""
    groups = match.groupdict()
    if groups.get("year"):
        return int(groups["year"])
    if groups.get("shift"):
        return False if scene.published is None else scene.published.year + _SHIFT[groups["shift"].lower()]
    return None


def _told_year(scene: Scene) -> int | None:
    """The year that the same sentence has given before ("in March 2013 ... that May"): a clause that looks back stays in it."""
    for known in reversed(scene.known):
        if known.sentence != scene.sentence.index or known.start >= scene.start:
            continue
        if known.value.anchored is Anchored.CALENDAR and known.period.first.year == known.period.last.year:
            return known.period.first.year
        return None
    return None


def _calendar_day(match: re.Match[str], scene: Scene) -> DateValue | None:
    month = month_number(match["month"])
    number = read_ordinal(match["ordinal"]) if match.groupdict().get("ordinal") else int(re.sub(r"\D", "", match["day"]))
    if not 1 <= number <= 31:
        return None
    groups = match.groupdict()
    weekday = groups.get("weekday") or groups.get("weekday_after")
    gmt = bool(re.search(GREENWICH, match[0]))
    year = _year_of(match, scene)
    if year is False:
        return unresolved(Grain.DAY)
    if year is not None:
        return of_period(cal.day(year, month, number), Grain.DAY, gmt=gmt)
    if cal.day(2000, month, number) is None:
        return of_period(None, Grain.DAY)
    days = [cal.day(y, month, number) for y in _near_years(scene)]
    if weekday is not None:
        # The weekday picks the year; where it fits none nearby, the date stands and the weekday is the slip.
        fitting = [d for d in days if d is not None and d.first.weekday() == weekday_number(weekday)]
        today = scene.published
        near = [d for d in fitting if today is not None and abs((d.first - today).days) < 400]
        if near:
            value = choose(near, scene, Grain.DAY)
            return dataclasses.replace(value, gmt=gmt, others=())
    if groups.get("which") in {"last", "Last", "next", "Next"}:
        return _last_or_next(days, scene, Grain.DAY, forward=groups["which"].lower() == "next")
    told = _told_year(scene)
    value = _with_told_years(choose(days, scene, Grain.DAY), scene, lambda y: cal.day(y, month, number))
    return dataclasses.replace(_prefer_told(value, cal.day(told, month, number) if told else None, scene), gmt=gmt)


def _with_told_years(value: DateValue, scene: Scene, in_year: Callable[[int], Period | None]) -> DateValue:
    """In a story of another year ("a little over a year ago"), a day without its year may be of that year: kept as a further reading."""
    if scene.published is None or value.period is None or scene.direction is Direction.FORWARD:
        return value
    years = {k.period.first.year for k in scene.known if k.sentence >= scene.sentence.index - _STORY and k.period.last < scene.published}
    found = [p for year in sorted(years) if (p := in_year(year)) is not None and p != value.period and p not in value.others]
    return dataclasses.replace(value, others=(*value.others, *found))


_STORY = 8
"""Sentences back in which a year told can still be the story's."""


def _prefer_told(value: DateValue, told: Period | None, scene: Scene) -> DateValue:
    if told is None or value.period is None or scene.direction is Direction.FORWARD or value.period == told:
        return value
    return dataclasses.replace(value, first=told.first, last=told.last, others=(value.period,), anchored=Anchored.TEXT)


def _iso(match: re.Match[str], scene: Scene) -> DateValue | None:
    return of_period(cal.day(int(match["year"]), int(match["month"]), int(match["day"])), Grain.DAY)


def _numeric(match: re.Match[str], scene: Scene) -> DateValue | None:
    """14/09/2018: only where one of the numbers cannot be a month, or both are the same; with full stops the day comes first."""
    first, second, year = int(match["a"]), int(match["b"]), int(match["year"])
    dotted = match["mark"] == "."
    if dotted or first > 12 or first == second:
        period = cal.day(year, second, first)
    elif second > 12:
        period = cal.day(year, first, second)
    else:
        return unresolved(Grain.DAY)
    return of_period(period, Grain.DAY)


_TEMPORAL_BEFORE = frozenset(
    "in since until till by from during for of to through before after early late mid last next this that previous following between "
    "throughout around and or into than early, late, end beginning start about circa".split()
)
_FIRM_BEFORE = frozenset("in since until till during early late mid last next this throughout previous following through of".split())


def _month(match: re.Match[str], scene: Scene) -> DateValue | None:
    """A month without a day. March, May, April, June and August are also names and words: they want a time preposition or a year."""
    number = month_number(match["month"])
    determiner = (match["determiner"] or "").lower()
    determiner = " ".join(determiner.split()).removeprefix("the ")
    year = _year_of(match, scene)
    if year is None and not determiner and not _is_month(match, scene, number):
        return None
    if year is False:
        return unresolved(Grain.MONTH)
    if year is not None:
        return of_period(cal.month(year, number), Grain.MONTH)
    if match["told"]:
        told = last_told(scene, finest=False, within=4)
        if told is not None:
            shift = {"that": 0, "same": 0, "following": 1, "next": 1, "previous": -1}[match["told"].lower().split()[-1]]
            period = cal.month(told.period.first.year + shift, number)
            return of_period(period, Grain.MONTH, anchored=Anchored.TEXT, anchor=told.period.first)
        return unresolved(Grain.MONTH)
    periods = [cal.month(y, number) for y in _near_years(scene)]
    if determiner in {"last", "next", "previous", "following", "this past", "this coming", "coming", "past"}:
        return _last_or_next(periods, scene, Grain.MONTH, forward=determiner in {"next", "following", "coming", "this coming"})
    if determiner == "that":
        told = last_told(scene, finest=False, within=4)
        if told is not None:
            # "that May": the May of the year just spoken of, or the first after it.
            period = cal.month(told.period.first.year, number)
            if period is not None and period.last < told.period.first and told.period != cal.year(told.period.first.year):
                period = cal.month(told.period.first.year + 1, number)
            return of_period(period, Grain.MONTH, anchored=Anchored.TEXT, anchor=told.period.first)
    value = _with_told_years(choose(periods, scene, Grain.MONTH), scene, lambda y: cal.month(y, number))
    year_told = _told_year(scene)
    return _prefer_told(value, cal.month(year_told, number) if year_told else None, scene)


def _last_or_next(periods: list[Period | None], scene: Scene, grain: Grain, forward: bool) -> DateValue:
    """The last one over, or the next to come, counted from publication; where that lies in the year of publication, some writers mean
    the one of last (next) year, which stays as a further reading."""
    published = scene.published
    if published is None:
        return unresolved(grain)
    sides = [p for p in periods if p is not None and (p.first > published if forward else p.last < published)]
    if not sides:
        return unresolved(grain)
    best = sides[0] if forward else sides[-1]
    rest = sides[1:2] if forward else sides[-2:-1]
    others = tuple(rest) if best.first.year == published.year else ()
    return of_period(best, grain, others=others, anchored=Anchored.PUBLISHED, anchor=published)


_ABBREVIATED = frozenset("Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec".split())


def _is_month(match: re.Match[str], scene: Scene, number: int) -> bool:
    previous = scene.previous_word()
    following = scene.next_word()
    name = match["month"]
    if scene.after(2) == "'s":
        return number not in NAME_MONTHS
    if len(name) < 5 and name[-1] == "." or name in _ABBREVIATED:
        if following is not None and following.tag is WordClass.NAME:
            return False
        return previous in _TEMPORAL_BEFORE and previous not in {"and", "or", "for"}
    if number not in NAME_MONTHS:
        named = following is not None and following.tag is WordClass.NAME and previous not in _TEMPORAL_BEFORE
        return not named and not name.endswith("-")
    if scene.view[max(0, scene.start - 1) : scene.start] == "-" and re.search(r"\b(?:mid|late|early|pre|post)-$", scene.before(6), re.I):
        return True
    if following is not None and following.tag is WordClass.NAME and previous not in {"in", "since", "during"}:
        return False
    if name in scene.names:
        return previous in _FIRM_BEFORE and previous != "of"
    if re.fullmatch(r"\w{3,}est|worst|best|busiest|first|second|third|last", previous) and re.search(r"\bthe\s+[\w-]+\s+$", scene.before(24)):
        return True  # "the hottest May on record"
    if previous in {"the", "its", "a"}:
        # "the March accession", but "the March for Our Lives".
        return following is not None and following.tag is WordClass.NOUN
    if previous in {"and", "or", "to"}:
        return re.search(rf"{MONTH}(?:\s+{YEAR})?,?\s+(?:and|or|to)\s*$", scene.before(40)) is not None
    if re.search(r"\b(?:in|since|during)(?: [\w-]+)? both\s*$|\d\s*[-/]$", scene.before(24)):
        return True
    return previous in _TEMPORAL_BEFORE


_PLAIN_MONTH = r"(?P<month>" + MONTH + r")"
_DETERMINERS = (
    r"(?:(?P<determiner>[Tt]his past|[Tt]his coming|[Ll]ast|[Nn]ext|[Tt]his|[Tt]hat|(?:[Tt]he )?(?:previous|following|coming|past))[ -])?"
)


_YEAR_STRONG = frozenset("in since during throughout circa until till ad".split())
_YEAR_WEAK = frozenset("by before after from of for to than through around about early late mid late- the between as".split())
_PEOPLE = frozenset("people men women children staff police troops cattle sheep fish aircraft percent per".split())
_CLOCK_ZONES = re.compile(r"\s*(?:GMT|UTC|BST|CET|E[SD]?T|P[SD]?T|hours|hrs|local time)\b")
_NOT_YEAR = re.compile(r"\s*(?:BCE?\b|(?:square|cubic|k?m\b|km/|kg\b|tonnes?|miles?|metres?|meters?|euros?|dollars?|pounds?|words?|votes?)\b)")


def _year(match: re.Match[str], scene: Scene) -> DateValue | None:
    """Four digits as a year: after a time preposition, in brackets, beside another year, or before the thing that it dates."""
    number = int(match["year"])
    period = cal.year(number)
    after = scene.after(24)
    if period is None or _CLOCK_ZONES.match(after) or _NOT_YEAR.match(after):
        return None
    return of_period(period, Grain.YEAR) if _is_year(number, scene) else None


def _is_year(number: int, scene: Scene) -> bool:
    before = scene.before(32)
    previous = scene.previous_word()
    following = scene.next_word()
    counted = following is not None and (
        following.lower in _PEOPLE
        or (following.tag is WordClass.NOUN and following.lemma != following.lower)
        or following.tag is WordClass.ADJECTIVE
    )
    recent = 1800 <= number <= 2100
    if previous.endswith(("mid-", "late-", "early-", "post-", "pre-")) or re.search(r"\b(?:mid|late|early|post|pre)-$", before, re.I):
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
    if not 1 <= last - first <= 99 or not 1500 <= first <= 2100:
        return None
    return of_period(cal.span((first, 1, 1), (last, 12, 31)), Grain.YEAR)


def _fiscal(match: re.Match[str], scene: Scene) -> DateValue | None:
    """A fiscal year: which months it has is the firm's affair, so it never conflicts on its edges."""
    period = cal.year(int(match["year"]))
    return None if period is None else of_period(period, Grain.YEAR, slack=275, firm=False)


_DECADES = {name: 10 * n for n, name in enumerate("twenties thirties forties fifties sixties seventies eighties nineties".split(), start=2)}


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
        number = (scene.published.year + 99) // 100 + _SHIFT[match["which"].lower()]
        return of_period(cal.century(number), Grain.CENTURY, anchored=Anchored.PUBLISHED, anchor=scene.published)
    number = read_ordinal(match["ordinal"])
    return of_period(cal.century(number), Grain.CENTURY) if number <= 21 else None


def _day_of_month(match: re.Match[str], scene: Scene) -> DateValue | None:
    """ "on the 25th": of the month told last, else of the nearest month in the clause's direction. Not before a noun ("the 25th floor")."""
    if scene.modifies() or (scene.next_word() is not None and scene.next_word().tag is WordClass.NAME):  # type: ignore[union-attr]
        return None
    if not re.search(r"\b(?:on|by|until|till|from|since|before|after|of|to|through)\s+$", scene.before(12)):
        return None
    number = read_ordinal(match["ordinal"])
    if not 1 <= number <= 31 or scene.published is None:
        return None if scene.published else unresolved(Grain.DAY)
    today = scene.published
    around = [cal.month(today.year, today.month + k) for k in (-2, -1, 0, 1, 2)]
    days = [cal.day(m.first.year, m.first.month, number) for m in around if m is not None]
    value = choose(days, scene, Grain.DAY)
    told = last_told(scene, within=4)
    if told is not None and value.period is not None:
        same = cal.day(told.period.first.year, told.period.first.month, number)
        if same is not None and same != value.period:
            return of_period(same, Grain.DAY, others=(value.period,), anchored=Anchored.TEXT, anchor=told.period.first)
    return value


def _day_range(match: re.Match[str], scene: Scene) -> DateValue | None:
    """Sept. 3 to 7, 3-7 September: both days and all between; "July 22 and 23" only for neighbours."""
    first, last = int(match["a"]), int(match["b"])
    if last <= first or (match["link"].strip() == "and" and last != first + 1):
        return None
    month = month_number(match["month"])
    year = _year_of(match, scene)
    if year is False:
        return unresolved(Grain.DAY)
    years = _near_years(scene) if year is None else range(year, year + 1)
    periods = [cal.span((y, month, first), (y, month, last)) for y in years]
    if year is not None:
        return None if periods[0] is None else of_period(periods[0], Grain.DAY)
    return choose(periods, scene, Grain.DAY)


_LINK = r"(?P<link>\s?-\s?| to | through | and )"
FAMILIES: tuple[Family, ...] = (
    Family(
        "month and day",
        compiled(
            rf"\b{_WEEKDAY_BEFORE}(?:(?P<which>[Ll]ast|[Nn]ext|[Tt]his) )?(?P<month>{MONTH}) (?:the )?(?P<day>{_DAY})(?:st|nd|rd|th)?(?![\w%]|[.,:/]\d|-\d){_WHICH_YEAR}{_WEEKDAY_AFTER}{_ZONE}"
        ),
        _calendar_day,
    ),
    Family(
        "day and month",
        compiled(
            rf"(?<![\w.,/$£€-])(?:(?P<weekday>{WEEKDAY}|{SHORT_WEEKDAY}),? )?(?:the )?(?:(?P<day>{_DAY})(?:st|nd|rd|th)?|(?P<ordinal>{ORDINAL}))"
            rf"(?: of)?[ -](?P<month>{MONTH})(?![\w-]){_WHICH_YEAR}{_WEEKDAY_AFTER}{_ZONE}"
        ),
        _calendar_day,
    ),
    Family("iso", compiled(r"(?<![\w.,/-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\w/-]|[.,]\d)"), _iso),
    Family(
        "numeric",
        compiled(rf"(?<![\w.,/-])(?P<a>\d\d?)(?P<mark>[./-])(?P<b>\d\d?)(?P=mark)(?P<year>{YEAR})(?![\w/-]|[.,]\d)"),
        _numeric,
    ),
    Family(
        "days of a month",
        compiled(rf"\b(?P<month>{MONTH}) (?P<a>{_DAY}){_LINK}(?P<b>{_DAY})(?![\w%]|[.,:/]\d|-\d){_WHICH_YEAR}"),
        _day_range,
    ),
    Family(
        "days before their month",
        compiled(rf"(?<![\w.,/$£€-])(?P<a>{_DAY})(?:st|nd|rd|th)?{_LINK}(?P<b>{_DAY})(?:st|nd|rd|th)? (?P<month>{MONTH})(?!\w){_WHICH_YEAR}"),
        _day_range,
    ),
    Family(
        "month",
        compiled(
            rf"\b{_DETERMINERS}{_PLAIN_MONTH}(?![\w-]|\.\w)(?: (?:of )?(?P<year>{YEAR}){_NUMBER_ENDS}"
            rf"|,? (?:of )?(?P<shift>[Ll]ast|[Tt]his|[Nn]ext) year\b|,? (?:of )?(?P<told>that|the same|the following|the next|the previous) year\b)?"
        ),
        _month,
    ),
    Family("fiscal year", compiled(rf"\b(?:fiscal|financial)(?: year)? (?P<year>{YEAR})(?:[-/]\d\d(?:\d\d)?)?(?!\d)"), _fiscal),
    Family("years", compiled(rf"(?<![\w.,/$£€-])(?P<first>{YEAR})[-/](?P<last>{YEAR}|\d\d)(?![\w/-]|[.,]\d)"), _year_range),
    Family("year", compiled(rf"(?<![\w.,/$£€])(?<!\d-)(?P<year>{YEAR})(?![\w%]|[.,:/]\d|-\w)"), _year),
    Family(
        "decade",
        compiled(
            r"(?<![\w$£€.,])(?P<full>[12]\d\d0)'?s\b"
            r"|(?:(?<=\s)|(?<=-))(?:'(?P<short>\d0)s\b|(?P<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b)"
        ),
        _decade,
    ),
    Family(
        "century",
        compiled(rf"\b(?:[Tt]he )?(?:(?P<ordinal>(?i:{ORDINAL}))[ -](?:century|Century)\b|(?P<which>[Ll]ast|[Tt]his|[Nn]ext) century\b)"),
        _century,
    ),
    Family("day of the month", compiled(r"\b[Tt]he (?P<ordinal>\d{1,2}(?:st|nd|rd|th))\b"), _day_of_month),
)
"""Longest first where two match at one place; ``grammar`` keeps the longest."""
