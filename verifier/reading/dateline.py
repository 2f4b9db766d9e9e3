"""Datelines, and the lines near the top of a story that say when it was published.

A dateline says where a story was filed, and often when and by whom: "BERLIN, Sept. 14 (Reuters) -", "POCAHONTAS, Ark.
(AP) —", "ANKARA, Turkey — Sept. 14, 2018 —" (AP Stylebook, "datelines": the city in capital letters, the state or
country in its usual form, a dash). It is neither part of the first sentence nor a claim that something happened there.

A word in capitals before a dash is also how a sentence about NATO may start. So a place that has nothing else with it,
no region, no date, no agency, is taken only at the start of a paragraph of prose, before a dash that a new sentence
follows, and only where the story does not write the word in capitals again.
"""

from __future__ import annotations

import dataclasses
import datetime
import re

from verifier.reading.written_dates import CLOCK, WRITTEN_DATE, WrittenDate, read_written
from verifier.text import Span

_TOP = 10
"""Lines that are looked at: a headline, a deck, a byline, a date and a credit come before the first paragraph, rarely
more."""
_LONGEST = 120
"""Characters, from the start of the line to the dash."""
_PROSE = 100
"""Characters. A line as long as this is copy, with or without a full stop."""

_DASH = re.compile(r" *—(?: *[—-])* *| +-+(?: +|$|(?=[\"A-Z]))|(?<=\d)-(?: +|$)|: +")
_AGENCY = re.compile(r"[, ]*(?:\(([A-Z][^()]{1,40})\)|/([A-Z][^/]{1,40})/) *$")
_OPENS = re.compile(r"[\"'(\[]*[A-ZÀ-ÖØ-Þ]")
_CAPITALS = re.compile(r"(?:Mc|Mac|[dD]'|al-|el-)?[A-ZÀ-ÖØ-Þ]['.A-ZÀ-ÖØ-Þ-]+(?:/[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ-]+)*$")
_SMALL_WORDS = frozenset("and of the de del della di la le les da do dos das du al el in on near sur upon".split())
_PLACE_WORDS = 7
_SHORTEST = 4
"""Letters of a place that stands alone: ROME, LIMA, OSLO, and not EU, UK, UN."""

