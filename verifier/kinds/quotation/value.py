"""What somebody is quoted as saying: the words and the speaker."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from typing import Any

from verifier.claims import Json


@dataclasses.dataclass(frozen=True, slots=True)
class Quotation:
    """Words in quotation marks, within one sentence, and whose they are said to be.

    ``said`` is what stands between the marks, white space collapsed. ``speaker`` is the speaker's name in the longest form that the article
    has ("Sergei Lavrov"), or else the description ("the mayor of Garm"); empty where it is not known. ``role`` is what the article calls
    the speaker beside the name ("Russian foreign minister"). ``person`` is true only where the name is plainly one of a person, and stands
    at the quotation itself: two such names can be held against each other.
    """

    said: str
    speaker: str = ""
    role: str = ""
    person: bool = False


def describe(value: Quotation) -> dict[str, Json]:
    """The fields of reports."""
    return {"said": value.said, "speaker": value.speaker or None}


def say(value: Quotation) -> str:
    """The quotation in words: 'Maria Tolentino: "We will rebuild"'."""
    return f'{value.speaker}: "{value.said}"' if value.speaker else f'"{value.said}"'


def encode(value: Quotation) -> dict[str, Any]:
    """The value as JSON."""
    return dataclasses.asdict(value)


def decode(data: Mapping[str, Any]) -> Quotation:
    """The inverse of :func:`encode`."""
    return Quotation(**data)
