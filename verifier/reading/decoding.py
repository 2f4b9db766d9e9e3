"""From bytes to characters: UTF-8 and nothing else, with an error that an editor can act on."""

from __future__ import annotations

import re

from verifier.errors import InputError

_SAVE_AS = "Save it as UTF-8 text"
# Files that are taken for text by mistake, by their first bytes.
_FORMATS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Word document or another ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a rich text (RTF) file"),
)
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)

_IMPOSSIBLE = re.compile("[\x00\ud800-\udfff]")
_CONTROL = re.compile("[\x01-\x08\x0e-\x1b\x7f-\x84\x86-\x9f]")
_CONTROL_SHARE = 20  # more than one character in twenty


def decode(data: bytes, path: str) -> str:
    """The characters of a text file, each code point one character: a byte order mark and every line end stay.

    Raises InputError, naming ``path`` and the line, where the bytes are another format, another encoding, or not text.
    """
    for start, name in _FORMATS:
        if data.startswith(start):
            raise InputError(
                f"This is {name}, not a text file.", path=path, cure=f"{_SAVE_AS} or Markdown (.txt, .md)."
            )
    for mark, name in _WIDE_MARKS:
        if data.startswith(mark):
            raise InputError(
                f"The file is in {name}, not UTF-8.", path=path, line=1, cure=f"{_SAVE_AS} (iconv -f {name} -t UTF-8)."
            )
    nul = data.find(b"\x00")
    if nul != -1:
        message = f"The file holds a NUL byte at offset {nul}: it is binary, or UTF-16 without a byte order mark."
        raise InputError(message, path=path, line=_line(data, nul), cure=f"{_SAVE_AS}.")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = data[error.start]
        guess = bytes((wrong,)).decode("cp1252", "replace")
        meant = "" if guess == "\ufffd" else f"; in Windows-1252 it would be {guess!r}"
        message = f"The file is not UTF-8: byte 0x{wrong:02X} at offset {error.start}{meant}."
        cure = f"{_SAVE_AS}, or convert it (iconv -f WINDOWS-1252 -t UTF-8)."
        raise InputError(message, path=path, line=_line(data, error.start), cure=cure) from error
    check_characters(text, path)
    return text


def check_characters(text: str, path: str) -> None:
    """Raise InputError where a text holds what no text holds: a NUL, half a surrogate pair (which cannot be written out
    again as UTF-8), or control characters by the dozen. A few of those are left over from a wire's envelope, and are
    read as spaces."""
    if (wrong := _IMPOSSIBLE.search(text)) is not None:
        line = 1 + text.count("\n", 0, wrong.start())
        message = f"The text holds the character U+{ord(wrong[0]):04X}, which cannot be part of a text."
        raise InputError(message, path=path, line=line, cure=f"{_SAVE_AS}.")
    if len(text) < _CONTROL_SHARE * sum(1 for _ in _CONTROL.finditer(text)):
        raise InputError(
            "The file is full of control characters: it is binary.",
            path=path,
            cure=f"{_SAVE_AS} or Markdown (.txt, .md).",
        )


def _line(data: bytes, offset: int) -> int:
    """The line of a byte, from 1; a lone CR ends a line too."""
    before = data[:offset]
    return 1 + before.count(b"\n") + before.count(b"\r") - before.count(b"\r\n")
