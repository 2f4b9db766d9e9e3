"""PDF: a text layer, made by hand, and files that have none or are damaged."""

from __future__ import annotations

import io
import sys
import zlib
from pathlib import Path

import pypdf
import pytest

from tests.reading.formats.reads import article, rejected
from verifier.errors import InputError
from verifier.reading import read_article
from verifier.reading.formats import pdf


def make_pdf(*pages: list[str], compress: bool = False) -> bytes:
    """A PDF with lines of Latin-1 text on each page, as the specification's smallest examples have them."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        content = f"BT /F1 12 Tf 72 720 Td 14 TL\n{shown}ET".encode("cp1252")
        content = zlib.compress(content) if compress else content
        filters = " /Filter /FlateDecode" if compress else ""
        page = f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {5 + 2 * number} 0 R"
        objects.append(f"{page} /Resources << /Font << /F1 3 0 R >> >> >>".encode())
        objects.append(f"<< /Length {len(content)}{filters} >>\nstream\n".encode() + content + b"\nendstream")
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + body + b"\nendobj\n")
    table = out.tell()
    entries = "".join(f"{place:010d} 00000 n \n" for place in places)
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{entries}".encode())
    out.write(f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode())
    return out.getvalue()


STORY = ["Three miners were pulled out of the Arden pit on Friday, the company", "said, and 27 were still below."]


@pytest.mark.parametrize("compress", [False, True])
def test_the_text_layer_is_read_and_wrapped_lines_go_on(compress: bool) -> None:
    found = article(make_pdf(STORY, compress=compress), "pdf")
    assert found.text == "\n".join(STORY)
    assert "the company said, and 27" in found.view
    assert found.line_column(found.text.index("27")) == (2, 11)


def test_pages_follow_each_other() -> None:
    assert article(make_pdf(["One"], [], ["two"]), "pdf").text == "One\ntwo"


def test_a_word_that_was_broken_at_a_hyphen_goes_on() -> None:
    assert article(make_pdf(["The mine held twenty-", "seven men."]), "pdf").text == "The mine held twenty-seven men."
    assert article(make_pdf(["The North-", "South line"]), "pdf").text == "The North-\nSouth line"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (make_pdf([]), "no text"),
        (make_pdf(), "no text"),
        (b"", "cannot be read"),
        (b"Three miners.", "cannot be read"),
        (b"%PDF-1.7\n", "cannot be read"),
        (make_pdf(STORY)[:300], "cannot be read"),
    ],
)
def test_what_has_no_text_or_is_no_pdf_is_said(data: bytes, words: str, caplog: pytest.LogCaptureFixture) -> None:
    assert words in rejected(data, "pdf").error.message


def test_a_bomb_is_refused() -> None:
    """pypdf bounds what a stream may expand to."""
    data = make_pdf(STORY)
    stream = zlib.compress(b"\0" * 200_000_000, 9)
    start, end = data.index(b"<< /Length"), data.index(b"endstream")
    bomb = (
        data[:start]
        + f"<< /Length {len(stream)} /Filter /FlateDecode >>\nstream\n".encode()
        + stream
        + b"\n"
        + data[end:]
    )
    assert rejected(bomb, "pdf").error.message


def test_bounds_on_pages_and_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "MOST_PAGES", 2)
    assert article(make_pdf(["One"], ["two"]), "pdf").text == "One\ntwo"
    assert "3 pages" in rejected(make_pdf(["One"], ["two"], ["three"]), "pdf").error.message
    monkeypatch.setattr(pdf, "LARGEST_RECORD", 5)
    assert "more than 5 characters" in rejected(make_pdf(["One"], ["two"]), "pdf").error.message


def test_a_password_is_asked_for() -> None:
    writer = pypdf.PdfWriter(io.BytesIO(make_pdf(STORY)))
    out = io.BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    assert "password" in rejected(out.getvalue(), "pdf").error.message


def test_a_draft_is_read_by_its_ending_and_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.pdf"
    path.write_bytes(make_pdf(STORY))
    assert read_article(path).text == "\n".join(STORY)
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(InputError, match=r"pip install 'newsroom-verifier\[pdf\]'"):
        read_article(path)
