"""How fast files of each format are read, and that memory does not grow with a collection.

    python -m bench.reading [FOLDER]

Takes the articles of a folder (reference/ unless one is named), writes them in each format as a newsroom system would, and reads them
back. Prints a row a format: articles a second and words a minute on one core; then, for the collections that are read as streams, the
peak of memory that Python allocates for the articles once and for 20 times as many.
"""

from __future__ import annotations

import csv
import gzip
import html
import io
import json
import sys
import time
import tracemalloc
from collections.abc import Callable, Sequence

from verifier.reading import Rejected, find_articles, read_article, read_stream
from verifier.text import Article

REPEATS = 20
_WXR = (
    '<rss xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/"><channel>',
    "</channel></rss>",
)


def paragraphs(article: Article) -> str:
    """The copy of an article as HTML."""
    return "".join(f"<p>{html.escape(part)}</p>" for part in article.body.of(article.text).split("\n\n"))


def json_lines(articles: Sequence[Article]) -> bytes:
    """A record a line."""
    return "".join(json.dumps({"title": a.title, "text": a.body.of(a.text)}) + "\n" for a in articles).encode()


def compressed(articles: Sequence[Article]) -> bytes:
    """The same, as gzip."""
    return gzip.compress(json_lines(articles))


def comma_separated(articles: Sequence[Article]) -> bytes:
    """A record a row."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([("title", "text"), *((a.title, a.body.of(a.text)) for a in articles)])
    return out.getvalue().encode()


def wordpress(articles: Sequence[Article]) -> bytes:
    """An export of WordPress."""
    posts = (
        f"<item><title>{html.escape(a.title or '')}</title><content:encoded>{html.escape(paragraphs(a))}</content:encoded>"
        "<wp:post_date>2018-09-14 10:00:00</wp:post_date><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
        for a in articles
    )
    return f"{_WXR[0]}{''.join(posts)}{_WXR[1]}".encode()


def page(article: Article) -> bytes:
    """A page of a site."""
    title = html.escape(article.title or "")
    menu = "".join(f"<li><a href='/{n}'>Section {n}</a></li>" for n in range(30))
    return (
        f"<!doctype html><meta charset=utf-8><title>{title}</title><script src=a.js></script><nav><ul>{menu}</ul></nav>"
        f"<article><h1>{title}</h1>{paragraphs(article)}</article><footer>About us</footer>"
    ).encode()


STREAMS: tuple[tuple[str, str, Callable[[Sequence[Article]], bytes]], ...] = (
    ("JSON Lines", "jsonl", json_lines),
    ("JSON Lines, gzip", "jsonl", compressed),
    ("CSV", "csv", comma_separated),
    ("WordPress", "wordpress", wordpress),
)


def read(data: bytes, format: str) -> int:
    """Read a file and let every article go; how many there were."""
    count = 0
    for found in read_stream(io.BytesIO(data), name=format, format=format):
        if isinstance(found, Rejected):
            sys.exit(str(found))
        count += 1
    return count


def row(name: str, files: Sequence[tuple[bytes, str]], words: int) -> None:
    """Time the reading of files and print it."""
    read(*files[0])  # imports
    began = time.process_time()
    count = sum(read(data, format) for data, format in files)
    took = time.process_time() - began
    print(f"{name:18} {count / took:9,.0f} articles/s {60 * words / took:13,.0f} words/min")


def peak(data: bytes, format: str) -> float:
    """The most memory that Python holds while a file is read, in MB, beyond the file itself."""
    tracemalloc.start()
    try:
        read(data, format)
        return tracemalloc.get_traced_memory()[1] / 1e6
    finally:
        tracemalloc.stop()


def main() -> None:
    """Print the rows."""
    folder = sys.argv[1] if len(sys.argv) > 1 else "reference"
    articles = [read_article(found.path, id=found.id) for found in find_articles([folder])]
    words = sum(len(article.body.of(article.text).split()) for article in articles)
    many = REPEATS * articles
    print(f"{len(articles)} articles, {words:,} words, {REPEATS} times")
    for name, format, write in STREAMS:
        row(name, [(write(many), format)], REPEATS * words)
    row("HTML pages", [(page(article), "html") for article in articles], words)
    row("HTML, pasted", [(paragraphs(article).encode(), "html") for article in many], REPEATS * words)
    for name, format, write in STREAMS:
        once, often = peak(write(articles), format), peak(write(many), format)
        print(f"{name:18} peak {once:6.1f} MB once, {often:6.1f} MB {REPEATS} times")


if __name__ == "__main__":
    main()
