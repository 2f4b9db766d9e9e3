"""The acceptance data is what its README says, so that a wrong verdict in a score is the tool's."""

from __future__ import annotations

import collections
import datetime
import json
from pathlib import Path
from typing import Any

import pytest
import yaml

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
FIELDS = {"draft", "quote", "value", "kind", "verdict", "evidence", "why", "traps"}
TRAPS = frozenset(
    "hedge rounding number-word unit-conversion percent-vs-count range ordinal-not-count weekday-anchor relative-date granularity "
    "timezone-free-date place-containment place-alias metonymy same-number-other-event other-subpopulation part-vs-total attribution "
    "negation planned-vs-happened superseded-toll paraphrase coreference two-claims-one-sentence distractor-venue "
    "conflicting-references future-reference currency age plain-match no-reference".split()
)


def articles(folder: Path) -> dict[str, tuple[datetime.date, str]]:
    """Each article's day of publication and body, by file name."""
    found = {}
    for path in sorted(folder.glob("*.md")):
        if path.name == "README.md":
            continue
        start, front, body = path.read_bytes().decode("utf-8").split("---\n", 2)
        fields = yaml.safe_load(front)
        assert start == "", path
        assert list(fields) == ["title", "date", "outlet", "url", "dateline"], path
        assert type(fields["date"]) is datetime.date, path
        assert path.name.startswith(fields["date"].isoformat()), path
        found[path.name] = fields["date"], body
    return found


def read_lines(name: str) -> list[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


REFERENCE = articles(ROOT / "reference")
DRAFTS = articles(ROOT / "seeds")
GOLD = read_lines("gold.jsonl")
PLAIN = read_lines("plain.jsonl")


def test_everything_is_there() -> None:
    assert (len(REFERENCE), len(DRAFTS), len(GOLD), len(PLAIN)) == (50, 12, 360, 75)
    assert collections.Counter(claim["verdict"] for claim in GOLD) == {
        "consistent": 169,
        "contradicted": 108,
        "unverified": 83,
    }
    assert collections.Counter(claim["kind"] for claim in GOLD) == {"count": 195, "date": 102, "place": 63}
    assert {claim["draft"] for claim in GOLD} == set(DRAFTS)


@pytest.mark.parametrize("claim", GOLD, ids=lambda claim: f"{claim['draft'][:-3]}-{claim['value']}")
def test_a_claim_stands_in_its_draft_and_its_evidence_in_earlier_reports(claim: dict[str, Any]) -> None:
    published, body = DRAFTS[claim["draft"]]
    assert set(claim) - {"distractor"} == FIELDS
    assert body.count(claim["quote"]) == 1
    assert claim["quote"].count(claim["value"]) == 1
    assert claim["why"]
    assert claim["traps"]
    assert set(claim["traps"]) <= TRAPS
    assert bool(claim["evidence"]) or claim["verdict"] == "unverified"
    for report in [*claim["evidence"], *claim.get("distractor", [])]:
        assert report["quote"] in REFERENCE[report["doc"]][1]
    assert all(REFERENCE[report["doc"]][0] <= published for report in claim["evidence"])


def test_no_claim_stands_there_twice() -> None:
    keys = collections.Counter((claim["draft"], claim["quote"], claim["value"]) for claim in GOLD)
    assert [key for key, times in keys.items() if times > 1] == []


@pytest.mark.parametrize("plain", PLAIN, ids=lambda plain: f"{plain['draft'][:-3]}-{plain['quote'][:30]}")
def test_a_sentence_without_a_claim_stands_in_its_draft_apart_from_the_claims(plain: dict[str, Any]) -> None:
    assert set(plain) == {"draft", "quote"}
    assert DRAFTS[plain["draft"]][1].count(plain["quote"]) == 1
    for claim in GOLD:
        if claim["draft"] == plain["draft"]:
            assert claim["quote"] not in plain["quote"]
            assert plain["quote"] not in claim["quote"]
