"""The server store: PostgreSQL with pgvector, for several desks, several writers' machines, and more than one machine holds."""

from verifier.archive.server.connection import is_address, shown_address
from verifier.archive.server.opening import open_archive, open_writer, read_status, reread

__all__ = ["is_address", "open_archive", "open_writer", "read_status", "reread", "shown_address"]
