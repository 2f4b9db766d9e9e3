"""How well `verify pairs` judges labelled statement-evidence pairs.

    python -m bench.pairs FILE.jsonl...

A line of a file is what `verify pairs` takes (docs/report.md) with a "label": consistent, contradicted, unverified, or
not_consistent where people said no more than that. Prints a row a file: the share of right verdicts and macro-F1 over the labels
that are verdicts, the balanced accuracy of "consistent or not" by verdict, and the area under the ROC curve of "support" for it.
Public sets in this form: BUMP, FRANK, the XSum hallucination annotations, EQUATE, SummEdits.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from sklearn.metrics import balanced_accuracy_score, f1_score, roc_auc_score

from verifier.pairs import Judgement, pair_of
from verifier.pipeline import Session
from verifier.settings import Settings
from verifier.verdicts import Label


def row(labels: Sequence[str], judged: Sequence[Judgement]) -> dict[str, float]:
    """The figures of one file."""
    verdicts = [j.verdict.value for j in judged]
    known = [(label, verdict) for label, verdict in zip(labels, verdicts, strict=True) if label in set(Label)]
    used = sorted({label for label, _ in known})
    truth = [label == Label.CONSISTENT for label in labels]
    said = [verdict == Label.CONSISTENT for verdict in verdicts]
    alarms = [label for label, verdict in known if verdict == Label.CONTRADICTED]
    return {
        "accuracy": sum(a == b for a, b in known) / max(1, len(known)),
        "macro_f1": float(f1_score(*zip(*known, strict=True), labels=used, average="macro", zero_division=0))
        if known
        else 0.0,
        "balanced": float(balanced_accuracy_score(truth, said)),
        "auc": float(roc_auc_score(truth, [j.support for j in judged])),
        "contradicted_precision": sum(label == Label.CONTRADICTED for label in alarms) / max(1, len(alarms)),
    }


def main() -> None:
    """Judge the files named and print their rows."""
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    with Session(Settings()) as session:
        for path in map(Path, sys.argv[1:]):
            items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
            # The pairs' own "kind" is the kind of planted error, and not of claim: judge whole statements.
            pairs = [pair_of({k: v for k, v in item.items() if k not in {"kind", "value"}}) for item in items]
            began = time.perf_counter()
            judged = list(session.judge(pairs))
            took = 1000 * (time.perf_counter() - began) / max(1, len(items))
            figures = row([item["label"] for item in items], judged)
            print(
                path.name,
                len(items),
                *(f"{name} {value:.3f}" for name, value in figures.items()),
                f"ms {took:.0f}",
                flush=True,
            )


if __name__ == "__main__":
    main()
