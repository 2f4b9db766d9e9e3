"""How good is it? Reports on drafts scored against claims that an editor has marked (tests/acceptance/README.md has the format).

- A gold claim is *found* when a reported claim of its kind has value words that overlap the gold's; of several the closest
  in length speaks.
- It is *right* when the verdicts are equal; a missed claim is wrong for its class.
- A claim reported inside a sentence marked as holding none, overlapping no gold value, is a *false extraction*.
- "contradicted" on anything else than a contradicted gold claim is a false alarm and counts against its precision.
- *Evidence hit*: a right consistent or contradicted claim cites a document that the gold names.
"""

from __future__ import annotations

import collections
import dataclasses
import json
import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from verifier.bounds import read_list
from verifier.decisions import Choice, Decisions
from verifier.errors import InputError
from verifier.report import Report
from verifier.text import Article, Span
from verifier.verdicts import Label, Verdict


@dataclasses.dataclass(frozen=True, slots=True)
class GoldEvidence:
    """The words of an article, named by its id, that decide a gold claim."""

    document: str
    quote: str


@dataclasses.dataclass(frozen=True, slots=True)
class Gold:
    """A claim that an editor marked: ``quote`` stands once in the draft's body, ``value`` inside it; ``draft`` is a file name."""

    draft: str
    quote: str
    value: str
    kind: str
    verdict: Label
    evidence: tuple[GoldEvidence, ...]
    why: str
    traps: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """A sentence of a draft that holds no checkable claim."""

    draft: str
    quote: str


@dataclasses.dataclass(frozen=True, slots=True)
class Judged:
    """A gold claim with what the report said of it; ``verdict`` is None where it was missed."""

    gold: Gold
    verdict: Verdict | None

    @property
    def right(self) -> bool:
        return self.verdict is not None and self.verdict.label is self.gold.verdict


