"""Claims and the interface that a kind of claim implements.

A *kind* (count, date, place, quotation, or a new one) is one object: it finds typed values in a document, says which of them make a
checkable claim, and compares two values. Everything else (sentences, context, search, policy, reports) is shared.
"""

from __future__ import annotations

import abc
import dataclasses
import datetime
import enum
import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, ClassVar, Generic, TypeAlias, TypeVar

from verifier.text import Document, Span, Status, Tense

Json: TypeAlias = str | int | float | bool | Sequence["Json"] | Mapping[str, "Json"] | None
V = TypeVar("V")

UNREAD = "not read: its sentence holds too many figures"
"""The reason (``Mention.excluded``) at the first value of a sentence that a kind does not read for their number, nor what follows it there:
the report warns of the sentence, for what was not read was not checked either."""


class Outcome(enum.StrEnum):
    """What comparing two values of one kind says, supposing that both speak of the same fact."""

    AGREES = "agrees"
    CONFLICTS = "conflicts"
    UNDECIDED = "undecided"


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """A named rule of comparison or of policy, as ``verify explain NAME`` shows it.

    ``name`` is stable and dotted ("count.disjoint"); ``summary`` one line; ``detail`` says why it holds, with its source where it is a
    convention (a stylebook, a standard); ``example`` shows a draft value and a reported value and what comes of them.
    """

    name: str
    summary: str
    detail: str
    example: str


@dataclasses.dataclass(frozen=True, slots=True, eq=False, repr=False)
class Comparison:
    """The outcome of comparing a draft's value with a reported one, the rule that decided, and why in one sentence.

    ``why`` is that sentence, or what makes it when it is read: of the forty candidates of a claim, the reasons of a handful are.
    """

    outcome: Outcome
    rule: str
    why: str | Callable[[], str]

    @property
    def reason(self) -> str:
        """Why, in one sentence."""
        return self.why if isinstance(self.why, str) else self.why()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Comparison) and self._all == other._all

    def __hash__(self) -> int:
        return hash(self._all)

    def __repr__(self) -> str:
        return f"Comparison(outcome={self.outcome!r}, rule={self.rule!r}, reason={self.reason!r})"

    @property
    def _all(self) -> tuple[Outcome, str, str]:
        return self.outcome, self.rule, self.reason


