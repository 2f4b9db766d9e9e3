"""Near-duplicates: one wire story that many outlets print is one piece of evidence, not many.

Two texts are likened by MinHash (Broder 1997, On the resemblance and containment of documents): of the hashes of all runs of five words the
least under each of 64 permutations; the share of equal ones estimates the share of runs that both have. Locality-sensitive hashing finds
the texts to compare: sixteen bands of four (a pair that shares 0.8 of its runs meets in one with probability 0.9998, one that shares
0.3 with 0.12).

Alike is not the same: an update of a running story differs from the one before in a figure and little else. So a text is a copy only where
each value of its claims is told by the other, too, in the same words: what an outlet that prints a story on the next day leaves as it
was ("overnight", "on Sunday") speaks of the same time still.
"""

from __future__ import annotations

import dataclasses
import datetime
import functools
import re
import zlib
from collections.abc import Iterable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from verifier.archive.codec import value_words
from verifier.archive.entry import Entry
from verifier.text import Article, Correction

Signature = NDArray[np.uint32]

RUN: Final = 5
"""Words in a run: long enough that two stories do not share many by chance."""
FEWEST_WORDS: Final = 20
"""Of a text that can be a copy; one that is shorter has too few runs to tell."""
PERMUTATIONS: Final = 64
BANDS: Final = 16
ALIKE: Final = 0.7
"""The estimated share of runs from which texts are alike: an outlet changes the lead, or cuts from the bottom."""
DAYS: Final = 3
"""After a story in which copies of it are printed. The same words a month later are another week's market report."""

_WORD = re.compile(r"\w+")
_PRIME: Final = np.uint64((1 << 61) - 1)
_SEED: Final = 61


@dataclasses.dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """A document of a store that an article may be a copy of. ``correction`` and ``corrects`` are as an Article's, ``values`` those of its
    claims, as ``codec.value_words`` has them."""

    id: int
    signature: Signature
    published: str | None
    correction: str
    corrects: str | None
    values: frozenset[tuple[str, str]]


def signature_of(article: Article) -> Signature | None:
    """The signature of an article's copy; None where it is too short."""
    words = _WORD.findall(article.view[article.body.start : article.body.end].lower())
    if len(words) < FEWEST_WORDS:
        return None
    runs = {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}
    hashes = np.fromiter((zlib.crc32(run.encode("utf-8", "replace")) for run in runs), dtype=np.uint64, count=len(runs))
    # A product of 32 and 29 bits and a summand of 60 stay within 64.
    factors, summands = _permutations()
    least = ((hashes[:, None] * factors + summands) % _PRIME).min(axis=0)
    signature: Signature = (least & np.uint64(0xFFFFFFFF)).astype(np.uint32)
    return signature


@functools.cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """A factor and a summand for each. Made when they are first needed: whoever reads an index needs none, and numpy loads its generators
    for them."""
    generator = np.random.default_rng(_SEED)
    factors = generator.integers(1, 1 << 29, PERMUTATIONS, dtype=np.uint64)
    return factors, generator.integers(0, 1 << 60, PERMUTATIONS, dtype=np.uint64)


def bands_of(signature: Signature) -> list[int]:
    """The bands of a signature as numbers that fit into 63 bits; the number of the band is part of each."""
    width = PERMUTATIONS // BANDS
    bands = []
    for band in range(BANDS):
        part = signature[band * width : (band + 1) * width].tobytes()
        bands.append(band << 32 | zlib.crc32(part))
    return bands


def copied(entry: Entry, signature: Signature, kept: Iterable[Kept]) -> Kept | None:
    """Which of some documents an article is a copy of: the most alike, the first of equals; None where it has to stand for itself.

    A correction and a notice of retraction are copies only of one that says so, too, of the same article.
    """
    values = {value_words(claim.kind, claim.data) for claim in entry.claims}
    best, alike = None, 0.0
    for document in kept:
        share = float((document.signature == signature).mean())
        better = share >= ALIKE if best is None else share > alike
        if (
            better
            and _reprint(document.published, entry.published)
            and _says_the_same(entry.article, document)
            and values <= document.values
        ):
            best, alike = document, share
    return best


def _says_the_same(article: Article, document: Kept) -> bool:
    """Whether what an article says of another it says together with the document. One that says nothing may repeat a correction's text."""
    plain = article.correction is Correction.NONE and article.corrects is None
    return plain or (article.correction == document.correction and article.corrects == document.corrects)


def _reprint(first: str | None, second: str | None) -> bool:
    """Whether something published on the second day can repeat what was published on the first."""
    if first is None or second is None:
        return first == second
    return 0 <= (datetime.date.fromisoformat(second) - datetime.date.fromisoformat(first)).days <= DAYS
