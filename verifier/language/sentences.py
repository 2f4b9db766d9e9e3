"""Splitting an article into sentences, headlines, bylines and list items.

A full stop ends a sentence or shortens a word, or does both ("in the U.S. The president"); what follows decides. The
rules are those a reader of news copy uses: some shortened words need another word after them (a title, "vs."), some
stand at the end as often as not ("Inc.", "Sept.", "a.m."), and after those only a word that starts sentences, such as
"The" or "But", shows that one has ended. Where the rules leave it open, nothing is split: two sentences read as one
lose less than a sentence torn in half.

The classes of words are closed and follow the Associated Press Stylebook ("abbreviations and acronyms", "titles",
"months", "state names", "initials"). Everything is decided in one pass over the view, from the words around each stop,
in time linear in its length.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator

from verifier.language.lexicon import SMALL_NUMBERS
from verifier.reading.dateline import find_dateline
from verifier.reading.layout import BULLET, NUMBERING, ends_sentence
from verifier.reading.markdown import is_marked_heading
from verifier.reading.typography import fold
from verifier.text import Article, Span

LONGEST_HEADING = 160
"""Characters. A longer line without a full stop is a paragraph that lost it."""
LONGEST_SENTENCE = 1200
"""Characters. Sentences of news run to 40 words, the longest of long quotations to 150; more is a table or a list that lost its line ends,
or an attack: every claim carries its whole sentence, so that the cost of a sentence grows with the square of its length."""


@dataclasses.dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, or a line that stands for one: a headline, a byline, a dateline, a list item, a row of a table.

    ``span`` holds its words with their quotation marks and brackets, without white space around them or a list item's
    mark before them. ``paragraph`` counts from 0. ``heading`` is true for a line that is neither a sentence nor a list
    item; ``dateline`` for the one dateline, which is a heading too.
    """

    span: Span
    paragraph: int
    heading: bool
    dateline: bool = False


_WORD = re.compile(r"[^\W_]")
_MARKER = re.compile(r"[ \t>]*(?:[-*+]|\d{1,3}[.)])[ \t]")
_STOP = re.compile(r"([.!?…]+(?: \.+| …){0,3})([\"')\]]*)")
_NEXT = re.compile(r"\s*([\"'(\[]*)(\S{0,40})(?:\s+(\S{0,20}))?")
_FORGOTTEN = re.compile(r"([A-Z][a-z]*)\s")
_INITIALS = re.compile(r"(?:[A-Z]\.)*[A-Z]$")
_LAST_PART = re.compile(r".*[/<(—-]")  # Japan-U.S., Maj.-Gen., WASHINGTON/U.S.
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_OPENING_SIGNS = frozenset("$£€¥#@•*")
_AHEAD = 160  # characters that are read for who spoke after a quotation
_ASIDE = 200  # characters within which a bracket must close to hold its sentences together
_LONG_WORD = 5  # letters of a word that is shortened in no style
_ELLIPSIS = 3  # dots


