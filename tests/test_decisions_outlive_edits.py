"""Editing a sentence of a draft keeps the decisions about all claims in other sentences."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifier.decisions import Choice, Decision, read, record, stale
from verifier.extraction import extract
from verifier.language import read as read_language
from verifier.reading import read_text

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("2*.md"))
EDIT = "The desk rewrote this sentence on 3 May 1999, and 417 readers in Oslo noticed."


@pytest.mark.parametrize("path", SEEDS[::3], ids=lambda path: path.stem)
def test_decisions_outlive_edits_elsewhere(path: Path, tmp_path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    claims = extract(read_language(read_text(text, id=path.name)))
    file = tmp_path / "decisions.yaml"
    record(file, [Decision(path.name, claim.id, Choice.REJECTED, words=claim.words) for claim in claims])
    standing = read(file).standing(path.name)
    assert len(standing) == len(claims) > 0
    for span in {claim.sentence for claim in claims}:
        edited = text[: span.start] + EDIT + text[span.end :]
        after = [claim.id for claim in extract(read_language(read_text(edited, id=path.name)))]
        gone = {claim.id for claim in claims if claim.sentence == span}
        assert {decision.claim for decision in stale(standing, after)} == gone, span.of(text)
