"""The archive's index: prior reporting as typed claims with their vectors, kept up to date and searched."""

from verifier.archive.index import Index
from verifier.archive.opening import open_archive, open_index, read_status, shown_reference
from verifier.archive.query import Candidate, Query, Weights, make_queries
from verifier.archive.reader import ArchiveReader, default_reader
from verifier.archive.status import Status, Update

__all__ = [
    "ArchiveReader",
    "Candidate",
    "Index",
    "Query",
    "Status",
    "Update",
    "Weights",
    "default_reader",
    "make_queries",
    "open_archive",
    "open_index",
    "read_status",
    "shown_reference",
]
