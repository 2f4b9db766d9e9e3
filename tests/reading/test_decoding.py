"""Decoding: UTF-8 as it is, and an error that an editor can act on for everything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import InputError
from verifier.reading.decoding import check_characters, decode


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"))))
def test_each_code_point_is_a_character(text: str) -> None:
    """Offsets in reports are "characters in the file as read", so nothing is added, dropped or normalised."""
    assert decode(text.encode("utf-8"), "a.txt") == text


def test_a_byte_order_mark_and_line_ends_stay() -> None:
    assert decode(b"\xef\xbb\xbfa\r\nb\rc\n", "a.txt") == "\ufeffa\r\nb\rc\n"


@pytest.mark.parametrize(
    ("data", "line", "words"),
    [
        (b"one\ntwo \x93quoted\x94\n", 2, ("0x93", "offset 8", "Windows-1252", "UTF-8")),
        (b"one\r\rtwo \xff", 3, ("0xFF", "offset 9")),
        (b"caf\xe9", 1, ("0xE9", "offset 3")),
        (b"a\n\nb\x00c", 3, ("NUL", "offset 4")),
        ("Wort".encode("utf-16"), 1, ("UTF-16", "iconv")),
        ("Wort".encode("utf-32"), 1, ("UTF-32", "iconv")),
        ("Wort".encode("utf-16-be"), 1, ("NUL", "UTF-16")),
        (b"%PDF-1.7 ...", None, ("PDF", ".txt")),
        (b"PK\x03\x04...", None, ("Word", ".txt")),
        (b"{\\rtf1 ...", None, ("RTF", ".txt")),
        (b"\x01\x02\x03\x04 words", None, ("control characters",)),
    ],
)
def test_what_is_not_text_is_named_with_its_place_and_cure(
    data: bytes, line: int | None, words: tuple[str, ...]
) -> None:
    with pytest.raises(InputError) as caught:
        decode(data, "draft.txt")
    assert caught.value.path == "draft.txt"
    assert caught.value.line == line
    assert caught.value.cure
    assert [word for word in words if word not in str(caught.value)] == []


def test_a_few_control_characters_are_a_wires_envelope() -> None:
    text = "\x01" + "The words of a story that came by wire. " * 3 + "\x03"
    assert decode(text.encode(), "a.txt") == text


def test_half_a_surrogate_pair_cannot_be_text() -> None:
    with pytest.raises(InputError, match="U\\+D83D") as caught:
        check_characters("one\ntwo \ud83d", "<text>")
    assert caught.value.line == 2
