"""Check the counts, dates and places of draft news copy against an archive of prior reporting.

>>> import verifier
>>> report = verifier.verify("seeds/idlib.md", reference="reference")  # doctest: +SKIP
>>> [claim.verdict for claim in report.claims]                         # doctest: +SKIP

Nothing heavy is imported until a draft is checked.
"""

from __future__ import annotations

__version__ = "0.1.0"
