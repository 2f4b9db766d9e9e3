from __future__ import annotations

import dataclasses
import datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.archive.fakes import KINDS
from verifier.archive.codec import decode_claim, encode_claim
from verifier.claims import Claim, Context, Source
from verifier.text import Span, Status, Tense

text = st.text(st.characters(), max_size=20)  # lone surrogates, too
texts = st.lists(text, max_size=3).map(tuple)
number = st.integers(0, 10**6)
span = st.tuples(number, number).map(lambda pair: Span(min(pair), max(pair)))
context = st.builds(
    Context,
    text,
    text,
    st.none() | text,
    st.sampled_from(Tense),
    st.sampled_from(Status),
    st.booleans(),
    st.booleans(),
    texts,
    texts,
    st.none() | st.tuples(text, text),
    texts,
)
claim = st.builds(
    Claim,
    kind=st.just("number"),
    value=text,
    span=span,
    clause=span,
    sentence=span,
    sentence_index=number,
    paragraph=number,
    words=text,
    quote=text,
    text=text,
    masked=text,
    masked_clause=span,
    gap=number,
    context=context,
    source=st.just(Source("a.txt", datetime.date(2020, 1, 1), "Title", None, "https://example.org")),
    occurrence=number,
)


@given(claim=claim)
def test_claim_comes_back_whole(claim: Claim[Any]) -> None:
    kind = KINDS["number"]
    decoded = decode_claim(encode_claim(claim, kind), kind, claim.source)
    assert decoded == claim
    assert decoded.id == claim.id
    for field in dataclasses.fields(claim):
        assert type(getattr(decoded, field.name)) is type(getattr(claim, field.name))


def test_every_field_is_tried() -> None:
    """A field that is added to a claim or its context must be added to the strategies above, or nobody sees that it is lost."""
    assert {field.name for field in dataclasses.fields(Context)} == {
        "subject", "predicate", "said_by", "tense", "status", "negated", "quoted", "names", "terms",
        "when", "where",
    }  # fmt: skip
    assert {field.name for field in dataclasses.fields(Claim)} == {
        "kind", "value", "span", "clause", "sentence", "sentence_index", "paragraph", "words", "quote", "text", "masked",
        "masked_clause", "gap", "context", "source", "occurrence",
    }  # fmt: skip
