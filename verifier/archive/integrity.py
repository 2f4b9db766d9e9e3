"""Checksums: what was not written as it is read never becomes a verdict. Disks, memory and copies do flip bits.

Files of segments never change, and have a checksum for every block (``BLOCK``). The blocks of a small index are all compared when it is
opened; of a large one, which is mapped and not read, the columns that every search goes through are, and of all else a block when it is
first touched. The database does change: while it is small, a file beside it, the *seal*, holds the checksum of all of it as the last
update left it; and whatever its size, each article, sentence and claim in it carries one (``row_sum``), compared when the row is read.

CRC-32 finds every flipped bit and every damaged stretch of up to 32 bits, and misses others once in four thousand million times. It is
there against accidents: who can write the index on purpose can write its checksums, too.
"""

from __future__ import annotations

import contextlib
import secrets
import sqlite3
import struct
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]

BLOCK: Final = 4 * 2**10
"""Bytes with one checksum: a page of memory. A search for one claim touches a thousand blocks of a large index, each for the first time at
worst, and wants a row of some 400 bytes of most of them."""
WHOLE: Final = 64 * 2**20
"""Bytes of segments that are compared whole when an index is opened (about 10 ms); 10,000 claims have 55 MB."""
SEALED: Final = 32 * 2**20
"""Bytes of a database up to which it has a seal: comparing them takes some 50 ms."""

SEAL: Final = "index.sum"
_SEAL: Final = struct.Struct("<8sIQI")
_MAGIC: Final = b"vfysum1\n"
_COUNTER: Final = slice(24, 28)
"""Where a SQLite file counts its transactions (https://www.sqlite.org/fileformat.html, 1.3.7)."""


ROWS: Final = {
    "documents": "name, digest, published, title, outlet, url",
    "sentences": "document, position, text",
    "claims": "document, sentence, position, kind, data",
    "kinds": "code, name",
}
"""The tables whose rows have a checksum in ``sum``, and what it is of."""


class Damage(Exception):
    """What was read is not what was written. ``what`` is the file, or what else is damaged.

    ``schema.errors_of`` turns it into an ArchiveError, where it is known what can be done about it.
    """

    def __init__(self, what: str, why: str = "does not match its checksum") -> None:
        super().__init__(f"{what} {why}")


def block_sums(data: Bytes) -> bytes:
    """The checksums of a file's blocks, four bytes each, the low one first."""
    sums = [zlib.crc32(data[start : start + BLOCK].data) for start in range(0, len(data), BLOCK)]
    return np.array(sums, dtype="<u4").tobytes()


def row_sum(*fields: object) -> int:
    """The checksum of a row of the database: of numbers, texts, and None."""
    return zlib.crc32("\0".join(map(str, fields)).encode("utf-8", "replace"))


def check_row(sum: object, what: str, *fields: object) -> None:
    """Compare a row that was read. Raises Damage."""
    if sum != row_sum(*fields):
        raise Damage(what)


