"""NITF, the IPTC's News Industry Text Format: a wire's story as XML, with or without its namespace."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.reading.corrections import read_status
from verifier.reading.formats.interface import Format
from verifier.reading.formats.markup import text_of
from verifier.reading.formats.xml import attribute, find_root, read_elements, words
from verifier.reading.metadata import language_tag, read_date
from verifier.reading.records import Layout, Record
from verifier.text import Correction

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    for story in read_elements(stream, name, ("nitf",)):
        try:
            yield nitf_record(story, name)
        except InputError as error:
            yield error


def nitf_record(story: Element, name: str) -> Record:
    """The record of a ``nitf`` element. Raises InputError where it has no body or its date cannot be read."""
    content = story.find("{*}body/{*}body.content")
    if content is None:
        raise InputError("The story has no body.content.", path=name, cure="Check the export.")
    facts, head = story.find("{*}head/{*}docdata"), story.find("{*}body/{*}body.head")
    title = words(head, "{*}hedline/{*}hl1") or words(story, "{*}head/{*}title")
    date = (
        attribute(facts, "{*}date.issue", "norm")
        or attribute(story, "{*}head/{*}pubdata", "date.publication")
        or attribute(facts, "{*}date.release", "norm")
    )
    corrected = None if facts is None else facts.find("{*}correction")
    correction = read_status(None if facts is None else facts.get("management-status"))
    if correction is Correction.NONE and corrected is not None:
        correction = Correction.CORRECTED
    return Record(
        text=text_of(content),
        layout=Layout.LINES,
        id=attribute(facts, "{*}doc-id", "id-string"),
        title=title,
        date=None if date is None else read_date(date, name),
        outlet=attribute(story, "{*}head/{*}pubdata", "name") or words(head, "{*}distributor"),
        url=attribute(story, "{*}head/{*}pubdata", "ex-ref"),
        dateline=words(head, "{*}dateline/{*}location") or words(head, "{*}dateline"),
        language=language_tag(story.get(_LANGUAGE) or attribute(story, "{*}body", _LANGUAGE)),
        correction=correction,
        corrects=attribute(facts, "{*}correction", "id-string"),
    )


def _looks(head: bytes) -> bool:
    root = find_root(head)
    return root is not None and root.name == "nitf"


NITF = Format("nitf", (".nitf", ".xml"), _looks, _read)
