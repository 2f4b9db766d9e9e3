"""RSS, Atom and WordPress exports."""

from __future__ import annotations

import datetime

import pytest

from tests.reading.formats.reads import article, articles, read, rejected
from verifier.reading import Rejected
from verifier.text import Correction

DAY = datetime.date(2018, 9, 14)
RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Meridian &amp; Co</title><language>en-gb</language>
<item><title>Miners freed</title><link>https://m.example/1</link><guid isPermaLink="false">m1</guid>
<pubDate>Fri, 14 Sep 2018 23:30:00 -0500</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Three miners were freed.</p><script>27</script><p>All well.</p>]]></content:encoded></item>
<item><title>WITHDRAWN: Two</title><link>https://m.example/2</link><description>Only &lt;b&gt;this&lt;/b&gt;.</description></item>
</channel></rss>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Meridian</title>
<entry><title type="html">Miners &amp;amp; men</title><id>tag:m.example,2018:1</id><link href="https://m.example/1"/>
<published>2018-09-14T10:00:00Z</published><updated>2018-09-20T10:00:00Z</updated>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Three miners.</p></div></content></entry></feed>"""


def test_rss() -> None:
    first, second = articles(RSS.encode(), "feed")
    assert first.text == "Three miners were freed.\n\nAll well."
    assert (first.id, first.url, first.title) == ("m1", "https://m.example/1", "Miners freed")
    assert (first.published, first.outlet, first.language) == (DAY, "Meridian & Co", "en-GB")
    assert (second.text, second.id, second.published) == ("Only this.", "https://m.example/2", None)
    assert (first.correction, second.correction) == (Correction.NONE, Correction.RETRACTED)


def test_atom() -> None:
    found = article(ATOM.encode(), "feed")
    assert (found.text, found.title, found.published) == ("Three miners.", "Miners & men", DAY)
    assert (found.id, found.outlet, found.language) == ("tag:m.example,2018:1", "Meridian", "en")


def test_a_feed_that_breaks_off_is_read_as_far_as_it_goes_and_said() -> None:
    first, *_, last = read(RSS[:-40].encode(), "feed")
    assert not isinstance(first, Rejected)
    assert isinstance(last, Rejected)
    assert "not well-formed" in last.error.message


def test_an_entry_without_words_or_with_a_wrong_date_is_said() -> None:
    wrong = RSS.replace("Fri, 14 Sep 2018 23:30:00 -0500", "soon").replace("Only &lt;b&gt;this&lt;/b&gt;.", "")
    first, second = read(wrong.encode(), "feed")
    assert "record 1: The date 'soon'" in str(first)
    assert "record 2: The entry holds neither" in str(second)


def test_a_feed_is_never_fetched() -> None:
    """feedparser takes a string for an address; it gets a stream."""
    assert "not XML" in rejected(b"http://m.example/feed.xml", "feed").error.message


WXR = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>
<title>Meridian</title><link>https://m.example</link><language>en-GB</language><wp:wxr_version>1.2</wp:wxr_version>
{items}</channel></rss>"""


def post(
    content: str, *, number: int = 1, status: str = "publish", kind: str = "post", day: str = "2018-09-14 23:30:00"
) -> str:
    return f"""<item><title><![CDATA[Miners & men]]></title><link>https://m.example/{number}/</link>
<pubDate>Sat, 15 Sep 2018 04:30:00 +0000</pubDate><guid isPermaLink="false">https://m.example/?p={number}</guid>
<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[27]]></excerpt:encoded>
<wp:post_date><![CDATA[{day}]]></wp:post_date><wp:status><![CDATA[{status}]]></wp:status>
<wp:post_type><![CDATA[{kind}]]></wp:post_type></item>"""


def export(*items: str) -> bytes:
    return WXR.format(items="\n".join(items)).encode()


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ("One <b>two</b>\nthree\n\nfour", "One two\nthree\n\nfour"),
        ("One\r\n\r\n\r\ntwo", "One\n\ntwo"),
        ("<!-- wp:paragraph -->\n<p>One</p>\n<!-- /wp:paragraph -->\n\n<p>two\nthree</p>", "One\n\ntwo three"),
        ('One\n\n[caption id="a_1" width="300"]<img src="x"> Two[/caption]\n\nthree', "One\n\nTwo\n\nthree"),
        ('[gallery ids="1,2"]One [sic] two', "One [sic] two"),
        ("One<!--more-->\n\n<ul>\n<li>two</li>\n</ul>", "One\n\ntwo"),
    ],
)
def test_posts_are_read_as_wordpress_shows_them(stored: str, shown: str) -> None:
    assert article(export(post(stored)), "wordpress").text == shown


def test_fields_of_a_post() -> None:
    found = article(export(post("One")), "wordpress")
    assert (found.id, found.url) == ("https://m.example/?p=1", "https://m.example/1/")
    assert (found.title, found.outlet, found.language) == ("Miners & men", "Meridian", "en-GB")
    assert found.published == DAY


def test_the_day_of_the_newsroom_goes_before_that_of_greenwich() -> None:
    assert article(export(post("One", day="0000-00-00 00:00:00")), "wordpress").published == DAY + datetime.timedelta(1)


def test_only_published_articles_count() -> None:
    found = articles(
        export(
            post("One", number=1),
            post("Two", number=2, status="draft"),
            post("Three", number=3, status="trash"),
            post("Four", number=4, kind="attachment", status="inherit"),
            post("Five", number=5, kind="page"),
            post("Six", number=6, kind="live_story"),
        ),
        "wordpress",
    )
    assert [one.text for one in found] == ["One", "Six"]


def test_memory_does_not_grow_with_the_export(monkeypatch: pytest.MonkeyPatch) -> None:
    """A post is gone from the tree soon after the next one comes; lxml reads 32 KB at a time."""
    from verifier.reading.formats import wordpress, xml

    sizes: list[int] = []
    read_elements = xml.read_elements

    def counting(*args: object) -> object:
        for element in read_elements(*args):  # type: ignore[arg-type]
            parent = element.getparent()
            assert parent is not None
            sizes.append(len(parent.findall("item")))
            yield element

    monkeypatch.setattr(wordpress, "read_elements", counting)
    assert len(articles(export(*(post("One " * 9_000, number=n) for n in range(50))), "wordpress")) == 50
    assert max(sizes) <= 3
