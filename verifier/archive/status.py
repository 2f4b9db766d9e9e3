"""What is known of an index: for ``verify index status``, and for tests."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping


@dataclasses.dataclass(frozen=True, slots=True)
class Update:
    """What bringing an index up to date did: articles added, changed and removed, texts embedded, why it was made anew ("" if not), and how
    many of the articles are kept as copies of others."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    embedded: int = 0
    rebuilt: str = ""
    copies: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Identity:
    """What an index's contents depend on beside the articles; an index with another identity is made anew.

    ``extractor`` is a digest of the program that reads articles, ``model`` and ``revision`` name the embedder.
    """

    extractor: str
    model: str
    revision: str
    dimension: int

    def difference(self, other: Identity) -> str:
        """What differs, for people; "" where nothing does."""
        if (self.model, self.revision, self.dimension) != (other.model, other.revision, other.dimension):
            return f"another model ({other.model} {other.revision}, now {self.model} {self.revision})"
        return "another version of the extraction" if self.extractor != other.extractor else ""


@dataclasses.dataclass(frozen=True, slots=True)
class Status:
    """An index as it stands on disk.

    ``location`` is its folder, or its address without a password. ``undated`` documents are never used, ``claims`` counts them by kind,
    ``segments`` are the parts that are searched one after the other, ``bytes`` is the size on disk, ``copies`` the articles that repeat
    another one and are kept as its outlets, ``retracted`` the documents that are no evidence any more, ``unread`` the articles that could
    not be read.
    """

    location: str
    documents: int
    undated: int
    sentences: int
    claims: Mapping[str, int]
    identity: Identity
    schema: int
    segments: int
    bytes: int
    last_update: Update
    copies: int = 0
    retracted: int = 0
    unread: int = 0
