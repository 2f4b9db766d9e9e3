"""Word documents: the words as they stand, and packages that are not what they say."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from docx.document import Document
from docx.oxml import parse_xml

from tests.reading.formats.reads import article, rejected
from verifier.errors import InputError
from verifier.reading import read_article

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def save(document: Document) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def with_body(xml: str) -> bytes:
    """A document whose body is this WordprocessingML."""
    document = docx.Document()
    body = document.element.body
    for number, element in enumerate(parse_xml(f"<w:body {W}>{xml}</w:body>")):
        body.insert(number, element)
    return save(document)


def replaced(data: bytes, part: str, content: bytes) -> bytes:
    """The package with the content of a part replaced, or the part added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), part}:
            new.writestr(name, content if name == part else old.read(name))
    return out.getvalue()


def make_docx() -> bytes:
    """A story with a headline, a byline, words in bold, a footnote's mark and a table."""
    document = docx.Document()
    document.core_properties.language = "en-GB"
    document.add_heading("Minister quits over ferries", 0)
    document.add_paragraph("By Ann Lee")
    paragraph = document.add_paragraph("The contract was for ")
    paragraph.add_run("27").bold = True
    paragraph.add_run(" ferries.")
    paragraph.add_run("1").font.superscript = True
    table = document.add_table(2, 2)
    for cell, text in zip((cell for row in table.rows for cell in row.cells), ("Dead", "27", "Hurt", "3"), strict=True):
        cell.text = text
    document.add_paragraph("The end.")
    return save(document)


@pytest.fixture
def story() -> bytes:
    return make_docx()


def test_a_document_is_read_in_order(story: bytes) -> None:
    found = article(story, "docx")
    assert found.text == (
        "Minister quits over ferries\n\nBy Ann Lee\n\nThe contract was for 27 ferries.¹\n\nDead   27\nHurt   3\n\nThe end."
    )
    assert (found.title, found.language) == ("Minister quits over ferries", "en-GB")
    assert found.line_column(found.text.index("27")) == (5, 22)


@pytest.mark.parametrize(
    ("body", "text"),
    [
        # tracked changes: as they stand when they are accepted
        (
            "<w:p><w:r><w:t>One </w:t></w:r><w:ins><w:r><w:t>two</w:t></w:r></w:ins>"
            "<w:del><w:r><w:delText>27</w:delText></w:r></w:del></w:p>",
            "One two",
        ),
        (
            "<w:p><w:moveFrom><w:r><w:t>27</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>One</w:t></w:r></w:moveTo></w:p>",
            "One",
        ),
        # content controls, as templates of newsroom systems have them
        (
            "<w:sdt><w:sdtContent><w:p><w:r><w:t>One</w:t></w:r></w:p></w:sdtContent></w:sdt><w:p><w:r><w:t>two</w:t></w:r></w:p>",
            "One\n\ntwo",
        ),
        ("<w:p><w:sdt><w:sdtContent><w:r><w:t>One</w:t></w:r></w:sdtContent></w:sdt></w:p>", "One"),
        ("<w:p><w:hyperlink><w:r><w:t>One</w:t></w:r></w:hyperlink><w:r><w:t> two</w:t></w:r></w:p>", "One two"),
        ("<w:p><w:r><w:t>1</w:t></w:r><w:r><w:t>27</w:t></w:r></w:p>", "127"),
        ("<w:p><w:r><w:t>One</w:t><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r></w:p>", "One\ntwo three"),
        ("<w:p><w:r><w:t>One</w:t><w:noBreakHyphen/><w:t>two</w:t></w:r></w:p>", "One‑two"),
        # what is not shown, or was taken back
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>27</w:t></w:r><w:r><w:t>One</w:t></w:r></w:p>", "One"),
        ('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>One</w:t></w:r></w:p>', "One"),
        ("<w:p><w:r><w:rPr><w:strike/></w:rPr><w:t>27</w:t></w:r><w:r><w:t>One</w:t></w:r></w:p>", "One"),
        ("<w:p><w:r><w:instrText>PAGE 27</w:instrText></w:r><w:r><w:t>One</w:t></w:r></w:p>", "One"),
        # a text box comes after the text, and not in the middle of a sentence
        (
            "<w:p><w:r><w:t>One </w:t></w:r><w:r><w:pict><w:txbxContent><w:p><w:r><w:t>Box</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
            "<w:r><w:t>two</w:t></w:r></w:p><w:p><w:r><w:t>three</w:t></w:r></w:p>",
            "One two\n\nthree\n\nBox",
        ),
        (
            "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>One</w:t></w:r></w:p><w:p><w:r><w:t>two</w:t></w:r></w:p></w:tc></w:tr></w:tbl>",
            "One\ntwo",
        ),
    ],
)
def test_words_as_they_stand(body: str, text: str) -> None:
    assert article(with_body(body), "docx").text == text


def test_a_package_with_entities_is_refused(story: bytes) -> None:
    bomb = b'<!DOCTYPE w [<!ENTITY x "ha">]><w:document ' + W.encode() + b"><w:body/></w:document>"
    assert "document type" in rejected(replaced(story, "word/document.xml", bomb), "docx").error.message
    assert "document type" in rejected(replaced(story, "docProps/core.xml", bomb), "docx").error.message


def test_a_bomb_is_refused_before_it_expands(story: bytes) -> None:
    found = rejected(replaced(story, "word/media/image1.png", b"\0" * 40_000_000), "docx")
    assert "expands" in found.error.message


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "not a Word document"),
        (b"words", "not a Word document"),
        (b"PK\x03\x04" + b"x" * 100, "not a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "encrypted"),
    ],
)
def test_what_is_no_document_is_said(data: bytes, words: str) -> None:
    assert words in rejected(data, "docx").error.message


def test_a_zip_file_that_is_no_document_is_said(story: bytes) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        package.writestr("notes.txt", "words")
    assert "damaged" in rejected(out.getvalue(), "docx").error.message
    assert "no element" in rejected(replaced(story, "word/document.xml", b"words"), "docx").error.message
    assert "docx" in rejected(story[: len(story) // 2], "docx").error.cure  # type: ignore[operator]


def test_an_empty_document_is_said() -> None:
    assert "no words" in rejected(save(docx.Document()), "docx").error.message


def test_a_draft_is_read_by_its_ending_and_says_what_to_install(
    story: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "draft.docx"
    path.write_bytes(story)
    assert read_article(path).title == "Minister quits over ferries"
    monkeypatch.setitem(sys.modules, "docx", None)
    with pytest.raises(InputError, match=r"pip install 'newsroom-verifier\[docx\]'"):
        read_article(path)