def _word_set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Words that start sentences and do not follow a shortened word inside a name: pronouns, determiners, conjunctions,
# adverbs of time, and prepositions, but not those that an office begins with ("U.S. Under Secretary").
_STARTERS = _word_set(
    "a an the this that these those he she it they we i you there here his her its their our my your who what where"
    " why how which but and or nor so yet if when while as after before although though because since until unless in"
    " on at by for from with during about among between despite however meanwhile moreover also then now still both"
    " each every some many most several few all any not none nobody nothing once only others another such to according"
    " earlier later last instead perhaps even"
)
# Titles: a name always follows. They are written with a capital.
_TITLES = _word_set(
    "mr mrs ms messrs mme mlle dr prof gen col lt maj capt cpt sgt cpl pvt cmdr cmdt cdr adm brig ens sen sens rep"
    " reps gov govs lieut rev revd hon pres supt det insp fr msgr st mt ft atty amb ald cllr spc pfc wm geo chas jas"
    " jos thos engr barr"
)
# Words that join, compare or qualify what follows.
_JOINERS = _word_set("vs v cf viz e.g i.e approx ca assoc asst incl excl dept dep govt intl natl dist attn")
_BEFORE_NUMBER = _word_set("no nos pp vol vols ch chap sec secs para paras ext")
_BEFORE_NUMBER_CAPITAL = _word_set("art arts fig figs par ex res reg op cl col pt nr tel rt")
_NUMBER_WORDS = frozenset(SMALL_NUMBERS[1:13])
_MONTHS = _word_set("jan feb mar apr jun jul aug sept sep oct nov dec")
_WEEKDAYS = _word_set("mon tue tues wed weds thu thur thurs fri sat sun")
_CALENDAR = (
    _MONTHS
    | _WEEKDAYS
    | _word_set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
        " september october november december"
    )
)
_ZONES = _word_set(
    "gmt utc bst est edt et cst cdt ct mst mdt mt pst pdt pt cet cest eet eest msk ist jst hkt aest aedt wat cat eat"
    " sast eastern central mountain pacific greenwich atlantic local"
)
_STATES = _word_set(
    "ala ariz ark calif colo conn del fla ga ill ind kan kans ky la md mass mich minn miss mo mont neb nev n.h n.j n.m"
    " n.y n.c n.d okla ore pa penn r.i s.c s.d tenn tex vt va wash w.va wis wyo d.c alta b.c n.b n.l n.s ont p.e.i que"
    " sask"
)
_COMPANIES = _word_set("inc corp co cos ltd plc bros llc assn mfg")
_MAY_END = _word_set("jr sr esq ph.d ave blvd rd hwy pkwy st al")
_UNITS = _word_set("ft in lb lbs oz mi km kg cm mm yd yds hr hrs min mins sec secs gal pct sq")
# What is told apart by a letter or a Roman numeral: "Vitamin C. Doctors say" against "John C. Smith".
_LETTERED = _word_set(
    "plan vitamin group type grade hepatitis class section category league serie series exhibit appendix option unit"
    " phase division influenza flu block zone part schedule tier war strain team"
)
_SPEECH = _word_set(
    "said says asked asks added adds replied shouted cried wrote writes tweeted joked quipped declared insisted warned"
    " wondered yelled recalled explained exclaimed demanded answered responded continued concluded whispered muttered"
    " chanted screamed sang"
)
_AFTER_SPEECH = _word_set(
    "in on at by to from during after before as of with when while through via late early last this earlier later"
)
_NAME_JOINTS = _word_set("of the de del der van von bin al la le")


@dataclasses.dataclass(frozen=True, slots=True)
class _Stop:
    """A stop and what stands around it in the view.

    ``token`` is the word before it, ``before`` the one before that, empty at the start of the sentence; ``word`` and
    ``second`` follow it, up to the next space each; ``nickname`` says that the token has quotation marks to itself;
    ``closers`` and ``openers`` are the quotation marks and brackets on its two sides; ``after`` the offset at which the
    closers end.
    """

    mark: str
    closers: str
    token: str
    before: str
    openers: str
    word: str
    second: str
    nickname: bool
    after: int

    @property
    def quoted(self) -> bool:
        """Whether a quotation closes at the stop."""
        return '"' in self.closers or "'" in self.closers

    @property
    def starts(self) -> bool:
        """Whether what follows looks like a start: a capital, a figure, a sign, a brand (iPhone) or an Arabic name
        (al-Bab)."""
        first = self.word[:1]
        if first.isalpha():
            return (
                not first.islower()
                or self.word.startswith(("al-", "el-"))
                or any(char.isupper() for char in self.word[1:4])
            )
        return first.isdigit() or first in _OPENING_SIGNS

    @property
    def starter(self) -> bool:
        """Whether the word that follows is one that starts sentences."""
        bare = self.word.rstrip(",;:\"')").partition("'")[0]
        return bare[:1].isupper() and bare.lower() in _STARTERS


def split(article: Article) -> tuple[Unit, ...]:
    """The units of the article's body, in order and without overlaps. Together they hold every word of its view."""
    view = article.view
    dateline = find_dateline(view, article.body)
    title = None if article.title is None else " ".join(fold(article.title).split())
    units: list[Unit] = []
    paragraph = 0
    for line in _lines(view, article.body):
        start = line.start
        if dateline is not None and line.contains(dateline.span):
            units.append(Unit(_trim(view, dateline.span), paragraph, heading=True, dateline=True))
            start = dateline.span.end
        bullet = BULLET.match(view, start, line.end)
        span = _trim(view, Span(start if bullet is None else bullet.end(), line.end))
        if _WORD.search(view, span.start, span.end) is not None:
            marked = is_marked_heading(article.text, view, line.start, line.end)
            item = (
                bullet is not None
                or _is_marked_item(article, line)
                or NUMBERING.match(view, span.start, span.end) is not None
            )
            standing = not item and _stands_alone(view, span, title)
            sentences = _sentences(view, span, headline=marked or standing)
            spans = tuple(piece for sentence in sentences for piece in _pieces(view, sentence))
            heading = marked or (standing and len(spans) == 1)
            units += (Unit(each, paragraph, heading) for each in spans)
        elif start == line.start:
            continue
        paragraph += 1
    return tuple(units)


