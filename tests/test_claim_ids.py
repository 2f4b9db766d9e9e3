"""A claim's id, and with it an editor's decision, outlives edits elsewhere in the draft."""

from __future__ import annotations

from pathlib import Path

import pytest

from verifier.extraction import extract
from verifier.language import read
from verifier.reading import read_text

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("2*.md"))
EDIT = "The desk rewrote this sentence on 3 May 1999, and 417 readers in Oslo noticed."


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_editing_a_sentence_keeps_the_ids_of_all_claims_in_other_sentences(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    article = read_text(text, id=path.name)
    document = read(article)
    claims = extract(document)
    assert len({claim.id for claim in claims}) == len(claims) > 0
    for sentence in {claim.sentence: claim for claim in claims}.values():
        span = sentence.sentence
        edited = text[: span.start] + EDIT + text[span.end :]
        after = {claim.id for claim in extract(read(read_text(edited, id=path.name)))}
        kept = {claim.id: claim.quote for claim in claims if claim.sentence != span}
        assert {quote for id, quote in kept.items() if id not in after} == set(), span.of(text)
