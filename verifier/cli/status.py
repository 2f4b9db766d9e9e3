"""Exit statuses."""

from __future__ import annotations

import enum


class Status(enum.IntEnum):
    """What the exit status of ``verify`` means. A draft is never clean by accident: whatever goes wrong is 2."""

    CLEAN = 0
    """Nothing at or above the threshold (``--fail-on``)."""
    FINDINGS = 1
    """Claims at or above the threshold."""
    FAILURE = 2
    """Usage, configuration, an unreadable draft, a missing or mismatched index, or anything else that kept a draft from its check."""
    INTERRUPTED = 130
    """Ctrl-C, as shells have it."""
