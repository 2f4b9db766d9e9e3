"""Who is meant by the words that name a speaker: "Lavrov", "the mayor, Maria Tolentino,", "she"."""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property

from verifier.language.lexicon import MONTHS, WEEKDAYS
from verifier.text import Document, Sentence, Span, Word, WordClass

_C = WordClass
TITLES = frozenset(
    "mr mrs ms miss mx dr prof professor sir dame lord lady baroness rev father president vice-president premier minister chancellor "
    "secretary senator sen rep congressman congresswoman gov governor gen general col colonel maj major capt captain lt lieutenant sgt "
    "sergeant inspector detective superintendent chief judge justice mayor councillor ambassador king queen prince princess pope cardinal "
    "archbishop bishop imam rabbi sheikh ayatollah coach".split()
)
"""Words that stand before a person's name, as the AP Stylebook lists them under "titles" and "courtesy titles"."""
_ANYBODY = frozenset(
    "man woman boy girl person people source sources official officials witness witnesses resident residents one".split()
)
_INDEFINITE = frozenset("a an one some several many another few two three most other".split())
_HE_OR_SHE = frozenset({"he", "she"})
_LOOK_BACK = 3
"""Sentences in which the person is looked for that "he" or "she" stands for: a pronoun takes up who was just spoken of."""
_ASIDE = 8
"""Words behind a name in which an aside says what the person is, and before a verb in which its subject's name stands."""
_PARTICLES = frozenset("van von der den de da di del della la le al bin ibn abu el y dos du".split())
_CUTS = frozenset({_C.PREPOSITION, _C.SUBORDINATOR, _C.PUNCTUATION})
_AGE = re.compile(r", \d{1,3}\b|,? \(\d{1,3}\)")
_CALLED = re.compile(r"(?:man|woman|person)$")


@dataclasses.dataclass(frozen=True, slots=True)
class Speaker:
    """A speaker. ``name`` is a name or a description, ``role`` what else the text calls the speaker; ``person`` as in ``Quotation``."""

    name: str
    role: str = ""
    person: bool = False


class Cast:
    """The people of a document, by which a surname is completed and "she" understood. Made once a document."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._spoke: dict[int, Speaker] = {}
        self._starts = [sentence.span.start for sentence in document.sentences]

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds a character; None between two."""
        at = bisect_right(self._starts, offset) - 1
        return self._document.sentences[at] if at >= 0 and offset < self._document.sentences[at].span.end else None

    def sentences_of(self, span: Span) -> tuple[Sentence, ...]:
        """The sentences that share a character with a span, in order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return tuple(s for s in self._document.sentences[first:last] if s.span.overlaps(span))

    @cached_property
    def _full_names(self) -> dict[str, tuple[str, ...]]:
        """The names of two words and more, by their last word."""
        found: dict[str, dict[str, None]] = {}
        for sentence in self._document.sentences:
            for run in _runs(sentence.words):
                name = _bare(run)
                if len(name) > 1:
                    found.setdefault(name[-1].lower(), {})[" ".join(name)] = None
        return {last: tuple(names) for last, names in found.items()}

    @cached_property
    def _persons(self) -> frozenset[str]:
        """The last words of names that are plainly a person's: with a title or a word in -man or -woman beside them, or an age."""
        found = set()
        for sentence in self._document.sentences:
            positions = {word.start: i for i, word in enumerate(sentence.words)}
            for run in _runs(sentence.words):
                at = positions[run[0].start]
                behind = sentence.words[at + len(run) : at + len(run) + _ASIDE]
                aside = _aside(behind) if behind and behind[0].text == "," else ()
                titled = (
                    _is_titled(sentence.words[max(0, at - 1) : at]) or len(_bare(run)) < len(run) or _is_titled(aside)
                )
                if titled or _AGE.match(sentence.view, run[-1].end - sentence.span.start):
                    found.add(_plain(run[-1]).lower())
        return frozenset(found)

    def spoke(self, speaker: Speaker, sentence: Sentence) -> None:
        """Remember whose words a sentence gives: "she" in the next one is more probably the speaker than anybody else."""
        self._spoke[sentence.index] = dataclasses.replace(speaker, person=False)

    def speaker(self, words: Sequence[Word], sentence: Sentence) -> Speaker | None:
        """Whom the words of a subject name; None where nobody can be told by them: "officials", "a trader", an unclear "he"."""
        phrase = _phrase([self._known(word) for word in words])
        if not phrase:
            return None
        if phrase[0].lower in _HE_OR_SHE:
            return self._before(sentence)
        head = _until(phrase, _CUTS)
        run = _trailing_name(head)
        aside = _aside(phrase)
        if run and _bare(run):
            before = head[: -len(run)] + _titles(run)
            return self._completed(_bare(run), _text(before + aside), titled=_is_titled(before) or _is_titled(aside))
        if _bare(aside) and all(_is_name(word) for word in aside):
            return self._completed(_bare(aside), _text(head), titled=_is_titled(head))
        if (
            head
            and head[0].tag is _C.DETERMINER
            and head[0].lower not in _INDEFINITE
            and head[-1].lower not in _ANYBODY
        ):
            described = _text(_until(phrase, {_C.SUBORDINATOR, _C.PUNCTUATION}))
            return Speaker(described, described)
        return None

    def _known(self, word: Word) -> Word:
        """A word with a capital that ends a name of the article is a name, whatever else it could be at a beginning ("Berg said")."""
        named = word.text[0].isupper() and word.lower in self._full_names
        return word._replace(tag=_C.NAME) if named else word

    def _completed(self, name: Sequence[str], role: str, *, titled: bool) -> Speaker:
        known = self._full_names.get(name[-1].lower(), ())
        full = known[0] if len(name) == 1 and len(known) == 1 else " ".join(name)
        return Speaker(full, role, person=len(full.split()) > 1 and (titled or name[-1].lower() in self._persons))

    def _before(self, sentence: Sentence) -> Speaker | None:
        """The person that a pronoun in a sentence takes up: the one who acts, or speaks, in the sentences before it, if that is plain."""
        for index in range(sentence.index - 1, max(-1, sentence.index - 1 - _LOOK_BACK), -1):
            earlier = self._document.sentences[index]
            if earlier.heading:
                return None
            if index in self._spoke:
                return self._spoke[index]
            for clause in earlier.clauses:
                verb = bisect_left(earlier.words, clause.verbs[0].start, key=lambda w: w.start) if clause.verbs else 0
                near = earlier.words[max(0, verb - _ASIDE) : verb]
                for words in (earlier.words_in(clause.subject), _trailing_name(near)):
                    phrase = _phrase([self._known(word) for word in words])
                    if not phrase or phrase[0].lower in _HE_OR_SHE:
                        continue
                    run = _trailing_name(_until(phrase, _CUTS)) or _aside(phrase)
                    if run and all(_is_name(word) for word in run):
                        found = self.speaker(phrase, earlier)
                        return None if found is None else dataclasses.replace(found, person=False)
        return None