class CheckedFile:
    """The bytes of a file, mapped, and the checksums of its blocks, each compared once. For one thread."""

    def __init__(
        self, name: str, data: Bytes, size: int, sums: bytes, forget: Callable[[], None] = lambda: None
    ) -> None:
        """``forget`` gives back the memory that the bytes take; they are read from the file again where they are wanted again.

        Raises Damage where the file has not the size it was written with.
        """
        self.name = name
        self.forget = forget
        self.data = data
        self._sums = np.frombuffer(sums, dtype="<u4")
        if len(data) != size or len(self._sums) != -(-size // BLOCK):
            raise Damage(name, "has not the size it was written with")
        self._sound = np.zeros(len(self._sums), dtype=np.bool_)
        self._whole = False

    def check_all(self) -> None:
        """Compare every block that has not been compared yet."""
        if not self._whole:
            self._compare(np.flatnonzero(~self._sound).tolist())
            self._whole = True

    def check(self, first: int, last: int) -> None:
        """Compare the blocks of the bytes from ``first`` up to but not including ``last``."""
        if not self._whole and last > first:
            start, stop = first // BLOCK, (last - 1) // BLOCK + 1
            sound = self._sound[start:stop]
            if not sound.all():
                self._compare((start + np.flatnonzero(~sound)).tolist())

    def check_each(self, firsts: NDArray[np.int64], size: int) -> None:
        """Compare the blocks of stretches of ``size`` bytes each."""
        if not self._whole and len(firsts) and size:
            starts, ends = firsts // BLOCK, (firsts + size - 1) // BLOCK
            blocks = np.concatenate([np.minimum(starts + step, ends) for step in range((size - 1) // BLOCK + 2)])
            left = blocks[~self._sound[blocks]]
            if len(left):
                self._compare(sorted(set(left.tolist())))

    def _compare(self, blocks: Sequence[int]) -> None:
        """Compare blocks, each given once."""
        data = self.data.data  # whose slices are made faster than those of an array
        for block, sum in zip(blocks, self._sums[blocks].tolist(), strict=True):
            if zlib.crc32(data[block * BLOCK : (block + 1) * BLOCK]) != sum:
                raise Damage(self.name)
        self._sound[blocks] = True


def is_sealed(db: sqlite3.Connection, folder: Path) -> bool:
    """Whether the database is what its seal says, or too large to have one; False where the last update ended before it was sealed.

    Inside a transaction. Raises Damage where the database has changed since, and by no transaction.
    """
    content = _content(db)
    if content is None:
        return True
    try:
        magic, counter, size, sum = _SEAL.unpack((folder / SEAL).read_bytes())
    except (OSError, struct.error):
        return False
    if not content:
        raise Damage(db_name(db), "has been emptied")
    if magic != _MAGIC or counter != int.from_bytes(content[_COUNTER], "big"):
        return False
    if (len(content), zlib.crc32(content)) != (size, sum):
        raise Damage(db_name(db))
    return True


def seal(db: sqlite3.Connection, folder: Path) -> None:
    """Write the seal of a database as it stands. For who holds the writer's lock, outside of a transaction.

    Where that fails the database is as it should be, and the next update seals it.
    """
    content = _content(db)
    temporary = folder / f"{SEAL}.{secrets.token_hex(4)}"
    with contextlib.suppress(OSError):
        if content is None:
            (folder / SEAL).unlink(missing_ok=True)
            return
        counter = int.from_bytes(content[_COUNTER], "big")
        try:
            temporary.write_bytes(_SEAL.pack(_MAGIC, counter, len(content), zlib.crc32(content)))
            temporary.replace(folder / SEAL)
        finally:
            temporary.unlink(missing_ok=True)


def check_rows(db: sqlite3.Connection) -> None:
    """Go through the whole database: its structure, and every row that has a checksum. Raises Damage, or sqlite3.DatabaseError."""
    (found,) = db.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise Damage(db_name(db), f"is not sound ({found})")
    for table, fields in ROWS.items():
        for id, sum, *row in db.execute(f"SELECT rowid, sum, {fields} FROM {table}"):
            check_row(sum, f"{db_name(db)}, {table} {id},", *row)
    for name, data in db.execute("SELECT name, data FROM texts"):
        try:
            zlib.decompress(data)
        except zlib.error as error:
            raise Damage(f"{db_name(db)}, the text of {name},", f"cannot be read ({error})") from error


def db_name(db: sqlite3.Connection) -> str:
    """The name of a database's file; "the database" where it has none."""
    row = db.execute("PRAGMA database_list").fetchone()
    return Path(row[2]).name if row is not None and row[2] else "the database"


def _content(db: sqlite3.Connection) -> bytes | None:
    """The bytes of a database's file, as the connection's transaction has them; None where they are too many.

    Not read from the file: closing it would give up every lock that this process has on it (https://www.sqlite.org/howtocorrupt.html, 2.2).
    """
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    (size,) = db.execute("PRAGMA page_size").fetchone()
    if pages * size > SEALED or not hasattr(db, "serialize"):  # SQLite may have been built without it
        return None
    return db.serialize() if pages else b""
