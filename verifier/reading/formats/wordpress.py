"""WordPress exports (WXR): RSS with the posts as they are stored, of which the published ones are articles."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from verifier.errors import InputError
from verifier.reading.formats.interface import Format
from verifier.reading.formats.markup import text_of_html
from verifier.reading.formats.xml import find_root, read_elements, words
from verifier.reading.metadata import language_tag, read_date
from verifier.reading.records import Layout, Record

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

# What WordPress itself stores as posts and is no article; what a newsroom's plug-ins add ("story", "brief") is.
_OTHER_TYPES = frozenset(
    "page attachment revision nav_menu_item custom_css customize_changeset oembed_cache user_request wp_block wp_template"
    " wp_template_part wp_global_styles wp_navigation wp_font_family wp_font_face".split()
)
_SHORTCODE = re.compile(r"\[/?(?:caption|wp_caption|gallery|embed|audio|video|playlist)\b[^\[\]]*\]")
_BLANK_LINE = re.compile(r"\n\s*\n")
_PARAGRAPH = re.compile(r"<p[\s>]", re.IGNORECASE)


def _read(stream: io.BufferedReader, name: str, columns: Mapping[str, str]) -> Iterator[Record | InputError]:
    for item in read_elements(stream, name, ("item",)):
        if words(item, "{*}status") == "publish" and words(item, "{*}post_type") not in _OTHER_TYPES:
            yield _record(item, name)


def _record(item: Element, name: str) -> Record | InputError:
    try:
        day = words(item, "{*}post_date") or ""
        date = words(item, "pubDate") if day.startswith("0000") or not day else day
        title = words(item, "title")
        return Record(
            text=_text(item.findtext("{http://purl.org/rss/1.0/modules/content/}encoded") or "", name),
            layout=Layout.LINES,
            id=words(item, "guid"),
            title=title,
            date=None if date is None else read_date(date, name),
            outlet=words(item, "../title"),
            url=words(item, "link"),
            language=language_tag(words(item, "../language")),
        )
    except InputError as error:
        return error


def _text(stored: str, name: str) -> str:
    """The words of a post. As WordPress shows it, an empty line starts a paragraph, and in a post without ``<p>`` a line end is one."""
    shown = _SHORTCODE.sub(" ", stored.replace("\r\n", "\n"))
    if _PARAGRAPH.search(shown) is None:
        shown = "<br>".join(_BLANK_LINE.sub("<p>", shown).split("\n"))
    return text_of_html(shown, name)


def _looks(head: bytes) -> bool:
    root = find_root(head)
    return root is not None and root.name == "rss" and "wp" in root.prefixes


WORDPRESS = Format("wordpress", (".wxr", ".xml"), _looks, _read)