def _phrase(words: Sequence[Word]) -> tuple[Word, ...]:
    """A noun phrase without what stands before it ("But", "later", a quotation mark)."""
    skipped = {_C.PUNCTUATION, _C.CONJUNCTION, _C.ADVERB, _C.SUBORDINATOR}
    start = next((i for i, word in enumerate(words) if word.tag not in skipped), len(words))
    return tuple(words[start:])


def _until(words: Sequence[Word], cuts: Iterable[WordClass]) -> tuple[Word, ...]:
    """The words before the first one of these classes; a name's own particle ("van", "de") cuts nothing."""
    classes = frozenset(cuts)
    end = next((i for i, word in enumerate(words) if word.tag in classes and not _in_name(words, i)), len(words))
    return tuple(words[:end])


def _in_name(words: Sequence[Word], i: int) -> bool:
    return words[i].lower in _PARTICLES and 0 < i < len(words) - 1 and _is_name(words[i - 1]) and _is_name(words[i + 1])


def _aside(phrase: Sequence[Word]) -> tuple[Word, ...]:
    """What stands behind the first comma of a phrase, if it names or describes: ", the mayor of Garm,"."""
    comma = next((i for i, word in enumerate(phrase) if word.text == ","), len(phrase))
    aside = _until(phrase[comma + 1 :], {_C.PUNCTUATION, _C.SUBORDINATOR})
    return aside if aside and aside[0].tag in {_C.DETERMINER, _C.NAME, _C.NOUN, _C.ADJECTIVE} else ()


def _is_name(word: Word) -> bool:
    return word.tag is _C.NAME and word.lower not in WEEKDAYS | MONTHS


def _runs(words: Sequence[Word]) -> list[tuple[Word, ...]]:
    """The runs of name words in a sentence, particles included."""
    runs: list[tuple[Word, ...]] = []
    run: list[Word] = []
    for i, word in enumerate(words):
        if _is_name(word) or (run and _in_name(words, i)):
            run.append(word)
            continue
        if run:
            runs.append(tuple(run))
        run = []
    return [*runs, tuple(run)] if run else runs


def _trailing_name(head: Sequence[Word]) -> tuple[Word, ...]:
    """The run of name words at the end of a head: "Russian foreign minister [Sergei Lavrov]"."""
    runs = _runs(head)
    return runs[-1] if runs and runs[-1][-1] is head[-1] else ()


def _titles(run: Sequence[Word]) -> tuple[Word, ...]:
    """The title before a name with what stands before it: "[Brazil Finance Minister] Dilson Funaro"."""
    titles = [i for i, word in enumerate(run) if word.lower.rstrip(".") in TITLES]
    return tuple(run[: titles[-1] + 1]) if titles else ()


def _is_titled(described: Sequence[Word]) -> bool:
    """Whether a description is of a person by what it is a description of: "the [governor] of Lori", not "the chief critic"."""
    head = _until(described, _CUTS)
    return bool(head) and (head[-1].lower.rstrip(".") in TITLES or bool(_CALLED.search(head[-1].lower)))


def _bare(run: Sequence[Word]) -> tuple[str, ...]:
    """The words of a name without titles before it and a possessive behind it."""
    return tuple(_plain(word) for word in run[len(_titles(run)) :])


def _plain(word: Word) -> str:
    return word.text.removesuffix("'s").removesuffix("'")


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)
