"""Comments in copy: what they are about, and what is said of those that are wrong."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from verifier.extraction import extract
from verifier.language import read
from verifier.reading import read_text
from verifier.suppression import SuppressedBy, suppress
from verifier.text import Document
from verifier.verdicts import Label, Verdict

DAY = datetime.date(2019, 5, 22)


def judged(text: str, name: str = "a.md", label: Label = Label.UNVERIFIED) -> tuple[Document, list[Verdict]]:
    """A draft with one verdict for all its claims."""
    document = read(read_text(text, id=name, date=DAY))
    return document, [Verdict(claim, label, 0.5, "policy.no-report", "", ()) for claim in extract(document)]


def held(text: str, name: str = "a.md", **options: Any) -> tuple[list[str], tuple[str, ...]]:
    """The words of the suppressed claims, and the warnings."""
    document, verdicts = judged(text, name, **options)
    suppressed, warnings = suppress(document, verdicts)
    return [v.claim.words for v in verdicts if v.claim.id in suppressed], warnings


IGNORE = "<!-- verify: ignore count checked with the mayor -->"


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    ("text", "words"),
    [
        # behind its sentence
        (f"The fire killed 27 soldiers. {IGNORE}\n\nIt wounded 30 others.\n", ["27"]),
        (f"It wounded 30 others. The fire killed 27 soldiers. {IGNORE}\n", ["27"]),
        (f"The fire killed 27 soldiers. {IGNORE} It wounded 30 others.\n", ["27"]),
        # in its sentence
        (f"The fire killed 27 soldiers {IGNORE} and wounded 30 others.\n", ["27", "30"]),
        # before its sentence, on its line
        (f"It wounded 30 others.\n\n{IGNORE} The fire killed 27 soldiers. It burnt 12 boats.\n", ["27"]),
        # above its paragraph, in one line or in several
        (
            f"It wounded 30 others.\n\n{IGNORE}\nThe fire killed 27 soldiers. It burnt 12 boats.\n",
            ["27", "12"],
        ),
        (f"It wounded 30 others.\n\n{IGNORE}\n\nThe fire killed 27 soldiers.\n\nIt burnt 12 boats.\n", ["27"]),
        ("<!-- verify: ignore count\nchecked with\nthe mayor -->\nThe fire killed 27 soldiers.\n", ["27"]),
        # two comments for one sentence
        (
            f"The fire killed 27 soldiers on Monday. {IGNORE} <!-- verify: ignore date so said the mayor -->\n",
            ["27", "Monday"],
        ),
    ],
)
def test_what_a_comment_is_about(name: str, text: str, words: list[str]) -> None:
    found, warnings = held(text, name)
    assert (found, warnings) == (words, ())


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ("count", ["27"]),
        ("date", ["Monday"]),
        ("place", ["Berlin"]),
        ("count,date", ["27", "Monday"]),
        ("count, place", ["27", "Berlin"]),
        ("all", ["27", "Berlin", "Monday"]),
        ("Count", ["27"]),
    ],
)
def test_kinds(kinds: str, words: list[str]) -> None:
    text = f"A fire killed 27 soldiers in Berlin on Monday. <!-- verify: ignore {kinds} as the mayor has it -->\n"
    found, warnings = held(text)
    assert (sorted(found), warnings) == (sorted(words), ())


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("ignore count", "a.md:1: this comment suppresses nothing: it gives no reason. "),
        ("ignore", "it names no kind. Name count, date, place, quotation or all."),
        ("ignore counts checked", "there is no kind 'counts'. Did you mean count?"),
        ("ignore count,plaice checked", "there is no kind 'plaice'. Did you mean place?"),
        ("ignore xyz checked", "there is no kind 'xyz'. Name count, date, place, quotation or all."),
        ("ignroe count checked", "it does not say 'ignore'."),
        ("", "it does not say 'ignore'."),
        ("ignore date checked", "a.md:1: this 'verify: ignore date' holds nothing back. Delete it."),
    ],
)
def test_what_suppresses_nothing_is_warned_of(body: str, message: str) -> None:
    found, [warning] = held(f"The fire killed 27 soldiers. <!-- verify: {body} -->\n")
    assert found == []
    assert message in warning


def test_a_comment_on_a_claim_that_is_right_holds_nothing_back() -> None:
    found, [warning] = held(f"The fire killed 27 soldiers. {IGNORE}\n", label=Label.CONSISTENT)
    assert found == []
    assert "holds nothing back" in warning


def test_the_reason_is_kept() -> None:
    document, verdicts = judged("A fire killed 27 soldiers. <!-- verify: ignore count: two\n  sources -->\n")
    suppressed, _ = suppress(document, verdicts)
    assert [(s.by, s.reason) for s in suppressed.values()] == [(SuppressedBy.COMMENT, "two sources")]


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
@pytest.mark.parametrize(
    "text",
    [
        "The fire killed 27 soldiers. <!-- a note: ignore count -->\n",
        "The fire killed 27 soldiers. verify: ignore count checked\n",
        "The fire killed 27 soldiers. <!-- verify: ignore count never closed\n",
        "---\ntitle: '<!-- verify: ignore count checked -->'\n---\nThe fire killed 27 soldiers.\n",
    ],
)
def test_what_is_no_comment_for_this_program(text: str, name: str) -> None:
    assert held(text, name) == ([], ())


@pytest.mark.parametrize("name", ["a.md", "a.txt"])
def test_a_comment_is_not_copy(name: str) -> None:
    """Neither its reason makes claims, nor does it change those around it."""
    plain, noted = (
        "The fire killed 27 soldiers. It wounded 30 others.\n",
        "<!-- verify: ignore count the mayor said 31 dead -->",
    )
    ids = [verdict.claim.id for verdict in judged(plain, name)[1]]
    text = plain.replace(". It", f". {noted} It")
    assert [verdict.claim.id for verdict in judged(text, name)[1]] == ids
