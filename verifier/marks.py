"""What an editor's marks say of a checked draft: which of its claims were marked, which candidates are the reports that decide them, and
the rows that gate 1 learns from.

Every pair of a marked claim and a candidate of the archive is positive where the candidate is the report that the editor named, negative
where it is not, left out where nobody can tell (a second article that may report the same fact).
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from verifier import reading
from verifier.claims import Claim, Outcome
from verifier.errors import InputError
from verifier.evaluation import Gold, GoldEvidence, locate
from verifier.facts import FEATURES, Case, table
from verifier.kinds import BY_NAME, KINDS
from verifier.pipeline import Session
from verifier.text import Article
from verifier.verdicts import Label

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclasses.dataclass(frozen=True, slots=True)
class Checked:
    """A draft as gate 1 sees it."""

    draft: Article
    case: Case


def check(session: Session, drafts: Path) -> tuple[Checked, ...]:
    """The drafts of a folder, as far as gate 1. Raises InputError where one has no date."""
    checked = []
    for found in reading.find_articles([drafts]):
        draft = reading.read_article(found.path)
        if draft.published is None:
            raise InputError("The publication date is not known.", path=draft.id, cure="Give it in the front matter.")
        checked.append(Checked(draft, session.case(draft, draft.published)))
    return tuple(checked)


def articles_of(reference: Path) -> dict[str, Article]:
    """The articles of a folder by id, to find where the editor's evidence stands."""
    return {found.id: reading.read_article(found.path, id=found.id) for found in reading.find_articles([reference])}


@dataclasses.dataclass(frozen=True, slots=True)
class Rows:
    """Training rows of one kind: features (n, len(FEATURES)) and labels (n,), 1 for the same fact and 0 for another.

    ``sizes`` says how many rows each claim has, in order; they sum to n.
    """

    features: NDArray[np.float64]
    labels: NDArray[np.float64]
    sizes: tuple[int, ...]


def rows(checked: Iterable[Checked], gold: Sequence[Gold], texts: Mapping[str, Article]) -> dict[str, Rows]:
    """The rows of each kind. ``texts`` holds the reference articles by id, to find where the editor's evidence stands."""
    import numpy as np

    features: dict[str, list[NDArray[np.float64]]] = {kind.name: [] for kind in KINDS}
    labels: dict[str, list[float]] = {kind.name: [] for kind in KINDS}
    sizes: dict[str, list[int]] = {kind.name: [] for kind in KINDS}
    for draft in checked:
        items = gold_claims(draft, gold)
        judged = [
            None if item is None else labels_of(claim, item, [c.claim for c in row], texts)
            for claim, item, row in zip(draft.case.claims, items, draft.case.candidates, strict=True)
        ]
        for case, marks in ((draft.case, judged), without_evidence(draft.case, items, judged)):
            for claim, lines, given in zip(case.claims, table(case), marks, strict=True):
                known = [i for i, label in enumerate(given or ()) if label is not None]
                if known:
                    features[claim.kind].append(lines[known])
                    labels[claim.kind] += [float(label) for label in given or () if label is not None]
                    sizes[claim.kind].append(len(known))
    width = len(FEATURES)
    return {
        kind: Rows(np.vstack([np.empty((0, width)), *features[kind]]), np.array(labels[kind]), tuple(sizes[kind]))
        for kind in features
    }


def gold_claims(draft: Checked, gold: Sequence[Gold]) -> list[Gold | None]:
    """For each of a draft's claims the gold claim that it finds, if any."""
    own = [item for item in gold if item.draft == Path(draft.draft.id).name]
    return [gold_of(claim, own, draft.draft) for claim in draft.case.claims]


Labels = list[list[float | None] | None]


def without_evidence(case: Case, items: Sequence[Gold | None], judged: Labels) -> tuple[Case, Labels]:
    """The draft as it would be with an archive that lacks the deciding articles: nothing left reports the fact.

    Most of what a desk writes is news to its archive. Marked sets hold the deciding article for two claims in three, and a gate that had
    seen only them would take the best of whatever there is for the same fact.
    """
    candidates, labels = [], Labels()
    for item, row, given in zip(items, case.candidates, judged, strict=True):
        named = (
            {piece.document for piece in item.evidence}
            if item is not None and item.verdict is not Label.UNVERIFIED
            else set()
        )
        kept = [i for i, candidate in enumerate(row) if candidate.claim.source.id not in named]
        candidates.append(tuple(row[i] for i in kept))
        labels.append([given[i] for i in kept] if named and given is not None else None)
    return dataclasses.replace(case, candidates=tuple(candidates)), labels


def gold_of(claim: Claim[Any], gold: Sequence[Gold], draft: Article) -> Gold | None:
    """The gold claim whose value words overlap the claim's most."""
    best, most = None, 0
    for item in gold:
        if item.kind != claim.kind:
            continue
        where = locate(draft, item.quote, item.value)
        shared = min(where.end, claim.span.end) - max(where.start, claim.span.start)
        if shared > most:
            best, most = item, shared
    return best


def labels_of(
    claim: Claim[Any], item: Gold, candidates: Sequence[Claim[Any]], texts: Mapping[str, Article]
) -> list[float | None]:
    """For each candidate 1.0 (the fact the editor named), 0.0 (another) or None (cannot be told)."""
    kind = BY_NAME[claim.kind]
    outcomes = [kind.compare(claim.value, c.value).outcome for c in candidates]
    if item.verdict is Label.UNVERIFIED:
        # An undecided comparison may be of the same fact ("at least 20" against 45).
        return [None if outcome is Outcome.UNDECIDED else 0.0 for outcome in outcomes]
    wanted = Outcome.AGREES if item.verdict is Label.CONSISTENT else Outcome.CONFLICTS
    named = [stands_in(c, item.evidence, texts) for c in candidates]
    right = [inside and outcome is wanted for inside, outcome in zip(named, outcomes, strict=True)]
    if not any(right) and sum(named) == 1:
        right = named
    truth = next((c for c, is_right in zip(candidates, right, strict=True) if is_right), None)
    labels: list[float | None] = []
    for candidate, is_right, inside, outcome in zip(candidates, right, named, outcomes, strict=True):
        if is_right:
            labels.append(1.0)
        elif inside or truth is None:
            labels.append(0.0 if inside and any(right) else None)
        elif kind.compare(truth.value, candidate.value).outcome is Outcome.AGREES or (
            item.verdict is Label.CONTRADICTED and outcome is Outcome.AGREES
        ):
            labels.append(None)  # may be the same fact in another article, or the figure that was overtaken
        else:
            labels.append(0.0)
    return labels


def stands_in(candidate: Claim[Any], evidence: Sequence[GoldEvidence], texts: Mapping[str, Article]) -> bool:
    """Whether a reported claim stands in words that the editor named; ``texts`` holds the archive's articles by id."""
    return any(
        candidate.source.id == piece.document and locate(texts[piece.document], piece.quote).overlaps(candidate.span)
        for piece in evidence
        if piece.document in texts
    )
