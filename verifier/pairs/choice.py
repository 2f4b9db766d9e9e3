"""Which value of the evidence is the one that a statement speaks of.

The evidence is known to be of the same fact, but its sentences hold several values: the old and the new, the part and the whole, the killed
and the wounded. Each is looked at with the words of its own segment (``segments``), beside the statement's clause.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from verifier.claims import Claim, Comparison, Outcome
from verifier.extraction import OneLine
from verifier.kinds import BY_NAME
from verifier.language.fates import fates, other_fate, other_part
from verifier.language.lexicon import stem
from verifier.pairs import rules
from verifier.pairs.arithmetic import stretch
from verifier.pairs.poles import OPPOSITES
from verifier.pairs.reading import Reading, tokens, with_lengths, words_around
from verifier.pairs.segments import Segment, Standing, segments, speaks_of_unreal
from verifier.stories import stems
from verifier.text import Sentence, Span, WordClass

if TYPE_CHECKING:
    from verifier.models.embedder import Embedder

CLEARLY_BETTER = 0.1
"""By how much a conflicting value's words must fit better than those of an agreeing one: evidence that holds the statement's own value was
rarely given for another."""
_CLEARLY_BETTER_RESULT = 0.3
"""The same for results: the two figures of one are seldom both there by chance."""
_TAKEN_APART = 0.4
"""By how much worse the words of a part may fit than those of the whole it is told of, where the statement does not call its figure a
whole."""
_UNIT = 0.3
"""What it counts for, beside the overlap of words and the cosine (each up to 1), that both name the same unit, or different ones."""

_SAME_YEAR = 2.0
"""What it counts for that a figure is told of a year which the statement names: "64 in 2018" is the figure of 2018, however well the words
of the newer figure fit."""
_OTHER_END = 1.5
"""What it counts against a place that it is where a way began, and the statement tells where it ended."""
_POLE = 0.5
"""What it counts against a value that its words are the opposite of the statement's, and for one that is as wanted, or as possible, as
the statement's is."""


@dataclasses.dataclass(frozen=True, slots=True)
class Candidate:
    """A reported value beside the statement's.

    ``standing`` says how it is presented, ``fit`` how well its own words fit the statement's (about 0 to 2.3, ``cosine`` being a part of
    it), ``same_unit`` whether both count the same (None where one does not say what), ``part`` whether it is told as a part of the value
    before it, ``other_fate`` whether its people are told to have fared otherwise than the statement's, ``turned`` whether it is told
    of the opposite of what the statement tells, and ``comparison`` what gate 2 says. ``told`` are the stems of its own words, and
    ``shared`` those that the statement's clause has, too; ``same_fate`` says whether the same is told to have befallen its people.
    """

    claim: Claim[Any]
    standing: Standing
    fit: float
    cosine: float
    same_unit: bool | None
    part: bool
    other_fate: bool
    turned: bool
    comparison: Comparison
    told: frozenset[str]
    shared: frozenset[str]
    same_fate: bool

    @property
    def conflicts(self) -> bool:
        """Whether gate 2 says that the two values cannot both be true of one fact."""
        return self.comparison.outcome is Outcome.CONFLICTS


