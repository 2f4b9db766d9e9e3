"""Check the counts, dates and places of draft news copy against an archive of prior reporting.

>>> import verifier
>>> report = verifier.verify("seeds/2018-09-19-idlib-accord.md", reference="reference")  # doctest: +SKIP
>>> [verdict.label for verdict in report.verdicts]  # doctest: +SKIP

Nothing heavy is imported until a draft is checked: :func:`verify` and :class:`Report` come from ``verifier.pipeline`` and
``verifier.report`` when they are first asked for.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from verifier.pipeline import verify
    from verifier.report import Report

__all__ = ["Report", "__version__", "verify"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    module = {"verify": "verifier.pipeline", "Report": "verifier.report"}.get(name)
    if module is None:
        raise AttributeError(f"module 'verifier' has no attribute {name!r}")
    return getattr(importlib.import_module(module), name)