@dataclasses.dataclass(frozen=True, slots=True)
class Mention(Generic[V]):
    """A typed value found in a document.

    ``span`` holds the words that carry it, hedge and unit included ("about 1 million", "nearly six hours", "Monday").
    ``excluded`` says why it makes no checkable claim ("ordinal", "date of the saying only"); empty where it makes one.
    ``mask`` is what is taken out of the sentence when its meaning is compared blind to the value: ``span``, and where it helps the
    preposition that goes with it ("on Monday"); it contains ``span``. Where the words of a value are what
    tells one fact from another, as those of a quotation are, it lies beside ``span`` and takes out the rest of the value, who said them;
    it may then be empty. Such a kind has to make sure of the fact when it compares.
    ``anchor`` is an offset, in the same sentence, in the clause that makes the claim ("Lavrov said ..."); None where that is the clause
    in which the value begins.
    ``implied`` says that the words tell something else ("since 1927"), from which the value (so many years) follows. A draft claims no such
    value, so that ``excluded`` says so; in an article it may bear out a draft that tells it.
    """

    kind: str
    span: Span
    sentence: int
    value: V
    mask: Span
    excluded: str = ""
    anchor: int | None = None
    implied: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """The article a claim stands in, without its text. ``also`` are other outlets that printed it; ``retracted`` the day it was taken back
    on, None where it stands."""

    id: str
    published: datetime.date | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    also: tuple[str, ...] = ()
    retracted: datetime.date | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Context:
    """What the clause and the sentence around a value say, as typed features that both gates use.

    ``subject`` who or what acts, as written; ``predicate`` the verb that carries the meaning, lower case; ``said_by`` whose words these
    are, as written; ``names`` the proper names of the sentence; ``terms`` the stems of the clause's content words, in order of the text.
    ``when`` is the day or period that the clause, or else the sentence, gives for what it tells, as the ISO days it runs from and
    to; None where it gives none or several, and always for a date's own claim. ``where`` is likewise the place: its name and the
    names of what contains it, empty where there is none, and always for a place's own claim.
    """

    subject: str = ""
    predicate: str = ""
    said_by: str | None = None
    tense: Tense = Tense.NONE
    status: Status = Status.DONE
    negated: bool = False
    quoted: bool = False
    names: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    when: tuple[str, str] | None = None
    where: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Claim(Generic[V]):
    """A checkable claim, of a draft or of an article in the archive: both are read by the same extractor.

    Spans are offsets in the article's text. ``quote`` is the exact text of ``clause``, the clause that makes the claim; ``words`` the exact
    text of the value. ``text`` is the sentence's view with its white space collapsed, ``masked`` the same with the value taken out
    (a convention that the retrieval figures in docs/benchmarks.md support: never a literal placeholder), and ``masked_clause`` the range of
    ``masked`` that holds the clause, ``gap`` the place in ``masked`` where the value stood.
    ``sentence_index`` and ``paragraph`` count from 0.
    """

    kind: str
    value: V
    span: Span
    clause: Span
    sentence: Span
    sentence_index: int
    paragraph: int
    words: str
    quote: str
    text: str
    masked: str
    masked_clause: Span
    gap: int
    context: Context
    source: Source
    occurrence: int = 0
    """How many claims with the same kind, clause and words stand before it in the document."""

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits made from the claim's content, not its position: edits elsewhere leave it alone."""
        content = "\x1f".join(
            (self.kind, " ".join(self.quote.split()), " ".join(self.words.split()), str(self.occurrence))
        )
        return hashlib.sha256(content.encode("utf-8", "surrogatepass")).hexdigest()[:12]


class Kind(abc.ABC, Generic[V]):
    """A kind of claim. docs/adding-a-kind.md builds one, in ``verifier/kinds`` and in a package of its own.

    ``examples`` are sentences with the value words that must be found in them as a claim; ``counterexamples`` sentences in
    which no claim of this kind may be found. A test runs both for every registered kind.
    """

    name: ClassVar[str]
    rules: ClassVar[tuple[Rule, ...]]
    examples: ClassVar[tuple[tuple[str, str], ...]]
    counterexamples: ClassVar[tuple[str, ...]]
    identifies: ClassVar[bool] = False
    """Whether two values that agree or conflict are, by that, of one fact (a quotation's words are), so that gate 1 has nothing to add."""

    @abc.abstractmethod
    def find(self, document: Document) -> Iterable[Mention[V]]:
        """Every value of this kind in the document, in order, without overlaps, checkable or not."""

    @abc.abstractmethod
    def compare(self, draft: V, reported: V) -> Comparison:
        """Whether two values can be true of one fact. Total (never raises) and symmetric in its outcome."""

    def derive(self, values: Sequence[V]) -> Iterable[tuple[V, str]]:
        """Values that follow from several told together ("120, 95 of them locked away": 25), each with how; by default none."""
        return ()

    @abc.abstractmethod
    def describe(self, value: V) -> dict[str, Json]:
        """The value's fields in reports (docs/report.md), beside text, start and end."""

    @abc.abstractmethod
    def say(self, value: V) -> str:
        """The value in plain words for a reason ("Monday 17 September 2018", "at least 27 soldiers")."""

    @abc.abstractmethod
    def encode(self, value: V) -> dict[str, Any]:
        """The value as JSON for the index, without loss."""

    @abc.abstractmethod
    def decode(self, data: Mapping[str, Any]) -> V:
        """The inverse of :meth:`encode`."""