def candidates(claim: Claim[Any], reading: Reading, embedder: Embedder) -> tuple[Candidate, ...]:
    """The reported values of the claim's kind, in the order of the evidence."""
    kind = BY_NAME[claim.kind]
    found: list[tuple[Claim[Any], Segment, str, frozenset[str]]] = []
    for document, reported in zip(reading.evidence, reading.reported, strict=True):
        values = with_lengths(reported, document) if stretch(claim) is not None else reported
        for sentence in document.sentences:
            own = [c for c in values if c.kind == claim.kind and c.sentence_index == sentence.index]
            cut = segments(sentence, [c.span for c in own], figures=claim.kind == "count")
            counted, left_out = frozenset[str](), ""
            for other, segment in zip(own, cut, strict=True):
                text = OneLine(document.article.view, segment.span).without(other.span)
                if segment.subject is not None:
                    text = f"{segment.subject.of(document.article.view)} {text}"
                counted = _counted(other, segment, counted)
                shared = _verbs_and_noun(sentence, segment, other)
                if claim.kind == "count" and not shared and _coordinated(sentence, segment, other):
                    text = f"{left_out} {text}"
                left_out = shared or left_out
                found.append((other, segment, text, counted))
    if not found:
        return ()
    clause = claim.masked[claim.masked_clause.start : claim.masked_clause.end].strip()
    texts = [clause or claim.masked or "-", *(text or "-" for _, _, text, _ in found)]
    vectors, _ = embedder.embed_spans(texts, [()] * len(texts))
    wanted = stems(clause)
    voted = _VOTED & set(tokens(clause))
    unreal = speaks_of_unreal(reading.statement.sentences[claim.sentence_index].words)
    result = []
    mine = _counted(claim, None, frozenset())
    for (other, segment, text, counted), vector in zip(found, vectors[1:], strict=True):
        cosine = float(vectors[0] @ vector)
        unit = _same_unit(mine, counted)
        told = stems(text)
        fit = cosine + _overlap(wanted, told) + (0.0 if unit is None else _UNIT if unit else -_UNIT)
        if claim.kind == "place" and _ARRIVING & wanted and _is_origin(other) and not _is_origin(claim):
            fit -= _OTHER_END
        elif _turned_round(wanted, told):
            fit -= _POLE
        fared = claim.kind == "count" and other_fate(wanted | mine, told | counted)
        if fared:
            fit -= _POLE
        if segment.standing in unreal:
            fit += _POLE
        dated = segment.standing is Standing.COMPARED and bool(_years(clause) & _years(text))
        if dated:
            fit += _SAME_YEAR
            unit = unit is not False  # the second of two figures leaves out what it counts
        result.append(
            Candidate(
                other,
                Standing.TOLD if dated else segment.standing,
                fit,
                cosine,
                unit,
                segment.part,
                fared,
                _turned_round(wanted, told) or other_part(wanted | voted, told | _VOTED & set(tokens(text))),
                kind.compare(claim.value, other.value),
                told,
                told & wanted,
                claim.kind == "count" and bool(fates(wanted | mine) & fates(told | counted)),
            )
        )
    return tuple(result)


_VERBS = frozenset({WordClass.PAST, WordClass.PRESENT, WordClass.PARTICIPLE, WordClass.BASE, WordClass.GERUND})
"""Words that the second of two coordinated clauses leaves out: "the men won eight and the women six" (gapping: Huddleston and Pullum, The
Cambridge Grammar, 15.4.2)."""


def _verbs_and_noun(sentence: Sentence, segment: Segment, value: Claim[Any]) -> str:
    """The verbs of a segment and the noun behind its figure, which the next segment may leave out; empty where it has no verb."""
    verbs = [word.lower for word in sentence.words_in(segment.span) if word.tag in _VERBS]
    behind = sentence.words_in(Span(value.span.end, segment.span.end))[:_NOUN_REACH]
    noun = next((word.lower for word in behind if word.tag is WordClass.NOUN), "")
    return " ".join((noun, *verbs)).strip() if verbs else ""


def _coordinated(sentence: Sentence, segment: Segment, value: Claim[Any]) -> bool:
    """Whether a segment goes on from the one before it: behind a semicolon or a coordinator, or in a row behind a comma."""
    if segment.standing is not Standing.TOLD or segment.part:
        return False
    opening = sentence.words_in(Span(segment.span.start, value.span.start))
    marks = {word.text for word in opening if word.tag is WordClass.PUNCTUATION}
    coordinated = any(word.tag is WordClass.CONJUNCTION for word in opening[:2])
    return coordinated or ";" in marks or (bool(marks) and len(opening) == 1)


_VOTED = frozenset({"for", "against"})
"""The two sides of a vote, which as words without content are no stems."""


def _years(text: str) -> frozenset[str]:
    return frozenset(
        word for word in tokens(text) if len(word) == 4 and word.isdigit() and word[:2] in {"18", "19", "20"}
    )


def _turned_round(wanted: frozenset[str], told: frozenset[str]) -> bool:
    """Whether a segment has the opposite of a word of the statement, and not the word: "started in", "finished at"."""
    return any(OPPOSITES[word] & told - wanted for word in wanted - told if word in OPPOSITES)


def _is_origin(claim: Claim[Any]) -> bool:
    """Whether a place is told as where something left or set off from."""
    before = claim.quote[: claim.span.start - claim.clause.start].lower().split()[-_NEAR_BEFORE:]
    led = claim.words.lower().split()[:1] == ["from"] or "from" in before[-2:]
    left = any(stem(word.strip(",;:")) in _LEAVING for word in before)
    return led or left


