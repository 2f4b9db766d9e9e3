"""Opening the archive in a server's database: for searching, for filling, for reading it anew."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from verifier.archive.embedded import outdated
from verifier.archive.server import schema
from verifier.archive.server.connection import SCHEMA, connect, driver, errors_of, missing, shown_address
from verifier.archive.server.search import ServerIndex, inspect
from verifier.archive.server.writer import ServerWriter
from verifier.archive.status import Identity, Status
from verifier.claims import Kind
from verifier.errors import ArchiveError
from verifier.progress import Message

if TYPE_CHECKING:
    import psycopg

_LOCK: Final = 0x76726678
_LOCK_SECONDS: Final = 1800.0
_NEW: Final = "verify_rereading"
"""The schema in which articles are read anew."""


def open_archive(address: str, identity: Identity, kinds: Mapping[str, Kind[Any]]) -> ServerIndex:
    """The archive, for searching. ArchiveError where there is none, or it was filled with another model or version of the program."""

    def connected() -> psycopg.Connection[tuple[Any, ...]]:
        db = connect(address)
        try:
            with errors_of(address):
                if not schema.version(db, SCHEMA):
                    raise missing(address)
                if schema.version(db, SCHEMA) != len(schema.MIGRATIONS) or schema.read_identity(db) != identity:
                    raise outdated(shown_address(address))
        except BaseException:
            db.close()
            raise
        return db

    return ServerIndex(connected, address, kinds)


def read_status(address: str) -> Status | None:
    """What stands in the archive; None where there is none."""
    with contextlib.closing(connect(address)) as db, errors_of(address):
        if not schema.version(db, SCHEMA):
            return None
        identity = schema.read_identity(db)
        return None if identity is None else inspect(db, address, identity)


@contextlib.contextmanager
def open_writer(address: str, identity: Identity, message: Message, *, into: str = SCHEMA) -> Iterator[ServerWriter]:
    """The archive, for filling, made where there is none. ArchiveError where it was filled with another model or version of the program."""
    with contextlib.closing(connect(address, schema=into)) as db, errors_of(address), _lock(db, address, into, message):
        schema.migrate(db, into, address, identity)
        if schema.read_identity(db) != identity:
            raise outdated(shown_address(address))
        with contextlib.closing(ServerWriter(db, address)) as writer:
            yield writer


@contextlib.contextmanager
def reread(address: str, identity: Identity, message: Message) -> Iterator[tuple[ServerWriter, ServerWriter] | None]:
    """The archive as it is and a new one beside it, which takes its place at the end, in one transaction; None where it is up to date."""
    psycopg = driver()
    with contextlib.closing(connect(address)) as db, errors_of(address), _lock(db, address, SCHEMA, message):
        if not schema.version(db, SCHEMA):
            raise missing(address)
        if schema.read_identity(db) == identity:
            yield None
            return
        with (
            contextlib.closing(ServerWriter(db, address)) as old,
            open_writer(address, identity, message, into=_NEW) as new,
        ):
            yield old, new
        with db.transaction():
            names = {"old": psycopg.sql.Identifier(SCHEMA), "new": psycopg.sql.Identifier(_NEW)}
            db.execute(psycopg.sql.SQL("DROP SCHEMA {old} CASCADE").format(**names))
            db.execute(psycopg.sql.SQL("ALTER SCHEMA {new} RENAME TO {old}").format(**names))


@contextlib.contextmanager
def _lock(db: psycopg.Connection[tuple[Any, ...]], address: str, name: str, message: Message) -> Iterator[None]:
    """Be the one process that writes; a process that dies gives the lock back with its connection."""
    since, told = time.monotonic(), False
    asked = "SELECT pg_try_advisory_lock(%s, hashtext(%s))"
    while True:
        row = db.execute(asked, (_LOCK, name)).fetchone()
        if row is not None and row[0]:
            break
        if time.monotonic() - since > _LOCK_SECONDS:
            raise ArchiveError(
                "The archive is in use by another process.", path=shown_address(address), cure="Run the command again."
            )
        if not told:
            message("Another process is filling the archive; waiting for it.")
            told = True
        time.sleep(0.5)
    try:
        yield
    finally:
        with contextlib.suppress(driver().Error):
            db.execute("SELECT pg_advisory_unlock(%s, hashtext(%s))", (_LOCK, name))
