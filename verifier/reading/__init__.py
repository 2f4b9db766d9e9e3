"""Reading files into articles: decoding, front matter, Markdown, typography, line wrapping, datelines."""

from verifier.reading.articles import SUFFIXES, publication_warning, read_article, read_bytes, read_text
from verifier.reading.dateline import Dateline, find_dateline
from verifier.reading.folders import Found, find_articles

__all__ = [
    "SUFFIXES",
    "Dateline",
    "Found",
    "find_articles",
    "find_dateline",
    "publication_warning",
    "read_article",
    "read_bytes",
    "read_text",
]