_NEAR_BEFORE = 3
_ARRIVING = frozenset(
    stem(word) for word in "finish end conclude arrive reach land dock ended finished arrived".split()
)
"""Verbs of the other end of a way: what ended in Nice, having set off from Turin, did not end in Turin."""
_LEAVING = frozenset("leave depart flee quit exit start set".split())
"""Verbs whose place, without "to" or "for", is where the way began."""


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


_SYNONYMS = tuple(
    frozenset(row.split())
    for row in (
        "match game fixture outing appearance cap",
        "shot stroke",
        "win victory triumph success title crown",
        "defeat loss",
        "lorry truck",
        "vote ballot",
        "soldier troop serviceman",
        "worker employee staff job post",
        "home house household property",
        "death dead fatality",
        "injury injured wounded",
        "child youngster minor",
        "migrant refugee arrival",
        "club team side",
        "company firm business",
        "flight plane aircraft",
        "ship vessel boat",
        "spectator fan supporter",
    )
)
"""Nouns that copy varies for one and the same thing counted, lest it repeat itself."""
_ANYBODY = frozenset("people person one other victim total".split())
"""Nouns by which any group of persons, or anything, can be counted."""


def _counted(claim: Claim[Any], segment: Segment | None, before: frozenset[str]) -> frozenset[str]:
    """What a count counts, as stems, with the words that go before its noun ("police officers"). A part, and a figure that ends its
    segment, leave the noun to the figure before, which counts ``before`` ("five medals and the women's three", "32, six of them new")."""
    own = _unit(claim)
    words = words_around(claim)[1][:_NOUN_REACH] if own else []
    stemmed = [stem(word) for word in words]
    at = next((i for i, word in enumerate(stemmed) if word in own), -1)
    own = own.union(stemmed[: at + 1])
    if own or segment is None or claim.kind != "count":
        return own
    if _whole_value(claim):
        return own
    if segment.part:
        return before.union(stem(word) for word in words_around(claim)[1][:_NOUN_REACH])
    return before if segment.span.end - claim.span.end <= _END else own


_NOUN_REACH = 3
_END = 2
"""Characters behind a figure that ends its segment: a mark and a space."""


def _whole_value(claim: Claim[Any]) -> bool:
    """Whether a count is of another form than so many of something."""
    return BY_NAME[claim.kind].describe(claim.value).get("form") != "count"


def _same_unit(mine: frozenset[str], theirs: frozenset[str]) -> bool | None:
    """Whether two counts name the same unit; None where one names none, or anybody."""
    if not mine or not theirs:
        return None
    return bool(mine & theirs) or any(mine & row and theirs & row for row in _UNIT_STEMS)


def same_noun(one: str, two: str) -> bool:
    """Whether two stems are of one noun, or of nouns that copy varies for one thing."""
    return one == two or any({one, two} <= row for row in _UNIT_STEMS)


_UNIT_STEMS = tuple(frozenset(stem(word) for word in row) for row in _SYNONYMS)


def _unit(claim: Claim[Any]) -> frozenset[str]:
    unit = str(BY_NAME[claim.kind].describe(claim.value).get("unit") or "").lower()
    return frozenset[str]() if unit in _ANYBODY else frozenset(stem(word) for word in unit.split())


