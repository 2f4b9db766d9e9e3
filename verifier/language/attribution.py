"""Who is said to have said it: "X said ...", "..., X said", "..., said X", "according to X"."""

from __future__ import annotations

from verifier.language.lexicon import SUBJECT_PRONOUNS
from verifier.text import Clause, Span, Word, WordClass

_C = WordClass
_PHRASE = frozenset({_C.NOUN, _C.NAME, _C.ADJECTIVE, _C.NUMBER, _C.DETERMINER})


def source(view: str, words: tuple[Word, ...], clauses: tuple[Clause, ...]) -> str | None:
    """The words that name whose statement the sentence is, as the view has them; None where the writer speaks.

    Attribution by verb (the clause's subject, or the noun phrase after the verb where "said" comes first) or by "according to" and
    "by X's reckoning" (news style guides accept both).
    """
    for i, word in enumerate(words):
        if word.lower == "according" and i + 1 < len(words) and words[i + 1].lower == "to":
            return _phrase_after(view, words, i + 2)
        if word.lower in {"reckoning", "count", "estimate", "account"} and i >= 2:
            for j in range(i - 1, max(-1, i - 6), -1):
                if words[j].lower == "by" and words[i - 1].lower.endswith(("'s", "s'")):
                    return view[words[j + 1].start : words[i - 1].end].removesuffix("'s").removesuffix("'")
    for clause in clauses:
        if not clause.reporting or not clause.verbs:
            continue
        if len(clause.subject):
            return clause.subject.of(view)
        after = next((k for k, w in enumerate(words) if w.start >= clause.verbs[-1].end), len(words))
        named = _phrase_after(view, words, after)
        if named is not None:
            return named
    return None


def _phrase_after(view: str, words: tuple[Word, ...], i: int) -> str | None:
    j = i
    while j < len(words) and (words[j].tag in _PHRASE or words[j].lower == "of"):
        j += 1
    if j == i and j < len(words) and words[j].lower in SUBJECT_PRONOUNS:
        j += 1
    return view[words[i].start : words[j - 1].end] if j > i else None


def quotations(view: str, span: Span) -> tuple[Span, ...]:
    """The stretches between double quotation marks inside a span; an unclosed one runs to the end."""
    marks: list[int] = []
    at = view.find('"', span.start, span.end)
    while at >= 0:
        marks.append(at)
        at = view.find('"', at + 1, span.end)
    pairs = [Span(a, b + 1) for a, b in zip(marks[::2], marks[1::2], strict=False)]
    if len(marks) % 2:
        pairs.append(Span(marks[-1], span.end))
    return tuple(pairs)