def _lines(view: str, body: Span) -> Iterator[Span]:
    at = body.start
    while at < body.end:
        end = view.find("\n", at, body.end)
        end = body.end if end == -1 else end
        yield Span(at, end)
        at = end + 1


def _trim(view: str, span: Span) -> Span:
    copy = span.of(view)
    start = span.start + len(copy) - len(copy.lstrip())
    return Span(start, max(start, span.start + len(copy.rstrip())))


def _is_marked_item(article: Article, line: Span) -> bool:
    """Whether the line is a list item in Markdown: its mark is in the text and blank in the view."""
    marker = _MARKER.match(article.text, line.start, line.end)
    return marker is not None and not article.view[line.start : marker.end()].strip()


def _stands_alone(view: str, span: Span, title: str | None) -> bool:
    """Whether a line is a headline, a byline or the like. One that ends in a colon or a comma introduces what follows,
    and is copy."""
    if len(span) > LONGEST_HEADING:
        return False
    copy = span.of(view)
    return not (ends_sentence(copy) or copy.endswith((":", ",", ";", "—"))) or " ".join(copy.split()) == title


def _sentences(view: str, span: Span, *, headline: bool) -> Iterator[Span]:
    """The sentences of one line. In a headline, where every word may have a capital, a shortened word ends nothing."""
    start = span.start
    for match in _STOP.finditer(view, span.start, span.end):
        if match.end() == span.end:
            break
        stop = _stop(view, match, start, span.end)
        if (
            stop is not None
            and _ends(stop, view, span.end, headline)
            and not _in_aside(view, start, match.end(), span.end)
        ):
            yield _trim(view, Span(start, stop.after))
            start = stop.after
    last = _trim(view, Span(start, span.end))
    if len(last):
        yield last


def _pieces(view: str, sentence: Span) -> Iterator[Span]:
    """A sentence in pieces of at most :data:`LONGEST_SENTENCE` characters: cut after the last semicolon, comma or space of the second
    half, the first of these that there is; inside a word only where there is none."""
    start = sentence.start
    while sentence.end - start > LONGEST_SENTENCE:
        most = start + LONGEST_SENTENCE
        least = start + LONGEST_SENTENCE // 2
        cuts = (view.rfind(mark, least, most) for mark in ("; ", ", ", " "))
        at = next((cut + 1 for cut in cuts if cut != -1), most)
        if len(piece := _trim(view, Span(start, at))):
            yield piece
        start = at
    if len(piece := _trim(view, Span(start, sentence.end))):
        yield piece


def _stop(view: str, match: re.Match[str], start: int, end: int) -> _Stop | None:
    """The stop with what stands around it; None where no word ends there ("3.5", "U.S"), unless a space was
    forgotten."""
    at = match.start()
    if not view[match.end()].isspace():
        # "left.The next": only a word that starts sentences shows the slip ("Node.js", "Amazon.Com").
        forgotten = _FORGOTTEN.match(view, match.end()) if match[0] == "." and view[at - 1 : at].islower() else None
        if forgotten is None or forgotten[1].lower() not in _STARTERS:
            return None
    following = _NEXT.match(view, match.end(), end)
    openers, word, second = (following[1], following[2], following[3] or "") if following is not None else ("", "", "")
    words = view[max(start, at - 80) : at].split()[-2:]
    token = _LAST_PART.sub("", words[-1].strip("\"'([)]")) if words else ""
    nickname = bool(words) and words[-1][0] in "\"'"
    before = words[0] if len(words) > 1 else ""
    return _Stop(match[1], match[2], token, before, openers, word, second, nickname, match.end())


def _ends(stop: _Stop, view: str, end: int, headline: bool) -> bool:
    """Whether a sentence ends at the stop."""
    if not stop.starts and not _is_slip(stop):
        return False
    if stop.quoted and _is_attribution(
        view[stop.after : min(end, stop.after + _AHEAD)], strict=stop.mark == "." or stop.starter
    ):
        return False
    if stop.mark[-1] in "!?" or stop.mark[0] in "!?":
        of_a_name = stop.word.rstrip(".,").lower() in _COMPANIES  # Yahoo! Inc.
        aside = stop.closers.startswith(")") and not stop.token  # (!)
        return not (of_a_name or aside)
    if len(stop.mark) > 1 or stop.mark == "…":
        dots = stop.mark.count(".") + _ELLIPSIS * stop.mark.count("…")
        return stop.quoted or dots > _ELLIPSIS or (stop.starter and stop.word.partition("'")[0] != "I")
    if stop.quoted and not stop.nickname:
        return stop.token.lower() not in _TITLES
    return _full_stop_ends(stop, headline)


