"""PDF: the text layer, page after page. A file is one article. What is only a picture of a page has no text, and that is said."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator, Mapping

from verifier.errors import InputError
from verifier.reading.formats.interface import Format, missing, silence
from verifier.reading.formats.limits import LARGEST_RECORD, read_whole
from verifier.reading.records import Layout, Record

MOST_PAGES = 500

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# Where a line was broken at a hyphen the word goes on; whether the hyphen was there before ("twenty-|seven") or not ("govern-|ment")
# only a dictionary knows, and only the first kind matters to a claim.
_HYPHEN = re.compile(r"(?<=[a-z])-[ \t]*\n[ \t]*(?=[a-z])")


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    data = read_whole(stream, name)
    text = _text(data, name)
    if not text.strip():
        message = "The PDF holds no text: it is a scan, or its letters are drawings."
        raise InputError(message, path=name, cure="Run text recognition (OCR) on it, or find the story as text.")
    yield Record(text=text, layout=Layout.WRAPPED, digest=hashlib.sha256(data).hexdigest())


def _text(data: bytes, name: str) -> str:
    try:
        import pypdf
    except ImportError as error:
        raise missing("pypdf", "pdf", name) from error
    silence("pypdf")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError("The PDF needs a password.", path=name, cure="Save it without one.")
        pages = len(reader.pages)
        if pages > MOST_PAGES:
            message = f"The PDF has {pages:,} pages; a story has {MOST_PAGES} at most."
            raise InputError(message, path=name, cure="Save the story's pages as a file of their own.")
        parts: list[str] = []
        for page in reader.pages:
            parts.append(page.extract_text().strip("\r\n"))
            if sum(map(len, parts)) > LARGEST_RECORD:
                message = f"The PDF holds more than {LARGEST_RECORD:,} characters."
                raise InputError(message, path=name, cure="Save the story as text.")
    except InputError:
        raise
    except Exception as error:  # a damaged or hostile file makes pypdf raise nearly anything, RecursionError among it
        message = f"The PDF is damaged or cannot be read: {error or type(error).__name__}."
        raise InputError(message, path=name, cure="Save it again, or as text.") from error
    return _HYPHEN.sub("-", "\n".join(part for part in parts if part)).translate(_LIGATURES)


def _looks(head: bytes) -> bool:
    return head[:1024].find(b"%PDF-") != -1


PDF = Format("pdf", (".pdf",), _looks, _read, single=True)
