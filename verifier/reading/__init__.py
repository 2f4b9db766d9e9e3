"""Reading files into articles: formats, decoding, front matter, Markdown, typography, line wrapping, datelines."""

from verifier.reading.articles import publication_warning, read_article, read_bytes, read_text
from verifier.reading.collections import Rejected, find_collections, read_collection, read_stream
from verifier.reading.dateline import Dateline, find_dateline
from verifier.reading.folders import Found, find_articles
from verifier.reading.formats.limits import LARGEST_DOCUMENT
from verifier.reading.records import LARGEST_ARTICLE

__all__ = [
    "LARGEST_ARTICLE",
    "LARGEST_DOCUMENT",
    "Dateline",
    "Found",
    "Rejected",
    "find_articles",
    "find_collections",
    "find_dateline",
    "publication_warning",
    "read_article",
    "read_bytes",
    "read_collection",
    "read_stream",
    "read_text",
]
