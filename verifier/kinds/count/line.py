"""A sentence as the finder sees it: its pieces, its words, and what it speaks of."""

from __future__ import annotations

import dataclasses
import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property

from verifier.kinds.count import hedges, nouns, numbers
from verifier.kinds.count.hedges import Hedged
from verifier.kinds.count.nouns import Counted
from verifier.kinds.count.numbers import Number
from verifier.kinds.count.quantities import speaks_of_weight
from verifier.kinds.count.tokens import FIGURES, Token, tokenize
from verifier.kinds.count.value import CountValue
from verifier.text import Clause, Sentence, Word, WordClass

_QUAKE = frozenset(
    "quake quakes earthquake earthquakes magnitude aftershock aftershocks tremor tremors temblor richter "
    "seismologists seismic shock shocks foreshock jolt jolts epicentre epicenter".split()
)
_CONTEST = frozenset(
    "beat beating beaten lost lose losing won win wins winning victory victories defeat defeats defeated "
    "draw draws drew score scored scoreline vote votes voted voting approved rejected passed motion goal "
    "goals match final leg lead led ahead behind tie set majority".split()
)


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A value in ``tokens[first:last]``, with what is masked with it and why it makes no claim (empty where it does)."""

    value: CountValue
    first: int
    last: int
    mask_first: int
    mask_last: int
    excluded: str = ""


class _Words(dict[int, str]):
    """Words by their place, and nothing elsewhere."""

    def __missing__(self, i: int) -> str:
        return ""


@dataclasses.dataclass(frozen=True)
class Line:
    """A sentence's tokens and words. What looks at the whole sentence, and what many rules ask of a token, is worked out once."""

    sentence: Sentence
    tokens: tuple[Token, ...]
    published: datetime.date | None = None

    @classmethod
    def of(cls, sentence: Sentence, published: datetime.date | None = None) -> Line:
        return cls(sentence, tuple(tokenize(sentence.view, sentence.span.start)), published)

    @cached_property
    def word(self) -> Callable[[int], str]:
        """Of a token's index its lower-case text, empty outside the sentence. Rules ask this fifty times for each figure."""
        return _Words(enumerate(token.lower for token in self.tokens)).__getitem__

    def text(self, i: int) -> str:
        """Token ``i`` as written, empty outside the sentence."""
        return self.tokens[i].text if 0 <= i < len(self.tokens) else ""

    def token_from(self, offset: int) -> int:
        """Index of the first token that starts at or after an offset."""
        return bisect_left(self._token_starts, offset)

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    def number(self, i: int, money: bool = False) -> Number | None:
        """The longest number that starts at token ``i``, None where none does; ``money`` as in :func:`numbers.parse_number`."""
        read = self._numbers[money]
        if i not in read:
            read[i] = numbers.parse_number(self.tokens, i, money)
        return read[i]

    def hedge(self, i: int) -> Hedged:
        """The hedge that begins at token ``i``, EXACT where there is none."""
        if i not in self._hedges:
            self._hedges[i] = hedges.hedge_before(self.tokens, i)
        return self._hedges[i]

    def counted(self, last: int) -> Counted:
        """What a number counts whose words end before token ``last``."""
        if last not in self._counted:
            self._counted[last] = nouns.counted(self.sentence, self.tokens[last - 1].end)
        return self._counted[last]

    @cached_property
    def _numbers(self) -> tuple[dict[int, Number | None], dict[int, Number | None]]:
        return {}, {}

    @cached_property
    def _hedges(self) -> dict[int, Hedged]:
        return {}

    @cached_property
    def _counted(self) -> dict[int, Counted]:
        return {}

    def tagged(self, i: int) -> Word | None:
        """The sentence's word that holds the start of token ``i``, None outside the sentence."""
        if not 0 <= i < len(self.tokens):
            return None
        start, words = self.tokens[i].start, self.sentence.words
        k = bisect_left(self._word_starts, start)
        if k < len(words) and words[k].start == start:
            return words[k]
        return words[k - 1] if k > 0 and words[k - 1].end > start else None

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.sentence.words]

    def tag(self, i: int) -> WordClass:
        """The class of the word at token ``i``; punctuation outside the sentence."""
        word = self.tagged(i)
        return WordClass.PUNCTUATION if word is None else word.tag

    def clause_at(self, i: int) -> Clause:
        """The clause that holds token ``i``: the last one that starts at or before it."""
        k = bisect_right(self._clause_starts, self.tokens[i].start)
        return self.sentence.clauses[max(0, k - 1)]

    @cached_property
    def _clause_starts(self) -> tuple[int, ...]:
        return tuple(clause.span.start for clause in self.sentence.clauses)

    @cached_property
    def figures(self) -> frozenset[int]:
        """The indices of the tokens that are numbers in digits."""
        return frozenset(i for i, token in enumerate(self.tokens) if token.kind in FIGURES)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The lower-case texts of its tokens: what it cannot hold need not be looked for at every token."""
        return frozenset(token.lower for token in self.tokens)

    @cached_property
    def weighing(self) -> bool:
        return speaks_of_weight(self.tokens)

    @cached_property
    def quaking(self) -> bool:
        return not _QUAKE.isdisjoint(self.vocabulary)

    @cached_property
    def contested(self) -> bool:
        """Whether somebody wins, loses or votes in it."""
        return not _CONTEST.isdisjoint(self.vocabulary)

    @cached_property
    def asks(self) -> bool:
        """Whether it is a question."""
        return self.sentence.view.rstrip().rstrip("\"')").endswith("?")
