"""A sentence of very many figures is read up to a bound, and it is said that it was."""

from __future__ import annotations

import datetime

import pytest

from verifier.claims import UNREAD
from verifier.extraction import extract, mentions, unread
from verifier.kinds.count.find import MOST
from verifier.language import read
from verifier.pairs import Pair
from verifier.pairs.judging import _whole
from verifier.pairs.reading import read_pair
from verifier.reading import read_text
from verifier.text import Document
from verifier.verdicts import Label

DAY = datetime.date(2019, 5, 22)


def document(text: str) -> Document:
    return read(read_text(text, id="table.txt", date=DAY))


def shares(how_many: int) -> str:
    """A sentence of so many shares, as a table is that has lost its line ends."""
    return "The shares were " + " ".join(f"{n % 90 + 5}%" for n in range(how_many)) + ".\n"


@pytest.mark.parametrize(("how_many", "read_of_them"), [(60, 60), (MOST, MOST), (MOST + 1, MOST), (250, MOST)])
def test_a_sentence_is_read_up_to_the_bound(how_many: int, read_of_them: int) -> None:
    found = [m for m in mentions(document(shares(how_many))) if m.kind == "count"]
    assert sum(m.excluded != UNREAD for m in found) == read_of_them
    assert [m.excluded for m in found[read_of_them:]] == [UNREAD] * (how_many > read_of_them)
    assert all(claim.kind != "count" or claim.words.endswith("%") for claim in extract(document(shares(how_many))))


def test_what_is_not_read_is_said_with_its_place() -> None:
    told = document("Two men died in the blast.\n\n" + shares(250) + "\nAnother 12 were hurt.\n")
    (warning,) = unread(told, mentions(told))
    assert warning.startswith("table.txt:3: ")
    assert f"{MOST} were read" in warning
    assert "line 3, column" in warning
    assert "12" in [claim.words for claim in extract(told)], "the sentences behind it are read"


def test_nothing_is_said_where_all_is_read() -> None:
    told = document(shares(MOST) + "\n" + shares(60))
    assert unread(told, mentions(told)) == ()


@pytest.mark.parametrize(("how_many", "cut"), [(MOST, False), (MOST + 1, True)])
def test_a_statement_that_is_not_read_to_its_end_knows_it(how_many: int, cut: bool) -> None:
    """What was not read is not borne out: such a statement is never consistent."""
    reading = read_pair(Pair("p", shares(how_many).strip(), (shares(how_many).strip(),), DAY, DAY))
    assert reading is not None
    assert reading.cut is cut


def test_a_statement_that_is_not_read_to_its_end_is_not_borne_out() -> None:
    assert _whole((), 1.0, cut=False) is Label.CONSISTENT
    assert _whole((), 1.0, cut=True) is Label.UNVERIFIED