def choose(
    found: Sequence[Candidate], presented: frozenset[Standing], *, whole: bool, part: bool
) -> tuple[Candidate, Comparison] | None:
    """The candidate that decides, with the comparison as it counts; None where no value decides.

    ``presented`` is how the statement itself presents its value, or may, ``whole`` and ``part`` whether it tells it
    as the whole or as a part of
    something. A value that agrees is preferred, unless the evidence rejects it or only compares with it while the statement does not, or
    the words of one that conflicts fit clearly better, or it alone counts what the statement counts. Less is asked where one of the two
    is told as a part of the other.
    """
    agreeing = [c for c in found if c.comparison.outcome is Outcome.AGREES]
    conflicting = [c for c in found if c.conflicts]
    plain = [c for c in agreeing if _presented_alike(c.standing, presented)]
    rivals = [c for c in conflicting if c.same_unit is not False and _presented_alike(c.standing, presented)]
    if plain:
        best = max(plain, key=lambda c: c.fit)
        if presented & _NOT_SO and best.standing in _NOT_SO:
            return best, best.comparison  # what was to be, told as such by both
        part_told = next((c for c in conflicting if c.comparison.rule == "place.part"), None)
        if part_told is not None and best.comparison.rule == "place.within":
            return part_told, part_told.comparison  # "in Kidal, in northern Mali" is not in the south of Mali
        fared = [c for c in conflicting if c.same_fate and best.other_fate]
        if fared:
            fitting = max(fared, key=lambda c: c.fit)
            return fitting, dataclasses.replace(fitting.comparison, rule=rules.OTHER_FATE.name)
        rival = max((c for c in rivals if _may_be_meant(c, best)), key=lambda c: c.fit, default=None)
        if rival is None:
            return best, best.comparison
        taken_apart = _whole_of(rival) is not None and _whole_of(rival) == _point(best) and not whole
        counts_it = rival.same_unit is True and best.same_unit is False
        if counts_it or rival.fit > best.fit + (
            -_TAKEN_APART
            if taken_apart or (best.part and not part)
            else _CLEARLY_BETTER_RESULT
            if best.comparison.rule == "count.score"
            else CLEARLY_BETTER
        ):
            return rival, dataclasses.replace(rival.comparison, rule=rules.OTHER_VALUE.name)
        return best, best.comparison
    rejected = [c for c in agreeing if c.standing in {Standing.REJECTED, Standing.REPLACED}]
    if agreeing and not rivals and all(c.standing in _NOT_SO for c in agreeing):
        rivals = [c for c in conflicting if c.same_unit is not False and c.standing not in _NOT_SO]
    if agreeing and not rivals and not plain and all(c.standing is Standing.WANTED for c in agreeing):
        rivals = [c for c in found if c.standing is Standing.TOLD and c.comparison.rule == "count.different-form"]
    if rivals and agreeing:
        against = max(rivals, key=lambda c: c.fit)
        if not against.conflicts:
            reason = f"The evidence has {_say(against)}; {_say(agreeing[0])} is what was wanted."
            return against, Comparison(Outcome.CONFLICTS, rules.REJECTED.name, reason)
        return against, dataclasses.replace(against.comparison, rule=rules.REJECTED.name)
    if rejected:
        reason = f"The evidence names {_say(rejected[0])} only to say that it does not hold."
        return rejected[0], Comparison(Outcome.CONFLICTS, rules.REJECTED.name, reason)
    chosen = max(agreeing or rivals or conflicting, key=lambda c: c.fit, default=None)
    return None if chosen is None else (chosen, chosen.comparison)


def _may_be_meant(rival: Candidate, agreeing: Candidate) -> bool:
    """Whether a conflicting value can be meant in the place of an agreeing one: it is not the whole of which that is a part, and it does
    not leave open what it counts where the other counts the very thing."""
    if _whole_of(agreeing) is not None and _whole_of(agreeing) == _point(rival):
        return False
    if agreeing.same_unit is not False and _far_apart(rival, agreeing):
        return False
    return rival.same_unit is True or agreeing.same_unit is not True


_ORDERS = 20.0
"""Figures further apart than this factor are not of one thing: "230 travellers and seven crew"."""


def _far_apart(one: Candidate, two: Candidate) -> bool:
    low, other = (_point(candidate) for candidate in (one, two))
    if not isinstance(low, int | float) or not isinstance(other, int | float) or low <= 0 or other <= 0:
        return False
    return max(low, other) > _ORDERS * min(low, other)


def _whole_of(candidate: Candidate) -> object:
    return BY_NAME[candidate.claim.kind].describe(candidate.claim.value).get("whole")


def _point(candidate: Candidate) -> object:
    return BY_NAME[candidate.claim.kind].describe(candidate.claim.value).get("low")


def _say(candidate: Candidate) -> str:
    return BY_NAME[candidate.claim.kind].say(candidate.claim.value)


def _presented_alike(reported: Standing, presented: frozenset[Standing]) -> bool:
    """Whether a reported value can be the one meant, by how both sides present it."""
    return reported is Standing.TOLD or reported in presented or bool(presented & _NOT_SO)


_NOT_SO = frozenset({Standing.COMPARED, Standing.REJECTED, Standing.REPLACED})