# The agencies whose name in brackets makes a dateline of a place in small letters; other names in brackets may be a
# party's or a club's.
_AGENCIES = frozenset(
    "ap reuters afp upi dpa ansa tass itar-tass ria xinhua pa efe lusa kyodo jiji yonhap anadolu aa ians pti"
    " ani app bss irna isna mena spa wam kuna qna petra sana ina cp bloomberg cnn bbc aap apa ats belga anp"
    " ritzau ntb tt bns interfax ukrinform belta kazinform bernama antara cna vna aps map panapress gna nan"
    " sapa ips rferl rfe/rl voa dw".split()
) | {
    "the associated press",
    "associated press",
    "agence france-presse",
    "thomson reuters foundation",
    "the canadian press",
}
# What else stands in capitals before a dash at the start of a story: the labels of wires and sites.
_LABELS = frozenset(
    "breaking update updates updated exclusive live analysis opinion comment commentary correction corrected"
    " editorial feature features interview factbox timeline explainer explained watch video photos photo"
    " graphic wrapup refile insight advisory urgent flash bulletin alert news snap snapshot review preview"
    " special report column blog note notes summary background embargoed developing profile obituary press"
    " release poll recap sport sports business world politics weather".split()
)
# Words that start a sentence and never a place (closed classes), and the days: "On Friday, Sept. 14 - polling day".
_NOT_PLACES = frozenset(
    "a an this that these those on in at by from since until before after during for with as when while if"
    " but and or so yet it he she they we i you his her its their our my your monday tuesday wednesday"
    " thursday friday saturday sunday".split()
)
_DIGIT = re.compile(r"\d")
_PUBLISHED = re.compile(
    r"(?:first )?(?:published|posted|filed|dated?|publication date|release date|published date|pub date|issued)(?: on)?:? *",
    re.IGNORECASE,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline. ``span`` runs from its first word to the dash, that included; ``place`` holds the place with its
    region, if any.

    ``bare`` where there is a place and nothing else.
    """

    span: Span
    place: Span | None
    date: WrittenDate | None
    bare: bool


def find_dateline(view: str, body: Span) -> Dateline | None:
    """The dateline of a story, given its folded text with a paragraph a line; None where there is none."""
    for line in _top_lines(view, body):
        found = match_dateline(line.of(view))
        if found is None:
            continue
        place = None if found.place is None else Span(found.place.start + line.start, found.place.end + line.start)
        if (
            found.bare
            and place is not None
            and re.search(rf"\b{re.escape(place.of(view))}\b", view[place.end : body.end])
        ):
            continue
        return Dateline(Span(found.span.start + line.start, found.span.end + line.start), place, found.date, found.bare)
    return None


def find_published(view: str, body: Span) -> datetime.date | None:
    """The day that a line near the top names, doing little else ("Published: 14 September 2018, 10:15 GMT";
    "2018-09-14")."""
    for line in _top_lines(view, body):
        if len(line) > 2 * _LONGEST:
            continue
        for part in re.split(r" [|•·] |, Published", " ".join(line.of(view).split())):
            label = _PUBLISHED.match(part)
            match = WRITTEN_DATE.match(part, 0 if label is None else label.end())
            if match is not None and (match.end() == len(part) or CLOCK.fullmatch(part, match.end())):
                written = read_written(match)
                if written is not None and written.date is not None:
                    return written.date
    return None


def match_dateline(line: str) -> Dateline | None:
    """The dateline at the start of a line, with offsets in the line; None where there is none."""
    start = len(line) - len(line.lstrip())
    head = line[start : start + _LONGEST].rstrip()
    dash = _DASH.search(head)
    if dash is None:
        parts = _read(head) if len(head) < _LONGEST else None
        own_line = parts is not None and parts.place and parts.capitals and parts.named
        return _dateline(parts, start, len(head)) if parts is not None and own_line else None
    parts = _read(head[: dash.start()])
    if parts is None:
        return None
    rest = line[start + dash.end() :]
    if parts.date is None and (second := _date_before_dash(rest)) is not None:
        return _dateline(dataclasses.replace(parts, date=second[0]), start, dash.end() + second[1])
    opens = _OPENS.match(rest) is not None
    if dash[0].startswith(":"):
        holds = bool(parts.place) and parts.named and parts.capitals
    elif not parts.place:
        holds = (parts.named and (opens or not rest)) or (parts.label and opens and not rest.isupper())
    elif not parts.capitals or parts.named:
        holds = parts.named
    elif parts.region or parts.agency:
        holds = not rest.isupper()  # in "TURKEY, GREECE TO MEET - OZAL" the dash is a headline's
    else:
        holds = opens and not rest.isupper() and _stands_alone(parts.place, line)
    return _dateline(parts, start, dash.end()) if holds else None


@dataclasses.dataclass(frozen=True, slots=True)
class _Parts:
    """What stands before the dash. ``place`` with its region as written, ``capitals`` whether the city is in
    capitals."""

    place: str
    region: bool
    capitals: bool
    date: WrittenDate | None
    agency: str
    label: bool

    @property
    def named(self) -> bool:
        """Whether a date or a news agency is given, which nothing but a dateline has."""
        return self.date is not None or self.agency.lower() in _AGENCIES


def _read(head: str) -> _Parts | None:
    """Take the words before a dash apart; None where they are not those of a dateline."""
    rest, date, agency = head, None, ""
    for _ in range(2):  # the agency may stand on either side of the date
        if not agency and (found := _AGENCY.search(rest)) is not None:
            agency = found[1] or found[2]
            rest = rest[: found.start()]
        if date is None and (last := _date_at_end(rest)) is not None:
            date, cut = last
            if rest[:cut].rstrip()[-1:] not in ("", ",", ".", ")"):
                return None  # "TALKS TO RESUME ON MARCH 6": in a dateline a comma or a shortened state stands before the date
            rest = rest[:cut].rstrip(" ,")
    pieces = [piece.split() for piece in rest.split(",")] if rest else []
    if any(not piece or not all(_is_name(word) for word in piece) for piece in pieces):
        return None
    words = [word for piece in pieces for word in piece]
    if len(words) > _PLACE_WORDS or (words and words[0].lower() in _NOT_PLACES):
        return None
    label = bool(words) and any(word.lower() in _LABELS for word in words)
    capitals = bool(words) and all(_CAPITALS.match(word) or word.isdigit() for word in pieces[0])
    if label and not capitals:
        return None
    return _Parts("" if label else rest, len(pieces) > 1, capitals, date, agency, label)


def _is_name(word: str) -> bool:
    return word[0].isupper() or word in _SMALL_WORDS or word.startswith(("d'", "al-", "el-", "'s-")) or word.isdigit()


def _date_at_end(text: str) -> tuple[WrittenDate, int] | None:
    """The date at the end of a text and where it starts."""
    end = len(text.rstrip(" ,"))
    if _DIGIT.search(text) is None:
        return None
    for match in WRITTEN_DATE.finditer(text, 0, end):
        if match.end() == end and (written := read_written(match)) is not None:
            return written, match.start()
    return None


def _date_before_dash(text: str) -> tuple[WrittenDate, int] | None:
    """The date at the start of a text that a second dash follows ("ANKARA, Turkey — Sept. 14, 2018 — …"), and where the
    text goes on."""
    match = WRITTEN_DATE.match(text)
    dash = None if match is None else _DASH.match(text, match.end())
    written = None if match is None or dash is None else read_written(match)
    return None if written is None or dash is None else (written, dash.end())


def _stands_alone(place: str, line: str) -> bool:
    """Whether a place in capitals with nothing else can be a dateline: see the module's docstring."""
    prose = len(line) >= _PROSE or line.rstrip(" \"')")[-1:] in (".", "!", "?")
    return prose and "." not in place and sum(map(str.isalpha, place)) >= _SHORTEST


def _dateline(parts: _Parts, start: int, end: int) -> Dateline:
    bare = parts.date is None and not parts.agency and not parts.region
    place = Span(start, start + len(parts.place)) if parts.place else None
    return Dateline(Span(start, start + end), place, parts.date, bare)


def _top_lines(view: str, body: Span) -> list[Span]:
    """The lines of the body down to the first paragraph of prose, that included; blank ones are left out."""
    lines: list[Span] = []
    at = body.start
    while at < body.end and len(lines) < _TOP:
        end = view.find("\n", at, body.end)
        end = body.end if end == -1 else end
        copy = view[at:end].strip()
        if copy:
            lines.append(Span(at, end))
            if len(copy) >= _PROSE and copy.rstrip("\"') ")[-1:] in (".", "!", "?"):
                break
        at = end + 1
    return lines
