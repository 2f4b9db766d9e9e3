"""XML, read safely: no document type that declares anything, no entities, nothing fetched, nothing expanded.

A file with a document type declaration is refused before a parser that could act on it sees it, except one that only names a known
format's public type, as NITF and old RSS files do; what it names is not read. libxml2 then holds the rest in bounds: 256 levels, 10 million
characters in a piece of text.
"""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING
from xml.parsers import expat

from verifier.errors import InputError
from verifier.reading.formats.compression import HEAD

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_NAMED_ONLY = frozenset(("nitf", "rss"))
"""Document types that a file of a format we read may name."""
_CURE = "Export the file without it."


@dataclasses.dataclass(frozen=True, slots=True)
class Root:
    """The first element of a file: its name, and the namespaces in force there, by prefix."""

    name: str
    namespace: str
    prefixes: frozenset[str]


def find_root(head: bytes) -> Root | None:
    """The first element of an XML file, from its first bytes; None where they are not XML. Never raises, never expands."""
    try:
        return check_prolog(head, "")
    except InputError:
        return None


def read_elements(stream: io.BufferedReader, name: str, tags: Collection[str]) -> Iterator[Element]:
    """The elements of a file with one of the names given (local names), each complete when it comes and gone when the next one does; what
    stands beside them stays.

    Raises InputError, with the line, where the file is not well-formed, declares a document type or entities, or goes beyond a bound.
    """
    from lxml import etree

    check_prolog(stream.peek(HEAD)[:HEAD], name)
    walk = etree.iterparse(
        _Readable(stream),
        events=("end",),
        tag=[f"{{*}}{tag}" for tag in tags],
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for _, element in walk:
            yield element
            element.clear()
            before, parent = element.getprevious(), element.getparent()
            if before is not None and parent is not None and before.tag == element.tag:
                parent.remove(before)  # the element itself is still in the parser's hands
    except etree.XMLSyntaxError as error:
        first = next(iter(walk.error_log.filter_from_fatals()), None)  # the exception may only tell of what came of it
        why, line = (error.msg, error.lineno) if first is None else (first.message.partition(", use ")[0], first.line)
        message = f"The XML is not well-formed: {why.strip()}."
        raise InputError(message, path=name, line=line, cure="Export it again.") from error


def words(element: Element | None, path: str = ".") -> str | None:
    """The text of the first element under a path ("{*}a/{*}b"), without its markup and in one line; None where there is none."""
    found = None if element is None else element.find(path)
    return None if found is None else " ".join("".join(map(str, found.itertext())).split()) or None


def attribute(element: Element | None, path: str, name: str) -> str | None:
    """An attribute of the first element under a path; None where there is none, or it is empty."""
    found = None if element is None else element.find(path)
    return None if found is None else (found.get(name) or "").strip() or None


def check_prolog(head: bytes, name: str) -> Root:
    """The first element of a file, from its first bytes. Raises InputError where there is none, or a document type stands before it."""
    prefixes: set[str] = set()

    def doctype(root: str, system: str | None, public: str | None, inside: bool) -> None:
        if inside or root.lower() not in _NAMED_ONLY:
            message = (
                f"The XML has a document type declaration ({root}), which could make it expand or fetch other files."
            )
            raise InputError(message, path=name, line=parser.CurrentLineNumber, cure=_CURE)

    def namespace(prefix: str | None, uri: str) -> None:
        prefixes.add(prefix or "")

    def element(tag: str, attributes: object) -> None:
        space, _, local = tag.rpartition(" ")
        raise _Found(Root(local, space, frozenset(prefixes)))

    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = doctype
    parser.StartNamespaceDeclHandler = namespace
    parser.StartElementHandler = element
    try:
        parser.Parse(head.lstrip() if head[:1].isspace() else head, False)
    except _Found as found:
        return found.root
    except (expat.ExpatError, LookupError) as error:
        line = getattr(error, "lineno", None)
        raise InputError(f"This is not XML: {error}.", path=name, line=line, cure="Export it again.") from error
    raise InputError(f"The first {HEAD:,} bytes hold no element.", path=name, cure="Check that this is an XML file.")


class _Readable:
    """A stream that lxml reads through this one method, so that it knows of no file and no address."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream

    def read(self, size: int = -1) -> bytes:
        return self._stream.read(size)


class _Found(Exception):
    def __init__(self, root: Root) -> None:
        super().__init__()
        self.root = root
