"""What an outlet has said of an article since."""

from __future__ import annotations

import pytest

from verifier.reading import read_text
from verifier.reading.corrections import graver, read_label, read_note, read_status
from verifier.text import Correction

NONE, CORRECTED, RETRACTED = Correction


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("CORRECTED-Ferry runs aground", CORRECTED),
        ("CORRECTED-UPDATE 2-Ferry runs aground", CORRECTED),
        ("CORRECTION: Ferry", CORRECTED),
        ("Correction: Ferry story", CORRECTED),
        ("(Corrected: ) Ferry", CORRECTED),
        ("WITHDRAWN-Ferry runs aground", RETRACTED),
        ("MANDATORY KILL: Ferry", RETRACTED),
        ("Retraction: Ferry", RETRACTED),
        ("Corrected figures show ferry growth", NONE),
        ("Correction in markets goes on", NONE),
        ("Kill Bill: a second look", NONE),
        ("KILLINGLY, Conn. votes", NONE),
        ("Withdrawn ferry returns", NONE),
        ("Ferry runs aground: CORRECTED", NONE),
        ("", NONE),
        (None, NONE),
    ],
)
def test_labels(title: str | None, found: Correction) -> None:
    assert read_label(title) is found


@pytest.mark.parametrize(
    ("written", "status", "note"),
    [
        (None, NONE, NONE),
        ("", NONE, NONE),
        ("usable", NONE, CORRECTED),
        ("embargoed", NONE, CORRECTED),
        ("False", NONE, NONE),
        ("none", NONE, NONE),
        ("Canceled", RETRACTED, RETRACTED),
        ("withheld", RETRACTED, RETRACTED),
        (" retracted ", RETRACTED, RETRACTED),
        ("An earlier version gave the wrong toll.", NONE, CORRECTED),
    ],
)
def test_a_status_is_of_a_list_and_a_note_is_anything(
    written: str | None, status: Correction, note: Correction
) -> None:
    assert (read_status(written), read_note(written)) == (status, note)


def test_the_graver_of_two_counts() -> None:
    assert [graver(one, other) for one in Correction for other in Correction] == [
        *(NONE, CORRECTED, RETRACTED),
        *(CORRECTED, CORRECTED, RETRACTED),
        *(RETRACTED, RETRACTED, RETRACTED),
    ]


def test_front_matter_and_headline_of_a_text() -> None:
    front = "---\ntitle: Ferry\ncorrection: Earlier versions gave another toll.\ncorrects: ferry-1\nlanguage: en_gb\n---\nThree hurt.\n"
    article = read_text(front, id="a.md")
    assert (article.correction, article.corrects, article.language) == (CORRECTED, "ferry-1", "en-GB")
    assert read_text("# WITHDRAWN: Ferry aground\n\nThree hurt.\n", id="a.md").correction is RETRACTED
    assert read_text("Three hurt.\n", id="a.md").correction is NONE