def _is_slip(stop: _Stop) -> bool:
    """Whether a small letter after a full stop is a writer's slip: the word before it is a whole one, so nothing was
    shortened."""
    token = stop.token
    return (
        stop.mark == "."
        and not stop.closers
        and stop.word[:1].islower()
        and len(token) >= _LONG_WORD
        and token.isalpha()
        and token.islower()
        and token not in _JOINERS
    )


def _full_stop_ends(stop: _Stop, headline: bool) -> bool:
    """Whether one full stop, before something that looks like a start, ends the sentence."""
    token, digit = stop.token, stop.word[:1].isdigit()
    aside = stop.openers.startswith("(")  # Flint, Mich. (2,500 workers)
    may_end = stop.starter and not headline and not aside
    lower = token.lower()
    following = stop.word.rstrip(".,;:\"')").lower()
    capital = token[:1].isupper()
    if token.isdigit():
        return bool(stop.before) or len(token) > len("999")  # "1. First item"
    if len(token) == 1 and capital:
        return _initial_ends(stop, may_end)
    if lower in _BEFORE_NUMBER or (capital and lower in _BEFORE_NUMBER_CAPITAL) or token == "p":
        numbered = digit or _INITIALS.match(stop.word.rstrip(",;:")) or following in _NUMBER_WORDS
        return not numbered and (may_end or lower not in _TITLES)
    if lower in ("a.m", "p.m"):
        return not digit and following not in _CALENDAR | _ZONES
    if capital and lower in _MONTHS | _WEEKDAYS:
        return not digit and not headline and following not in _CALENDAR
    if lower in _UNITS and stop.before[:1].isdigit():
        return not digit
    if capital and lower in _STATES and stop.before.endswith(","):
        return (
            not (digit or headline or aside) and following not in _TITLES and (may_end or not stop.second[:1].isupper())
        )
    if lower in _JOINERS or (capital and lower in _TITLES - _MAY_END):
        return False
    if lower in _COMPANIES and capital:
        return may_end or (
            not (headline or aside) and stop.second[:1].islower() and stop.second not in ("and", "of", "for")
        )
    if "." in token or lower in _MAY_END or (capital and lower in _STATES):
        return may_end or not _is_shortened(token)
    # No English word is without a vowel: Bldg., Rs.
    vowelless = (
        capital
        and token.isalpha()
        and token[1:].islower()
        and len(token) <= _LONG_WORD
        and _VOWEL.search(token) is None
    )
    return may_end or not vowelless


def _is_shortened(token: str) -> bool:
    """Whether a word with a stop inside is an acronym or the like ("U.S", "Ph.D"), and not a number, a score or an
    address."""
    return "." not in token or all(len(part) <= len("SO") and part.isalpha() for part in token.split("."))


def _initial_ends(stop: _Stop, may_end: bool) -> bool:
    """Whether a sentence ends at a single capital: an initial in a name, or the letter of a vitamin, or the pronoun."""
    before = stop.before.strip("\"'(").lower()
    if not before:
        return False  # "Q. What happened?"
    return may_end or before in _LETTERED or (stop.token == "I" and stop.before.islower())


def _is_attribution(ahead: str, *, strict: bool) -> bool:
    """Whether words after a quotation only say whose it is: "Lavrov asked." and not "Lavrov said he would go".

    ``strict`` where that is unlikely, as after a full stop, which ought to be a comma then: nothing may follow the
    verb.
    """
    words = ahead.split()
    for number, word in enumerate(words):
        bare = word.rstrip(",.;:")
        if bare in _SPEECH:
            if number == 0 or strict:
                return number == 0 or word.endswith(".")
            last = number + 1 == len(words)
            following = [other.strip("\"',.").lower() for other in words[number + 1 : number + 3]]
            return (
                bare != word
                or last
                or (following[0] in _AFTER_SPEECH | _CALENDAR and following[1:] not in (["least"], ["most"]))
            )
        if not (word[0].isupper() or bare in _NAME_JOINTS):
            return False
    return False


def _in_aside(view: str, start: int, at: int, end: int) -> bool:
    """Whether an offset is inside brackets that opened in the middle of the sentence and close soon."""
    opening = view.rfind("(", start, at)
    if opening == -1 or not view[start:opening].strip() or view.find(")", opening, at) != -1:
        return False
    return view.find(")", at, min(end, at + _ASIDE)) != -1
