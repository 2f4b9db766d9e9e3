"""XML: what could expand, fetch or go on without end is refused by every format that is XML, with the line and a cure."""

from __future__ import annotations

import pytest

from tests.reading.formats.reads import articles, read, rejected
from verifier.reading import Rejected
from verifier.reading.formats.xml import Root, find_root

STORY = "<nitf><body><body.content><p>Three miners were freed.</p></body.content></body></nitf>"
LAUGHS = (
    "<!DOCTYPE nitf [" + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10)) + '<!ENTITY l0 "ha">]>'
)

HOSTILE = [
    (LAUGHS + STORY.replace("Three", "&l9;"), "document type"),
    ('<!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + STORY.replace("Three", "&x;"), "document type"),
    ('<!DOCTYPE nitf [<!ENTITY % x SYSTEM "http://m.example/x"> %x;]>' + STORY, "document type"),
    ('<!DOCTYPE nitf SYSTEM "nitf.dtd" [<!ENTITY x "y">]>' + STORY, "document type"),
    ("<!DOCTYPE nitf []>" + STORY, "document type"),
    ('<!DOCTYPE other SYSTEM "file:///etc/passwd">' + STORY, "document type"),
    (STORY.replace("Three", "&undeclared;"), "undeclared"),
    (STORY.replace("Three", "<a>" * 400), "depth"),
    (STORY.replace("</p>", ""), "not well-formed"),
    (STORY.replace("Three", "T" * 11_000_000), "not well-formed"),
    ("<!--" + "x" * 70_000 + "-->" + STORY, "no element"),
    ("", "no element"),
    ("Three miners.", "not XML"),
    ('<?xml version="1.0" encoding="klingon"?>' + STORY, "not XML"),
]


@pytest.mark.parametrize(
    ("xml", "words"), HOSTILE, ids=[words + str(number) for number, (_, words) in enumerate(HOSTILE)]
)
@pytest.mark.parametrize("format", ["nitf", "newsml", "wordpress"])
def test_hostile_xml_is_refused(xml: str, words: str, format: str) -> None:
    found = rejected(xml.encode(), format)
    assert words.lower() in str(found).lower()


@pytest.mark.parametrize(("xml", "words"), HOSTILE[:6], ids=range(6))
@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "cp1252"])
def test_a_document_type_is_seen_in_any_encoding(xml: str, words: str, encoding: str) -> None:
    declared = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?>{xml}'
    assert words in str(rejected(declared.encode(encoding), "nitf"))
    assert words in str(rejected(declared.encode(encoding), "feed"))


@pytest.mark.parametrize(
    "prolog",
    [
        '<?xml version="1.0" encoding="UTF-8"?>\n<!-- a wire -->\n',
        '<!DOCTYPE nitf SYSTEM "http://www.nitf.org/IPTC/NITF/3.4/dtd/nitf-3-4.dtd">',
        '<!DOCTYPE nitf PUBLIC "-//IPTC//DTD NITF 3.2//EN" "file:///dev/zero">',
        "\n\n",
    ],
)
def test_a_type_that_is_only_named_is_not_fetched(prolog: str) -> None:
    assert [found.text for found in articles((prolog + STORY).encode(), "nitf")] == ["Three miners were freed."]


def test_names_that_only_the_type_declares_are_those_of_html() -> None:
    xml = '<!DOCTYPE nitf SYSTEM "nitf.dtd">' + STORY.replace("Three ", "Thirty&nbsp;&mdash; &eacute;")
    assert [found.text for found in articles(xml.encode(), "nitf")] == ["Thirty\u00a0— éminers were freed."]


def test_what_comes_before_the_damage_is_read() -> None:
    item = "<newsItem><contentSet><inlineData>Three miners.</inlineData></contentSet></newsItem>"
    first, second, last = read(f"<newsMessage>{item}\n{item}\n<newsItem>".encode(), "newsml")
    assert not isinstance(first, Rejected)
    assert not isinstance(second, Rejected)
    assert isinstance(last, Rejected)
    assert (last.place, last.error.line) == ("after record 2", 3)


@pytest.mark.parametrize(
    ("head", "root"),
    [
        (b"<rss version='2.0'><channel>", Root("rss", "", frozenset())),
        (b"<?xml version='1.0'?><a:feed xmlns:a='urn:x'>", Root("feed", "urn:x", frozenset("a"))),
        ('<?xml version="1.0" encoding="utf-16"?><rss>'.encode("utf-16"), Root("rss", "", frozenset())),
        (b"<html", None),
        (b"words", None),
        (b"", None),
        (b"\x00\x01", None),
        (LAUGHS.encode() + b"<rss>", None),
    ],
)
def test_the_first_element_tells_the_format(head: bytes, root: Root | None) -> None:
    assert find_root(head) == root
