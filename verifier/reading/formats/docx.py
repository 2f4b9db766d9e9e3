"""Word documents (.docx): the words as they stand when all changes are accepted. A file is one article.

python-docx opens the package; its paragraphs are walked here, because a newsroom's drafts hold what its own ``Paragraph.text`` leaves out:
tracked insertions, content controls, text boxes. Left out on purpose: deleted, hidden and struck-out words, comments, headers and footers,
footnotes.
"""

from __future__ import annotations

import hashlib
import io
import zipfile
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.reading.formats.compression import HEAD
from verifier.reading.formats.interface import Format, missing
from verifier.reading.formats.limits import LARGEST_DOCUMENT, read_whole
from verifier.reading.formats.markup import Lines, lowered, raised
from verifier.reading.formats.xml import check_prolog
from verifier.reading.metadata import language_tag
from verifier.reading.records import Layout, Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LARGEST_PACKAGE = 256 * 2**20
"""Bytes that all parts of a document together may expand to, pictures included."""
LARGEST_RATIO = 200
"""Bytes for each compressed byte, over the whole package; Word's XML gives 10 to 20."""
MOST_PARTS = 5_000
_GRACE = 2**20
_XML = (".xml", ".rels")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNSEEN = frozenset((f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr", f"{_W}rPr", f"{_W}sectPr", _FALLBACK))
_TITLES = frozenset(("title", "heading 1"))
_OFF = frozenset(("0", "false", "off", "none"))


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    data = read_whole(stream, name)
    _check_package(data, name)
    try:
        import docx
    except ImportError as error:
        raise missing("python-docx", "docx", name) from error
    try:
        document = docx.Document(io.BytesIO(data))
        body = document.element.body
        styles = {style.style_id: (style.name or "").lower() for style in document.styles}
        language = document.core_properties.language
    except Exception as error:  # a package that lies about its parts makes python-docx raise nearly anything
        message = f"The Word document is damaged: {error}."
        raise InputError(message, path=name, cure="Open it in Word and save it again.") from error
    yield Record(
        text=_text(body),
        layout=Layout.LINES,
        title=_title(body, styles),
        language=language_tag(language),
        digest=hashlib.sha256(data).hexdigest(),
    )


def _check_package(data: bytes, name: str) -> None:
    """Raise for what is no package, for one that expands beyond reason, and for XML that declares a document type.

    A part is never read beyond the size that the package's directory gives for it, so those sizes can be believed.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        message = "This is an old (.doc) or an encrypted Word document."
        raise InputError(message, path=name, cure="Save it as .docx without a password.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
            size = sum(part.file_size for part in parts)
            largest = max((part.file_size for part in parts if part.filename.endswith(_XML)), default=0)
            if (
                len(parts) > MOST_PARTS
                or size > min(LARGEST_PACKAGE, _GRACE + LARGEST_RATIO * len(data))
                or largest > LARGEST_DOCUMENT
            ):
                message = f"The document expands to {len(parts):,} parts of {size:,} bytes together, far more than a text needs."
                raise InputError(message, path=name, cure="Copy its text into a new document.")
            for part in parts:
                if part.filename.endswith(_XML):
                    with package.open(part) as stream:
                        check_prolog(stream.read(HEAD), name)
    except InputError:
        raise
    except Exception as error:  # on a damaged directory zipfile raises nearly anything
        message = f"This is not a Word document: {error}."
        raise InputError(message, path=name, cure="Open it in Word and save it as .docx.") from error


def _text(body: Element) -> str:
    out = Lines()
    boxes = [body]
    for box in boxes:  # grows: text boxes come after the text that they are anchored in
        out.separate("\n\n")
        boxes.extend(_walk(box, out))
    return out.result()


def _walk(root: Element, out: Lines) -> list[Element]:
    """Add the words below an element; returns the text boxes that are anchored in it."""
    from lxml import etree

    boxes: list[Element] = []
    cells, first = 0, True
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if event == "end":
            cells -= tag == f"{_W}tc"
            continue
        if tag in _UNSEEN or (tag == f"{_W}r" and _is_hidden(element)):
            walk.skip_subtree()
        elif tag == f"{_W}txbxContent" and element is not root:
            boxes.append(element)
            walk.skip_subtree()
        elif tag == f"{_W}p":
            out.separate("\n\n" if not cells else "" if first else "\n")
            first = False
        elif tag in _SEPARATORS:
            if tag == f"{_W}tc":
                cells, first = cells + 1, True
            out.separate(_SEPARATORS[tag])
        elif tag == f"{_W}t":
            out.add(_shown(element))
        elif tag == f"{_W}noBreakHyphen":
            out.add("\u2011")
    return boxes


_SEPARATORS = {
    f"{_W}tbl": "\n\n",
    f"{_W}tr": "\n",
    f"{_W}tc": "   ",
    f"{_W}br": "\n",
    f"{_W}cr": "\n",
    f"{_W}tab": " ",
    f"{_W}ptab": " ",
}


def _is_hidden(run: Element) -> bool:
    properties = run.find(f"{_W}rPr")
    return properties is not None and any(_is_on(properties, mark) for mark in ("vanish", "strike", "dstrike"))


def _is_on(properties: Element, mark: str) -> bool:
    found = properties.find(f"{_W}{mark}")
    return found is not None and found.get(f"{_W}val", "true") not in _OFF


def _shown(text: Element) -> str:
    """The characters of a text element; raised and lowered digits as such."""
    run = text.getparent()
    place = None if run is None else run.find(f"{_W}rPr/{_W}vertAlign")
    match None if place is None else place.get(f"{_W}val"):
        case "superscript":
            return raised(text.text or "")
        case "subscript":
            return lowered(text.text or "")
    return text.text or ""


def _title(body: Element, styles: Mapping[str, str]) -> str | None:
    """The first paragraph in Word's style for titles or main headings."""
    for paragraph in body.iter(f"{_W}p"):
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        if style is not None and styles.get(style.get(f"{_W}val", "")) in _TITLES:
            out = Lines()
            _walk(paragraph, out)
            if text := " ".join(out.result().split()):
                return text
    return None


def _looks(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head)


DOCX = Format("docx", (".docx",), _looks, _read, single=True)
