"""Connecting to the server.

Where it is and who asks is libpq's business: it reads the address, the PG* variables, the service file, .pgpass and the settings of TLS. No
password ever stands in a message, a report or a log of this program.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from verifier.errors import ArchiveError

if TYPE_CHECKING:
    import psycopg

SCHEMES: Final = ("postgresql://", "postgres://")
SCHEMA: Final = "verify"
"""The schema in the database that holds the archive."""

SILENCE: Final = 30
"""Seconds after which a server that acknowledges nothing has gone: a cable, a machine without power, a firewall that forgot."""


def is_address(reference: str) -> bool:
    """Whether an archive is named by a server's address."""
    return reference.startswith(SCHEMES)


def shown_address(address: str) -> str:
    """The address for people: server and database, without user, password or options."""
    rest = address.split("://", 1)[-1]
    place, _, options = rest.partition("?")
    place = place.rpartition("@")[2]
    services = [option for option in options.split("&") if option.startswith("service=")]
    return f"postgresql://{place}" + (f"?{services[0]}" if services else "")


@contextlib.contextmanager
def errors_of(address: str) -> Iterator[None]:
    """Turns what the driver raises into ArchiveError."""
    psycopg = driver()
    try:
        yield
    except psycopg.errors.InsufficientPrivilege as error:
        raise ArchiveError(
            f"The server refuses: {_message(error)}.",
            path=shown_address(address),
            cure="Use a role that may do this (docs/archive.md, roles).",
        ) from error
    except psycopg.errors.UndefinedTable as error:
        raise missing(address) from error
    except psycopg.errors.QueryCanceled as error:
        raise ArchiveError(
            f"The server was too slow: {_message(error)}.",
            path=shown_address(address),
            cure="Run the command again, or give it more time: PGOPTIONS='-c statement_timeout=5min'.",
        ) from error
    except psycopg.OperationalError as error:
        raise ArchiveError(
            f"The server cannot be reached: {_message(error)}.",
            path=shown_address(address),
            cure="Check the address, the PG* variables and .pgpass, and that the server runs.",
        ) from error
    except psycopg.Error as error:
        raise ArchiveError(f"The server reports an error: {_message(error)}.", path=shown_address(address)) from error


def missing(address: str) -> ArchiveError:
    """The error for a database without an archive."""
    return ArchiveError(
        "This database holds no archive.", path=shown_address(address), cure="Fill it with verify index add."
    )


def connect(address: str, *, schema: str = SCHEMA) -> psycopg.Connection[tuple[Any, ...]]:
    """A connection, in autocommit, whose names are those of the archive's schema. Raises ArchiveError."""
    with errors_of(address):
        given = driver().conninfo.conninfo_to_dict(address)
        defaults = {"connect_timeout": 10, "tcp_user_timeout": 1000 * SILENCE, "keepalives_idle": SILENCE}
        defaults = {name: value for name, value in defaults.items() if name not in given}
        made = driver().connect(address, autocommit=True, application_name="verify", **defaults)
        made.execute("SELECT set_config('search_path', %s, false)", (f"{schema}, public",))
    opened: psycopg.Connection[tuple[Any, ...]] = made
    return opened


def driver() -> Any:
    """Psycopg. ArchiveError where it is not installed."""
    try:
        import psycopg
    except ImportError as error:
        raise ArchiveError(
            "Archives on a server need the package psycopg.",
            cure="Install it: pip install 'newsroom-verifier[postgres]'.",
        ) from error
    return psycopg


def _message(error: Exception) -> str:
    """The first line of what the server says; it names no password."""
    return str(error).strip().partition("\n")[0].rstrip(".")
