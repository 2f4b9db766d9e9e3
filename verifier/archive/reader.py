"""How the archive is read: which files are articles, what they say, which claims they make, and what pins all of this down."""

from __future__ import annotations

import dataclasses
import hashlib
import inspect
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import verifier
from verifier.archive.status import Identity
from verifier.claims import Claim, Kind
from verifier.text import Article, Document

if TYPE_CHECKING:
    from verifier.kinds.plugins import Plugin
    from verifier.models.embedder import Embedder

_PARTS = ("claims.py", "embedding.py", "extraction.py", "kinds", "language", "reading", "text.py")
"""The files and folders of the package that decide what an article yields."""


@dataclasses.dataclass(frozen=True, slots=True)
class ArchiveReader:
    """The program that reads articles, as the index needs it.

    ``find`` gives the files of an archive's folder with their ids; ``read`` a file, with its id, as a document, ``parse`` an article that
    has been read already; ``extract`` gives a document's claims, whose kinds are all in ``kinds``. An index made with another ``version``
    is made anew. ``find`` and ``read`` raise InputError.
    """

    find: Callable[[Path], Iterable[tuple[Path, str]]]
    read: Callable[[Path, str], Document]
    extract: Callable[[Document], tuple[Claim[Any], ...]]
    kinds: Mapping[str, Kind[Any]]
    version: str
    parse: Callable[[Article], Document]

    def identity(self, embedder: Embedder) -> Identity:
        """What an index depends on that is made by this program and this model."""
        return Identity(self.version, embedder.name, embedder.revision, embedder.dimension)


@lru_cache(maxsize=1)
def default_reader() -> ArchiveReader:
    """The reader that drafts, too, are read with."""
    from verifier import language, reading
    from verifier.extraction import extract
    from verifier.kinds import BY_NAME, PLUGINS

    def find(reference: Path) -> Iterable[tuple[Path, str]]:
        return ((found.path, found.id) for found in reading.find_articles([reference]))

    def read(path: Path, id: str) -> Document:
        return language.read(reading.read_article(path, id=id))

    told = partial(extract, implied=True)
    return ArchiveReader(find, read, told, BY_NAME, program_digest(tuple(BY_NAME.values()), PLUGINS), language.read)


@lru_cache(maxsize=4)
def program_digest(kinds: tuple[Kind[Any], ...], plugins: tuple[Plugin, ...] = ()) -> str:
    """A digest of the program text and the data that decide what an article yields.

    A version number would have to be raised by hand with every change of a rule, and one forgotten change would compare a draft with
    claims that the same program would no longer find. Kinds from outside the package add their own module's file, and those of installed
    packages the package's name and version: what else the package holds may decide, too.
    """
    package = Path(verifier.__file__).parent
    files = [file for part in _PARTS for file in _files(package / part)]
    listing = [f"{file.relative_to(package).as_posix()} {_digest(file)}" for file in files]
    for kind in kinds:
        module = inspect.getsourcefile(type(kind))
        outside = module is not None and not Path(module).is_relative_to(package)
        listing.append(f"{kind.name} {_digest(Path(module)) if module is not None and outside else ''}")
    listing += [f"{plugin.kind.name} {plugin.package} {plugin.version}" for plugin in plugins]
    return hashlib.sha256("\n".join(listing).encode()).hexdigest()[:16]


def _files(place: Path) -> list[Path]:
    if place.is_file():
        return [place]
    return sorted(file for file in place.rglob("*") if file.is_file() and "__pycache__" not in file.parts)


def _digest(file: Path) -> str:
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