@dataclasses.dataclass(frozen=True, slots=True)
class Figures:
    """The outcome of an evaluation: every gold claim judged, and what was reported besides."""

    judged: tuple[Judged, ...]
    false_extractions: tuple[tuple[str, Verdict], ...]
    extra: tuple[tuple[str, Verdict], ...]
    plain: int
    reported: int

    def f1(self, label: Label) -> float:
        """F1 of one verdict, 0 to 1, end to end."""
        hits, false, missed = self._counts(label)
        return _ratio(2 * hits, 2 * hits + false + missed)

    def precision(self, label: Label) -> float:
        """The share of this verdict's uses that were right."""
        hits, false, _ = self._counts(label)
        return _ratio(hits, hits + false)

    def recall(self, label: Label) -> float:
        """The share of gold claims with this verdict that got it."""
        hits, _, missed = self._counts(label)
        return _ratio(hits, hits + missed)

    def _counts(self, label: Label) -> tuple[int, int, int]:
        hits = sum(j.right and j.gold.verdict is label for j in self.judged)
        missed = sum(not j.right and j.gold.verdict is label for j in self.judged)
        false = sum(j.verdict is not None and not j.right and j.verdict.label is label for j in self.judged)
        if label is Label.CONTRADICTED:
            false += sum(v.label is label for _, v in self.false_extractions + self.extra)
        return hits, false, missed

    def rated(self, label: Label) -> list[tuple[float, bool]]:
        """The confidence of every use of a verdict, and whether it was right; "contradicted" on no gold claim was not."""
        judged = [(j.verdict.confidence, j.right) for j in self.judged if j.verdict and j.verdict.label is label]
        if label is Label.CONTRADICTED:
            judged += [(v.confidence, False) for _, v in self.false_extractions + self.extra if v.label is label]
        return judged

    def calibration_error(self, bins: int = 10) -> float:
        """The expected calibration error, 0 to 1: how far confidence and the share right lie apart, over bins of equal width."""
        rated = [pair for label in Label for pair in self.rated(label)]
        gap = 0.0
        for i in range(bins):
            inside = [(p, right) for p, right in rated if min(bins - 1, int(p * bins)) == i]
            gap += abs(sum(p for p, _ in inside) - sum(right for _, right in inside))
        return _ratio(gap, len(rated))

    def evidence_hit(self) -> float:
        """The share of right, decided claims that cite a document the gold names."""
        decided = [
            j for j in self.judged if j.right and j.verdict is not None and j.gold.verdict is not Label.UNVERIFIED
        ]
        hits = sum(
            bool({piece.document for piece in j.gold.evidence} & {e.claim.source.id for e in j.verdict.evidence})
            for j in decided
            if j.verdict
        )
        return _ratio(hits, len(decided))

    def summary(self) -> dict[str, float | int]:
        """The figures by name, in the order in which they are printed."""
        found = sum(j.verdict is not None for j in self.judged)
        figures: dict[str, float | int] = {
            "gold": len(self.judged),
            "found": _ratio(found, len(self.judged)),
            "accuracy": _ratio(sum(j.right for j in self.judged), len(self.judged)),
            "macro_f1": sum(self.f1(label) for label in Label) / len(Label),
        }
        for label in Label:
            figures[f"f1_{label}"] = self.f1(label)
        figures |= {
            "contradicted_precision": self.precision(Label.CONTRADICTED),
            "contradicted_recall": self.recall(Label.CONTRADICTED),
            "consistent_precision": self.precision(Label.CONSISTENT),
            "evidence_hit": self.evidence_hit(),
            "calibration_error": self.calibration_error(),
            "false_extractions": len(self.false_extractions),
            "plain": self.plain,
            "extra": len(self.extra),
            "reported": self.reported,
        }
        return figures

    def intervals(self, times: int = 500) -> dict[str, tuple[float, float]]:
        """For the figures that are shares, the range that 95 of 100 samples of as many drafts fall in, by name.

        A bootstrap over drafts, not claims (Efron and Tibshirani 1993): claims of one draft are right or wrong together. Seeded: the same
        figures give the same ranges.
        """
        parts = {draft: self._of(draft) for draft in sorted({j.gold.draft for j in self.judged})}
        drafts, chance = list(parts), random.Random(0)
        samples = [joined([parts[chance.choice(drafts)] for _ in drafts]).summary() for _ in range(times)]
        ranges = {}
        for name, value in self.summary().items():
            if isinstance(value, float):
                ordered = sorted(float(sample[name]) for sample in samples)
                ranges[name] = (ordered[times // 40], ordered[-1 - times // 40])
        return ranges

    def _of(self, draft: str) -> Figures:
        """The figures of one draft; its sentences without a claim are not counted again."""
        return Figures(
            tuple(j for j in self.judged if j.gold.draft == draft),
            tuple(entry for entry in self.false_extractions if entry[0] == draft),
            tuple(entry for entry in self.extra if entry[0] == draft),
            0,
            0,
        )

    def lines(self) -> list[str]:
        """The figures for people, shares with their 95 % range, then the share right by kind, by verdict and by trap."""
        ranges = self.intervals()
        lines = []
        for name, value in self.summary().items():
            shown = f"{value:.3f}" if isinstance(value, float) else str(value)
            between = "  ({:.3f} to {:.3f})".format(*ranges[name]) if name in ranges else ""
            lines.append(f"{name:24} {shown}{between}")
        groups: dict[str, list[Judged]] = collections.defaultdict(list)
        for judged in self.judged:
            groups[f"kind {judged.gold.kind}"].append(judged)
            groups[f"verdict {judged.gold.verdict}"].append(judged)
            for trap in judged.gold.traps:
                groups[f"trap {trap}"].append(judged)
        for name, members in sorted(groups.items()):
            lines.append(
                f"  {name:28} n={len(members):<4} right {_ratio(sum(j.right for j in members), len(members)):.2f}"
            )
        return lines

    def errors(self) -> list[str]:
        """A line for every wrong gold claim, every false extraction and every false alarm on something that is no gold claim."""
        lines = []
        for j in self.judged:
            if not j.right:
                said, reason = (
                    (j.verdict.label, f"{j.verdict.rule}: {j.verdict.reason}") if j.verdict else ("missed", "")
                )
                lines.append(
                    f"{j.gold.draft}: {j.gold.kind} {j.gold.verdict} -> {said}: {j.gold.quote!r} [{j.gold.value}] | {reason} | {j.gold.why}"
                )
        for draft, verdict in self.false_extractions:
            lines.append(
                f"{draft}: false extraction: {verdict.claim.kind} {verdict.claim.words!r} in {verdict.claim.quote!r}"
            )
        for draft, verdict in self.extra:
            if verdict.label is Label.CONTRADICTED:
                lines.append(
                    f"{draft}: alarm on no gold claim: {verdict.claim.quote!r} [{verdict.claim.words}] | {verdict.reason}"
                )
        return lines


def joined(parts: Sequence[Figures]) -> Figures:
    """The figures of several drafts or sets as of one; their sentences without a claim are not counted again."""
    return Figures(
        tuple(j for part in parts for j in part.judged),
        tuple(entry for part in parts for entry in part.false_extractions),
        tuple(entry for part in parts for entry in part.extra),
        0,
        0,
    )


def _ratio(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def read_gold(path: Path) -> tuple[Gold, ...]:
    """The gold claims of a JSON Lines file; InputError with file and line where a line is not one."""
    result = []
    for number, item in _json_lines(path):
        try:
            result.append(
                Gold(
                    draft=item["draft"],
                    quote=item["quote"],
                    value=item["value"],
                    kind=item["kind"],
                    verdict=Label(item["verdict"]),
                    evidence=tuple(GoldEvidence(piece["doc"], piece["quote"]) for piece in item["evidence"]),
                    why=item.get("why", ""),
                    traps=tuple(item.get("traps", ())),
                )
            )
        except (KeyError, TypeError, ValueError) as error:
            raise InputError(
                f"not a gold claim ({error!r})", path=str(path), line=number, cure="See tests/acceptance/README.md."
            ) from error
    return tuple(result)


def read_plain(path: Path) -> tuple[Plain, ...]:
    """The sentences without a claim of a JSON Lines file."""
    result = []
    for number, item in _json_lines(path):
        try:
            result.append(Plain(item["draft"], item["quote"]))
        except (KeyError, TypeError) as error:
            raise InputError(f"not a plain sentence ({error!r})", path=str(path), line=number) from error
    return tuple(result)


def _json_lines(path: Path) -> list[tuple[int, Any]]:
    try:
        text = read_list(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read ({error})", path=str(path)) from error
    result = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            result.append((number, json.loads(line)))
        except (ValueError, RecursionError) as error:
            raise InputError(f"not JSON ({error})", path=str(path), line=number) from error
    return result


def score(reports: Mapping[str, Report], gold: Sequence[Gold], plain: Sequence[Plain]) -> Figures:
    """The figures of reports, keyed by the draft's file name; InputError where a draft that the gold names has no report."""
    missing = sorted({item.draft for item in gold} - set(reports))
    if missing:
        raise InputError(f"no report for {', '.join(missing)}", cure="Give the drafts that the gold claims name.")
    judged: list[Judged] = []
    used: set[tuple[str, int]] = set()
    for item in gold:
        report = reports[item.draft]
        where = locate(report.draft, item.quote, item.value)
        hits = [i for i, v in enumerate(report.verdicts) if v.claim.kind == item.kind and v.claim.span.overlaps(where)]
        used.update((item.draft, i) for i in hits)
        best = min(hits, key=lambda i: abs(len(report.verdicts[i].claim.span) - len(where)), default=None)
        judged.append(Judged(item, None if best is None else report.verdicts[best]))
    marked = {name: [locate(reports[name].draft, p.quote) for p in plain if p.draft == name] for name in reports}
    false: list[tuple[str, Verdict]] = []
    extra: list[tuple[str, Verdict]] = []
    for name, report in reports.items():
        for i, verdict in enumerate(report.verdicts):
            if (name, i) not in used:
                inside = any(verdict.claim.span.overlaps(span) for span in marked[name])
                (false if inside else extra).append((name, verdict))
    return Figures(
        tuple(judged), tuple(false), tuple(extra), len(plain), sum(len(r.verdicts) for r in reports.values())
    )


@dataclasses.dataclass(frozen=True, slots=True)
class DeskFigures:
    """How good a desk found its own findings, by verdict: what its editors' standing decisions say.

    ``accepted`` and ``fixed`` say that a verdict was right (who mends the copy agrees), ``rejected`` that it was not. ``unknown`` counts
    decisions of which the file does not say on which verdict they were made. Verdicts nobody decided about are not in it, so it says
    nothing about errors that were missed.
    """

    counts: Mapping[Label, Mapping[Choice, int]]
    unknown: int

    def precision(self, label: Label) -> float | None:
        """The share, 0 to 1, of decided uses of this verdict that were right; None where there were none."""
        counts = self.counts[label]
        decided = sum(counts.values())
        return (decided - counts[Choice.REJECTED]) / decided if decided else None

    def summary(self) -> dict[str, float | int | None]:
        """The figures by name, those on contradicted verdicts first."""
        figures: dict[str, float | int | None] = {}
        for label in (Label.CONTRADICTED, Label.UNVERIFIED, Label.CONSISTENT):
            figures[f"{label}_precision"] = self.precision(label)
            figures |= {f"{label}_{choice}": count for choice, count in self.counts[label].items()}
        return figures | {"verdict_unknown": self.unknown}

    def lines(self) -> list[str]:
        """The figures for people."""
        return [
            f"{name:24} {'-' if value is None else f'{value:.3f}' if isinstance(value, float) else value}"
            for name, value in self.summary().items()
        ]


def desk_figures(decisions: Decisions) -> DeskFigures:
    """What the standing decisions of a file say of the verdicts they were made on."""
    standing = decisions.all_standing()
    judged = (Choice.ACCEPTED, Choice.FIXED, Choice.REJECTED)
    counts = {
        label: {choice: sum(d.verdict is label and d.decision is choice for d in standing) for choice in judged}
        for label in Label
    }
    return DeskFigures(counts, sum(d.verdict is None for d in standing))


def locate(article: Article, quote: str, value: str | None = None) -> Span:
    """Where a quote stands in an article's body, or a value inside that quote; InputError where it does not."""
    start = article.text.find(quote, article.body.start)
    inside = 0 if value is None else quote.find(value)
    if start < 0 or inside < 0:
        raise InputError(f"does not hold the marked words {quote if start < 0 else value!r}", path=article.id)
    start += inside
    return Span(start, start + len(quote if value is None else value))
