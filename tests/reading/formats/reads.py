"""Reading a format in a test: its bytes in, articles and what was rejected out."""

from __future__ import annotations

import io

from verifier.reading import Rejected, read_stream
from verifier.text import Article


def read(data: bytes, format: str, **columns: str) -> list[Article | Rejected]:
    return list(read_stream(io.BytesIO(data), name="file", format=format, columns=columns))


def articles(data: bytes, format: str, **columns: str) -> list[Article]:
    """The articles of a file in which every one can be read."""
    found = read(data, format, **columns)
    assert [str(one) for one in found if isinstance(one, Rejected)] == []
    return [one for one in found if isinstance(one, Article)]


def article(data: bytes, format: str, **columns: str) -> Article:
    """The article of a file that holds one."""
    (one,) = articles(data, format, **columns)
    return one


def rejected(data: bytes, format: str, **columns: str) -> Rejected:
    """What is said of a file, or of its last part, that cannot be read; the error names the file and a cure."""
    last = read(data, format, **columns)[-1]
    assert isinstance(last, Rejected)
    assert last.error.path == "file"
    assert last.error.cure
    return last
