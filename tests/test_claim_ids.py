"""Ids of claims survive edits: decisions, baselines and forges' fingerprints rest on them."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verifier.claims import Claim
from verifier.extraction import extract
from verifier.language import read
from verifier.reading import read_text
from verifier.text import Document

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("[0-9]*.md"))

EDITS: dict[str, Callable[[str], str]] = {
    "another word": lambda text: text.replace(" the ", " that ", 1),
    "another figure": lambda text: re.sub(r"\d", lambda digit: str((int(digit[0]) + 1) % 10), text, count=1),
    "more words": lambda text: f"{text[:-1]} as before{text[-1:]}",
    "fewer words": lambda text: f"{' '.join(text.split()[:-3])}." if len(text.split()) > 5 else text,
    "another sentence": lambda text: "Nobody there wanted to say more.",
    "another with claims": lambda text: "At least 4,000 people met in Oslo on 3 March 2016.",
}


@functools.cache
def read_seed(path: Path) -> tuple[Document, tuple[Claim[Any], ...]]:
    document = read(read_text(path.read_text(encoding="utf-8"), id=path.name))
    return document, extract(document)


def stands_alone(claim: Claim[Any], document: Document) -> bool:
    """Whether the claim's own sentence makes it, without help from another one, as "the day after" needs it."""
    article = document.article
    alone = read(read_text(claim.sentence.of(article.text), id=article.id, date=article.published))
    return any((other.kind, other.words) == (claim.kind, claim.words) for other in extract(alone))


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(SEEDS), st.sampled_from(sorted(EDITS)), st.data())
def test_editing_a_sentence_keeps_the_ids_of_the_others(path: Path, edit: str, data: st.DataObject) -> None:
    """A claim that points to another sentence may go with what it points to; no other claim changes."""
    document, claims = read_seed(path)
    text = document.article.text
    sentence = data.draw(st.sampled_from(document.sentences))
    start, end = sentence.span.start, sentence.span.end
    written = EDITS[edit](text[start:end])
    edited = extract(read(read_text(text[:start] + written + text[end:], id=path.name)))
    kept = {claim.id for claim in edited if not start <= claim.span.start < start + len(written)}
    lost = [claim for claim in claims if claim.sentence_index != sentence.index and claim.id not in kept]
    assert [claim.words for claim in lost if stands_alone(claim, document)] == []


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(SEEDS), st.sampled_from([".md", ".txt"]), st.data())
def test_a_comment_behind_a_sentence_keeps_every_id(path: Path, suffix: str, data: st.DataObject) -> None:
    document, _ = read_seed(path)
    text, end = document.article.text, data.draw(st.sampled_from(document.sentences)).span.end
    noted = f"{text[:end]} <!-- verify: ignore all 12 people said so on Monday -->{text[end:]}"
    plain, changed = (extract(read(read_text(copy, id=path.stem + suffix))) for copy in (text, noted))
    assert [claim.id for claim in changed] == [claim.id for claim in plain]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.stem)
def test_ids_are_those_of_one_claim(path: Path) -> None:
    _, claims = read_seed(path)
    assert len({claim.id for claim in claims}) == len(claims)


def test_moving_a_paragraph_keeps_every_id() -> None:
    first, second = "The flood took 27 houses in Werden.", "About 1,200 people slept in the hall on 17 May 2019."
    ids = [
        {claim.id for claim in extract(read(read_text(f"{a}\n\n{b}\n", id="a.md")))}
        for a, b in ((first, second), (second, first))
    ]
    assert ids[0] == ids[1] != set()


def test_a_repeated_clause_makes_claims_of_their_own() -> None:
    text = "The flood took 27 houses.\n\nThe flood took 27 houses.\n"
    claims = extract(read(read_text(text, id="a.md")))
    assert len({claim.id for claim in claims}) == len(claims) == 2
