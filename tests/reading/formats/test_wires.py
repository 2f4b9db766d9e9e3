"""NITF and NewsML-G2: where each field of a wire's item comes from."""

from __future__ import annotations

import datetime

import pytest

from tests.reading.formats.reads import article, articles, read
from verifier.reading import Rejected
from verifier.text import Correction

DAY = datetime.date(2018, 9, 14)
NITF = """<?xml version="1.0" encoding="UTF-8"?>
<nitf {space} xml:lang="en-GB"><head><title>slug-miners</title>
<docdata management-status="usable"><doc-id id-string="agency:1"/>{correction}<date.issue norm="20180914T101500-0500"/></docdata>
<pubdata name="The Daily" date.publication="20180915" ex-ref="https://daily.example/1"/></head>
<body><body.head><hedline><hl1>Miners <em>freed</em></hl1><hl2>Deck</hl2></hedline><byline>By Ann Lee</byline>
<dateline><location>ARDEN, Wales</location>, <story.date>Sept. 14</story.date></dateline></body.head>
<body.content><block><p>Three <person>miners</person> were
freed.</p><hl2>Rescue</hl2><p>It took <num>27</num> hours.</p></block><media><media-caption>A miner.</media-caption></media></body.content>
<body.end><tagline>Agency</tagline></body.end></body></nitf>"""


def nitf(correction: str = "", space: str = "") -> str:
    return NITF.format(correction=correction, space=space)


@pytest.mark.parametrize("space", ["", 'xmlns="http://iptc.org/std/NITF/2006-10-18/"'])
def test_nitf(space: str) -> None:
    found = article(nitf(space=space).encode(), "nitf")
    assert found.text == "Three miners were freed.\n\nRescue\n\nIt took 27 hours."
    assert (found.id, found.url, found.outlet) == ("agency:1", "https://daily.example/1", "The Daily")
    assert (found.title, found.published, found.dateline) == ("Miners freed", DAY, "ARDEN, Wales")
    assert (found.language, found.correction, found.corrects) == ("en-GB", Correction.NONE, None)


@pytest.mark.parametrize(
    ("old", "new", "status", "corrects"),
    [
        ("<date.issue", '<correction id-string="agency:0" info="toll"/><date.issue', Correction.CORRECTED, "agency:0"),
        ('"usable"', '"canceled"', Correction.RETRACTED, None),
        ('"usable"', '"withheld"', Correction.RETRACTED, None),
        ('"usable"', '"embargoed"', Correction.NONE, None),
        ("<hl1>", "<hl1>CORRECTED-", Correction.CORRECTED, None),
        ("<hl1>", "<hl1>KILL: ", Correction.RETRACTED, None),
        ("<hl1>", "<hl1>Kill Bill: ", Correction.NONE, None),
    ],
)
def test_corrections_of_nitf(old: str, new: str, status: Correction, corrects: str | None) -> None:
    found = article(nitf().replace(old, new, 1).encode(), "nitf")
    assert (found.correction, found.corrects) == (status, corrects)


@pytest.mark.parametrize(
    ("old", "words"), [("body.content", "no body.content"), ("20180914T101500-0500", "date 'soon'")]
)
def test_nitf_that_says_too_little(old: str, words: str) -> None:
    (found,) = read(nitf().replace(old, "soon").encode(), "nitf")
    assert isinstance(found, Rejected)
    assert (found.place, words in found.error.message) == ("record 1", True)


def newsml(*items: str) -> bytes:
    space = "http://iptc.org/std/nar/2006-10-01/"
    return f'<newsMessage xmlns="{space}"><header/><itemSet>{"".join(items)}</itemSet></newsMessage>'.encode()


def item(content: str, meta: str = "", kind: str = "text") -> str:
    return f"""<newsItem guid="urn:newsml:agency:1" version="3" xml:lang="en">
<itemMeta><itemClass qcode="ninat:{kind}"/><provider qcode="nprov:AGY"><name>Agency</name></provider>
<versionCreated>2018-09-14T22:00:00-05:00</versionCreated><firstCreated>2018-09-13T10:00:00Z</firstCreated>{meta}</itemMeta>
<contentMeta><headline>Miners freed</headline><dateline>ARDEN</dateline><language tag="en-gb"/></contentMeta>
<contentSet>{content}</contentSet></newsItem>"""


XHTML = """<inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml"><head><title>no</title></head>
<body><p>Three miners.</p><p>All well.</p></body></html></inlineXML>"""


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (XHTML, "Three miners.\n\nAll well."),
        (
            f"<inlineXML>{nitf().partition('?>')[2]}</inlineXML>",
            "Three miners were freed.\n\nRescue\n\nIt took 27 hours.",
        ),
        ("<inlineData>Three\nminers.\n</inlineData>", "Three\nminers.\n"),
        ('<inlineData contenttype="text/html">&lt;p&gt;Three&lt;p&gt;miners</inlineData>', "Three\n\nminers"),
        (f"<inlineXML><empty/></inlineXML>{XHTML}", "Three miners.\n\nAll well."),
    ],
)
def test_the_story_of_a_newsml_item(content: str, text: str) -> None:
    found = article(newsml(item(content)), "newsml")
    assert found.text == text
    assert (found.id, found.url, found.outlet) == ("urn:newsml:agency:1", None, "Agency")
    assert (found.title, found.published, found.dateline, found.language) == ("Miners freed", DAY, "ARDEN", "en-GB")


@pytest.mark.parametrize(
    ("meta", "status", "corrects"),
    [
        ('<pubStatus qcode="stat:usable"/>', Correction.NONE, None),
        ('<pubStatus qcode="stat:canceled"/>', Correction.RETRACTED, None),
        ('<pubStatus qcode="stat:withheld"/>', Correction.RETRACTED, None),
        ('<signal qcode="sig:update"/>', Correction.NONE, None),
        (
            '<signal qcode="sig:correction"/><link rel="irel:previousVersion" residref="urn:0"/>',
            Correction.CORRECTED,
            "urn:0",
        ),
    ],
)
def test_corrections_of_newsml(meta: str, status: Correction, corrects: str | None) -> None:
    found = article(newsml(item(XHTML, meta)), "newsml")
    assert (found.correction, found.corrects) == (status, corrects)


def test_pictures_are_no_articles_and_an_item_without_text_is_said() -> None:
    data = newsml(item(XHTML), item("", kind="picture"), item('<remoteContent href="x"/>'), item(XHTML))
    first, second, third = read(data, "newsml")
    assert not isinstance(first, Rejected)
    assert not isinstance(third, Rejected)
    assert isinstance(second, Rejected)
    assert (second.place, "no text" in second.error.message) == ("record 2", True)


def test_one_item_is_a_file_too() -> None:
    alone = item(XHTML).replace("<newsItem", '<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/"', 1)
    assert len(articles(alone.encode(), "newsml")) == 1
