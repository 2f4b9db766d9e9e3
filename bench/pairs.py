"""How well `verify pairs` judges labelled statement-evidence pairs, and claims of a marked set with the evidence that decides them.

    python -m bench.pairs PATH... [--kinds number,date]

A PATH is a JSON Lines file or the folder of a marked set. A line of a file is what `verify pairs` takes (docs/report.md) with a "label":
consistent, contradicted, unverified, or not_consistent where people said no more than that; --kinds takes the pairs whose own "kind"
is one of these. Prints a row a file: the share of right verdicts and macro-F1 over the labels that are verdicts, the balanced accuracy of
"consistent or not" by verdict, and the area under the ROC curve of "support" for it. Public sets in this form: BUMP, FRANK, the XSum
hallucination annotations, EQUATE, SummEdits.

Of a marked set (tests/acceptance/README.md has the format), every claim that is consistent or contradicted is judged with the quotes that
decide it and no others. Prints a row a set: the share of right verdicts over all claims and over each kind, and of those that say anything.
"""

from __future__ import annotations

import argparse
import datetime
import json
import time
from collections.abc import Sequence
from pathlib import Path

from sklearn.metrics import balanced_accuracy_score, f1_score, roc_auc_score

from verifier import reading
from verifier.evaluation import Gold, read_gold
from verifier.pairs import Judgement, Pair, pair_of
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


def labelled(path: Path, session: Session, kinds: frozenset[str]) -> dict[str, float]:
    """The figures of a file of pairs. Their own "kind" is the kind of planted error, and not of claim: whole statements are judged."""
    items = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    items = [item for item in items if not kinds or item.get("kind") in kinds]
    pairs = [pair_of({key: item[key] for key in item if key not in {"kind", "value"}}) for item in items]
    began = time.perf_counter()
    judged = list(session.judge(pairs))
    took = 1000 * (time.perf_counter() - began) / max(1, len(items))
    return {"pairs": len(items), **row([item["label"] for item in items], judged), "ms": took}


def marked(folder: Path, session: Session) -> dict[str, float]:
    """The figures of a marked set: each claim with the quotes that decide it."""
    gold = [g for g in read_gold(folder / "gold.jsonl") if g.evidence and g.verdict is not Label.UNVERIFIED]
    drafts, reference = (_days(folder / part) for part in ("drafts", "reference"))
    pairs = [
        Pair(
            id=str(number),
            claim=g.quote,
            evidence=tuple(piece.quote for piece in g.evidence),
            claim_date=drafts[g.draft],
            evidence_date=reference[g.evidence[0].document],
            value=g.value,
            kind=g.kind,
        )
        for number, g in enumerate(gold)
    ]
    said = [(g, judged.verdict) for g, judged in zip(gold, session.judge(pairs), strict=True)]
    kinds = {kind: _right([s for s in said if s[0].kind == kind]) for kind in sorted({g.kind for g in gold})}
    decided = _right([s for s in said if s[1] is not Label.UNVERIFIED])
    return {"claims": len(said), "right": _right(said), **kinds, "right where decided": decided}


def _days(folder: Path) -> dict[str, datetime.date]:
    """The day of publication of each article of a folder, by its file name."""
    articles = [(found.path.name, reading.read_article(found.path)) for found in reading.find_articles([folder])]
    return {name: article.published for name, article in articles if article.published is not None}


def _right(said: Sequence[tuple[Gold, Label]]) -> float:
    return sum(g.verdict is label for g, label in said) / max(1, len(said))


def main() -> None:
    """Judge what is in the paths named and print their rows."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    parser.add_argument("--kinds", default="", help="kinds of pairs to take, with commas between them")
    args = parser.parse_args()
    kinds = frozenset(filter(None, args.kinds.split(",")))
    with Session(Settings()) as session:
        for path in args.paths:
            figures = marked(path, session) if path.is_dir() else labelled(path, session, kinds)
            told = (
                f"{name} {value:.3f}" if isinstance(value, float) else f"{name} {value}"
                for name, value in figures.items()
            )
            print(path.name, "  ".join(told), sep="  ", flush=True)


if __name__ == "__main__":
    main()
