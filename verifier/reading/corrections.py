"""What an outlet has since said of an article: by a status, by a note, or by the label before its headline."""

from __future__ import annotations

import re

from verifier.text import Correction

_WITHDRAWN = frozenset("retracted retraction withdrawn withheld canceled cancelled killed kill".split())
_NOTHING = frozenset(("", "none", "no", "false", "0", "null"))
# The labels with which wires head a new version of a story (Reuters' handbook: CORRECTED, WITHDRAWN; AP: Correction, KILL). In small
# letters they are words of a headline, unless a colon follows.
_CORRECTED_LABEL = re.compile(r"(?:CORRECT(?:ED|ION|S)|Correct(?:ed|ion)(?=:))(?=[-–—: (]|$)")
_WITHDRAWN_LABEL = re.compile(
    r"(?:(?:RETRACT(?:ED|ION)|WITHDRAWN|(?:MANDATORY )?KILL)|(?:Retract(?:ed|ion)|Withdrawn)(?=:))(?=[-–—: (]|$)"
)


def read_status(status: str | None) -> Correction:
    """What a publication status of the IPTC's says: an item that is "withheld" or "canceled" is no longer to be used, a "usable" one is
    as it was."""
    return Correction.RETRACTED if (status or "").strip().lower() in _WITHDRAWN else Correction.NONE


def read_note(note: str | None) -> Correction:
    """What a field for corrections says. Text that is neither a status nor a no ("false", "none") is a correction, whatever its words."""
    told = (note or "").strip().lower()
    if told in _WITHDRAWN:
        return Correction.RETRACTED
    return Correction.NONE if told in _NOTHING else Correction.CORRECTED


def read_label(title: str | None) -> Correction:
    """What the label before a headline says: "CORRECTED-Ferry runs aground"."""
    label = (title or "").lstrip("*[( ")
    if _WITHDRAWN_LABEL.match(label):
        return Correction.RETRACTED
    return Correction.CORRECTED if _CORRECTED_LABEL.match(label) else Correction.NONE


def graver(one: Correction, other: Correction) -> Correction:
    """The one of two that leaves less of an article standing."""
    order = (Correction.NONE, Correction.CORRECTED, Correction.RETRACTED)
    return max(one, other, key=order.index)
