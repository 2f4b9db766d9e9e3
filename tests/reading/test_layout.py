"""Plain text: which line ends are only where a line was full."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.reading.layout import is_byline, unwrap

PARAGRAPH = (
    "Vladimir Putin and Recep Tayyip Erdogan settled on the plan in Sochi on Monday, 10 days after a summit in Tehran at which"
    " the Turkish leader failed to win a ceasefire. Their talks at the Black Sea resort lasted nearly six hours and closed with"
    " a memorandum that the defence ministers of both countries initialled, Anatolian officials said in Ankara."
)


def lines(text: str) -> list[str]:
    view = unwrap(text, 0)
    assert len(view) == len(text)
    return [" ".join(line.split()) for line in view.split("\n") if line.strip()]


@pytest.mark.parametrize("width", [45, 60, 72, 80, 100])
@pytest.mark.parametrize("indent", ["", "    "])
def test_wrapped_paragraphs_are_joined(width: int, indent: str) -> None:
    """Two paragraphs, with a blank line between them or with their first lines set in, as wires and typescripts do."""
    wrapped = [textwrap.fill(PARAGRAPH, width, initial_indent=indent) for _ in range(2)]
    assert lines(("\n" if indent else "\n\n").join(wrapped)) == [PARAGRAPH, PARAGRAPH]


def test_a_paragraph_a_line_stays_so() -> None:
    assert lines("\n".join([PARAGRAPH, PARAGRAPH, "A short one.", PARAGRAPH])) == [
        PARAGRAPH,
        PARAGRAPH,
        "A short one.",
        PARAGRAPH,
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers agree on a buffer zone in Syria\nRussia and Turkey sign memorandum in Sochi",
        "Ministers agree on a buffer zone\nBy Jane Smith\nBERLIN (AP) — Russia and Turkey agreed on Monday.",
        "What we know:\n- 27 people died\n- Nine were hurt\n- The road is closed",
        "• Twelve killed\n• Nine hurt",
        "1. Twelve killed\n2. Nine hurt",
        "(a) Twelve killed\n(b) Nine hurt",
        "Shr 17 cts vs 13 cts\nNet 2.1 mln vs 1.03 mln\nRevs 15.6 mln vs 12 mln",
        "GOLD      Kenya      27\nSILVER    Ghana      14\nBRONZE    Chad       9",
        "Gone are the days\nWhen the sun shone\nOver the bay",
        f"Ministers agree on a buffer zone in the north-west\n{PARAGRAPH}",
    ],
)
def test_lines_that_were_ended_on_purpose(text: str) -> None:
    assert lines(text) == [" ".join(line.split()) for line in text.split("\n")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ministers met in\nsochi", ["The ministers met in sochi"]),
        ("He was born on\nMonday", ["He was born on Monday"]),
        ("Putin, Erdogan,\nMerkel", ["Putin, Erdogan, Merkel"]),
        ("- an item that is\n  long\n- next", ["- an item that is long", "- next"]),
    ],
)
def test_a_line_that_cannot_end_there_goes_on(text: str, expected: list[str]) -> None:
    assert lines(text) == expected


@pytest.mark.parametrize("month", ["on September", "on Sept."])
def test_a_number_at_the_start_of_a_wrapped_line_is_no_list_item(month: str) -> None:
    above = f"The agreement that was signed in Sochi comes into force {month}"
    below = "30. The day after, patrols begin on both sides of the line."
    assert lines(f"{above}\n{below}") == [f"{above} {below}"]


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("By Jane Smith", True),
        ("By JANE SMITH and JOHN DOE in Paris", True),
        ("By Jane Smith, Political Editor", True),
        ("  By Ursula von der Leyen", True),
        ("By Friday the army had left", False),
        ("By then", False),
        ("By Jane Smith.", False),
        ("By", False),
        ("Jane Smith", False),
        ("", False),
    ],
)
def test_bylines(line: str, byline: bool) -> None:
    assert is_byline(line) is byline


@given(st.text("Aa .,\n-1•\"'", max_size=300), st.integers(0, 300))
def test_only_line_ends_change(text: str, start: int) -> None:
    """ "The folded text with a space for each line end at which a wrapped line goes on", and nothing else."""
    start = min(start, len(text))
    view = unwrap(text, start)
    assert view[:start] == text[:start]
    assert [(before, after) for before, after in zip(text, view, strict=True) if before != after] == [
        ("\n", " ") for before, after in zip(text, view, strict=True) if before != after
    ]
    assert [line for line in view.split("\n") if not line] == [line for line in text.split("\n") if not line] or start
