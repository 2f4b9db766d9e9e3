"""A baseline: findings that are known, written to a file, so that only new ones count.

The file is YAML, to be kept with the drafts. A finding is known by its claim's id and its verdict: edits elsewhere in a draft, or a new
name for it, leave it known, and an unverified claim that becomes contradicted is new. The other fields are for the people who read it.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from verifier.bounds import read_list
from verifier.errors import InputError
from verifier.report import Report
from verifier.reports.characters import well_formed
from verifier.reports.yaml import dump
from verifier.suppression import SuppressedBy, Suppression
from verifier.verdicts import Label, Verdict

SCHEMA = "verifier/baseline/1"
_FINDINGS = (Label.CONTRADICTED, Label.UNVERIFIED)


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """A known finding; ``draft`` is the path of the draft it was found in."""

    id: str
    verdict: Label
    draft: str


@dataclasses.dataclass(frozen=True, slots=True)
class Baseline:
    """Known findings, in the order of their file."""

    known: tuple[Known, ...] = ()

    def apply(self, report: Report) -> Report:
        """The report with its known findings suppressed, as far as nothing else suppresses them."""
        keys = {(known.id, known.verdict) for known in self.known}
        suppressed = {
            verdict.claim.id: Suppression(SuppressedBy.BASELINE, "")
            for verdict in report.verdicts
            if (verdict.claim.id, verdict.label) in keys and verdict.claim.id not in report.suppressed
        }
        return dataclasses.replace(report, suppressed={**report.suppressed, **suppressed})

    def gone(self, report: Report) -> tuple[Known, ...]:
        """The known findings of the report's draft that are not in it any more."""
        found = {(verdict.claim.id, verdict.label) for verdict in report.verdicts}
        return tuple(k for k in self.known if k.draft == report.draft.id and (k.id, k.verdict) not in found)


def findings(report: Report) -> tuple[Verdict, ...]:
    """What a baseline takes in of a report: its findings, without those that are suppressed already."""
    return tuple(v for v in report.verdicts if v.label in _FINDINGS and v.claim.id not in report.suppressed)


def text(reports: Iterable[Report]) -> str:
    """The text of a baseline of all findings in reports that were made without one."""
    return dump(
        {
            "schema": SCHEMA,
            "findings": [
                {
                    "id": verdict.claim.id,
                    "verdict": str(verdict.label),
                    "draft": well_formed(report.draft.id),
                    "value": well_formed(verdict.claim.words),
                    "reason": well_formed(verdict.reason),
                }
                for report in reports
                for verdict in findings(report)
            ],
        }
    )


def read(path: str | os.PathLike[str]) -> Baseline:
    """The baseline in a file. InputError, with the cure, where there is none or the file is something else."""
    import yaml

    shown = os.fspath(path)
    rewrite = "Write it with --write-baseline."
    try:
        data = yaml.load(read_list(Path(path)), getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError as error:
        raise InputError("There is no such baseline.", path=shown, cure=rewrite) from error
    except OSError as error:
        raise InputError(
            f"The baseline cannot be read: {error.strerror}.", path=shown, cure="Check the path."
        ) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        line = None if mark is None else mark.line + 1
        raise InputError("This baseline is not YAML.", path=shown, line=line, cure=rewrite) from error
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA or not isinstance(data.get("findings"), list):
        raise InputError(f"This is not a baseline ({SCHEMA}).", path=shown, cure=rewrite)
    return Baseline(tuple(_known(item, number, shown) for number, item in enumerate(data["findings"], 1)))


def _known(item: Any, number: int, shown: str) -> Known:
    try:
        id, draft = item["id"], item["draft"]
        if not isinstance(id, str) or not isinstance(draft, str):
            raise TypeError
        return Known(id, Label(item["verdict"]), draft)
    except (KeyError, TypeError, ValueError) as error:
        message = f"Finding {number} of the baseline lacks a good id, verdict or draft."
        raise InputError(message, path=shown, cure="Mend it, or write the baseline anew.") from error
