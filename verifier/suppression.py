"""Claims that a desk has looked at and lets stand: they are shown as suppressed, and count for nothing in the exit status.

An editor says so in the copy, by a comment that the reader never sees::

    The river took 27 houses. <!-- verify: ignore count checked with the mayor -->

After ``ignore`` come the kinds of claims (``count``, ``date,place``, ``all``), then the reason, which must be given. A comment in a
sentence, or behind it on its line, is about that sentence; one at the beginning of a line, about the sentence after it; one that has a
line for itself, about the paragraph below. A comment that cannot be understood, or that holds nothing back, is warned of: what is
suppressed must never be more, or less, than the editor believes.
"""

from __future__ import annotations

import dataclasses
import difflib
import enum
import re
from collections.abc import Iterable, Iterator, Sequence

from verifier.kinds import BY_NAME
from verifier.reading.notes import NOTE
from verifier.text import Article, Document, Sentence, Span
from verifier.verdicts import Label, Verdict

ALL = "all"
_IGNORE = re.compile(r"(?P<word>\S+)(?:\s+(?P<kinds>[\w-]+(?:\s*,\s*[\w-]+)*))?(?P<reason>.*)", re.DOTALL)


class SuppressedBy(enum.StrEnum):
    """What suppresses a claim."""

    COMMENT = "comment"
    """A comment in the draft."""
    BASELINE = "baseline"
    """A file of findings that were known before (``verifier.baseline``)."""
    DECISION = "decision"
    """An editor's recorded decision."""


@dataclasses.dataclass(frozen=True, slots=True)
class Suppression:
    """Why a claim counts for nothing: what says so, and the reason given ("" where there is none)."""

    by: SuppressedBy
    reason: str


@dataclasses.dataclass(frozen=True, slots=True)
class Comment:
    """A comment that suppresses claims of some kinds (``ALL``: of every kind) in ``scope``. ``line`` counts from 1."""

    line: int
    scope: Span
    kinds: frozenset[str]
    reason: str

    def covers(self, verdict: Verdict) -> bool:
        """Whether this is about the claim, and the claim is a finding."""
        claim = verdict.claim
        return (
            verdict.label is not Label.CONSISTENT
            and bool(self.kinds & {ALL, claim.kind})
            and self.scope.start <= claim.span.start < self.scope.end
        )


def suppress(document: Document, verdicts: Sequence[Verdict]) -> tuple[dict[str, Suppression], tuple[str, ...]]:
    """The claims that comments in the draft suppress, by id, and warnings of comments that are wrong or hold nothing back."""
    suppressed: dict[str, Suppression] = {}
    warnings: list[str] = []
    for found in _comments(document):
        if isinstance(found, str):
            warnings.append(found)
            continue
        covered = [verdict.claim.id for verdict in verdicts if found.covers(verdict)]
        if not covered:
            where = f"{document.article.id}:{found.line}"
            warnings.append(
                f"{where}: this 'verify: ignore {', '.join(sorted(found.kinds))}' holds nothing back. Delete it."
            )
        for id in covered:
            suppressed.setdefault(id, Suppression(SuppressedBy.COMMENT, found.reason))
    return suppressed, tuple(warnings)


def _comments(document: Document) -> Iterator[Comment | str]:
    """The comments of a draft in order; for one that cannot be understood, a warning."""
    article = document.article
    for match in NOTE.finditer(article.text, article.body.start):
        line, _ = article.line_column(match.start())
        try:
            kinds, reason = _parse(match["body"].strip())
        except ValueError as error:
            yield f"{article.id}:{line}: this comment suppresses nothing: {error}"
            continue
        scope = _scope(article, document.sentences, Span(match.start(), match.end()))
        yield Comment(line, scope, kinds, reason)


def _parse(body: str) -> tuple[frozenset[str], str]:
    """The kinds and the reason of a comment's body; ValueError says what is wrong and how to write it."""
    match = _IGNORE.fullmatch(body)
    if match is None or match["word"].lower() != "ignore":
        raise ValueError("it does not say 'ignore'. Write 'verify: ignore KIND REASON'.")
    kinds = frozenset(kind.strip().lower() for kind in (match["kinds"] or "").split(",") if kind.strip())
    known = (*BY_NAME, ALL)
    for kind in sorted(kinds) or [""]:
        if kind not in known:
            near = difflib.get_close_matches(kind, known, 1)
            cure = f"Did you mean {near[0]}?" if near else f"Name {', '.join(known[:-1])} or {known[-1]}."
            raise ValueError(f"there is no kind {kind!r}. {cure}" if kind else f"it names no kind. {cure}")
    reason = " ".join(match["reason"].split()).lstrip("-–—:; ")
    if not reason:
        raise ValueError("it gives no reason. Write 'verify: ignore KIND REASON'.")
    return kinds, reason


def _scope(article: Article, sentences: Iterable[Sentence], comment: Span) -> Span:
    """The range of the text that a comment is about; empty where nothing is there."""
    before: Sentence | None = None
    after: Sentence | None = None
    below: list[Sentence] = []
    nothing = Span(comment.end, comment.end)
    for sentence in sentences:
        if sentence.span.start < comment.start and comment.end <= sentence.span.end:
            return sentence.span
        if sentence.span.end <= comment.start:
            before = sentence
        elif sentence.span.start >= comment.end:
            after = after or sentence
            if sentence.paragraph == after.paragraph:
                below.append(sentence)
    view = article.view
    start = _line_start(view, comment.start)
    end = _line_end(view, comment.end)
    if view[start : comment.start].strip():
        return before.span if before is not None and before.span.end > start else nothing
    if view[comment.end : end].strip():
        return after.span if after is not None and after.span.start < end else nothing
    return Span(below[0].span.start, below[-1].span.end) if below else nothing


def _line_start(text: str, at: int) -> int:
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def _line_end(text: str, at: int) -> int:
    return min((found for mark in "\r\n" if (found := text.find(mark, at)) != -1), default=len(text))
