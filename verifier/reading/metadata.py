"""Dates and languages as machines write them: in records, in front matter, in the metadata of pages and wires."""

from __future__ import annotations

import datetime
import re

from verifier.errors import InputError
from verifier.reading.written_dates import read_day

_TAG = re.compile(r"([A-Za-z]{2,3})((?:[-_][A-Za-z0-9]{1,8})*)")
_STAMP = re.compile(r"([12]\d{3})-?(\d{2})-?(\d{2})T?\d{2,6}(?:[.,]\d+)?(?:Z|[+-]\d{2}:?\d{2})?")


def read_date(written: str, name: str, line: int | None = None) -> datetime.date:
    """The day of a date as machines write it: ISO 8601 in either form, RFC 822, or the month as a word. The day is the one written; a
    time zone never moves it. Raises InputError for anything else."""
    written = " ".join(written.split())
    day = read_day(written)
    if day is None and (stamp := _STAMP.fullmatch(written)) is not None:
        try:
            day = datetime.date(int(stamp[1]), int(stamp[2]), int(stamp[3]))
        except ValueError:
            day = None
    if day is None:
        raise InputError(
            f"The date {written[:60]!r} cannot be read.", path=name, line=line, cure="Write it as YYYY-MM-DD."
        )
    return day


def language_tag(written: str | None) -> str | None:
    """A language tag in the usual spelling ("en_us" is "en-US"); None where it is none, or undetermined."""
    found = _TAG.fullmatch((written or "").strip())
    if found is None or found[1].lower() in ("und", "mul", "zxx"):
        return None
    parts = re.split("[-_]", found[2])[1:]
    return "-".join(
        [
            found[1].lower(),
            *(part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part for part in parts),
        ]
    )
