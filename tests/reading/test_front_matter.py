"""Front matter: what is read of it, and what is refused, with the line."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import InputError
from verifier.reading.front_matter import LARGEST, FrontMatter, read_front_matter

FULL = """---
title: "Talks: the first day"
date: 2018-09-14
outlet: Meridian News
url: https://meridian.example/a
dateline: BERLIN
tags: [syria, talks]
nested: {deep: {er: 1}}
---
Body.
"""


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_all_fields(mark: str, ending: str) -> None:
    text = mark + FULL.replace("\n", ending)
    front = read_front_matter(text, "a.md")
    expected = (
        "Talks: the first day",
        datetime.date(2018, 9, 14),
        "Meridian News",
        "https://meridian.example/a",
        "BERLIN",
    )
    assert (front.title, front.date, front.outlet, front.url, front.dateline) == expected
    assert text[front.end :] == "Body." + ending


@pytest.mark.parametrize("text", ["", "Body.", "----\na: b\n---\n", " ---\na: b\n---\n", "Body\n---\ntitle: x\n---\n"])
def test_no_front_matter(text: str) -> None:
    assert read_front_matter(text, "a.md") == FrontMatter()


@pytest.mark.parametrize("text", ["---\n---\nBody", "---\n...\nBody", "---\n\n---\nBody", "---\n# comment\n---\nBody"])
def test_empty_front_matter(text: str) -> None:
    front = read_front_matter(text, "a.md")
    assert front == FrontMatter(end=text.index("Body"))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("title: No", "No"),
        ("title: 1984", "1984"),
        ("title: 12:30", "12:30"),
        ("title: 2018-09-14", "2018-09-14"),
        ("title:", None),
        ("title: ~", None),
        ("title: '~'", "~"),
        ("title: ''", None),
        ("title: >\n  folded\n  words", "folded words"),
        ("TITLE: Capitals", "Capitals"),
        ("headline: not read", None),
    ],
)
def test_titles_are_taken_as_written(line: str, title: str | None) -> None:
    assert read_front_matter(f"---\n{line}\n---\n", "a.md").title == title


@pytest.mark.parametrize(
    "value",
    [
        "2018-09-14",
        "'2018-09-14'",
        "2018-09-14 23:59:00 -0700",
        "2018-09-14T01:00:00Z",
        "14 September 2018",
        '"Sept. 14, 2018"',
        "20180914",
    ],
)
def test_the_day_is_the_one_written_whatever_its_form_and_zone(value: str) -> None:
    assert read_front_matter(f"---\ndate: {value}\n---\n", "a.md").date == datetime.date(2018, 9, 14)


@pytest.mark.parametrize(
    ("block", "line", "words"),
    [
        ("title: a: b", 2, ("not YAML", "quotes")),
        ("outlet: x\ntitle: [a", 4, ("not YAML",)),
        ("title:\n\t- x", 3, ("not YAML",)),
        ("title: x\ndate: tomorrow", 3, ("'tomorrow'", "YYYY-MM-DD")),
        ("date: 2018-02-30", 2, ("2018-02-30",)),
        ("date: 09/10/2018", 2, ("09/10/2018", "YYYY-MM-DD")),
        ("date: [2018]", 2, ("a list", "YYYY-MM-DD")),
        ("outlet: x\ntitle:\n  en: x", 3, ("'title'", "a mapping")),
        ("title: x\ndate: 2018-09-14\nTitle: y", 4, ("twice",)),
        ("- a\n- b", 2, ("key: value",)),
        ("only words", 2, ("key: value",)),
        ("a: &x [1]\nb: *x", 2, ("anchor",)),
        ("title: *x", 2, ("anchor or alias",)),
        ("a: " + "[" * 40 + "]" * 40, 2, ("nested",)),
        ("title: a\x07b", 1, ("character",)),
    ],
)
def test_what_is_refused_with_its_line_and_cure(block: str, line: int, words: tuple[str, ...]) -> None:
    with pytest.raises(InputError) as caught:
        read_front_matter(f"---\n{block}\n---\nBody.\n", "a.md")
    assert (caught.value.path, caught.value.line) == ("a.md", line)
    assert caught.value.cure
    assert [word for word in words if word not in str(caught.value)] == []


@pytest.mark.parametrize("text", ["---\ntitle: x\n", "---\nWords of a story.\n\nMore.\n", "---"])
def test_a_block_that_is_not_closed(text: str) -> None:
    with pytest.raises(InputError, match="second '---'"):
        read_front_matter(text, "a.md")


def test_front_matter_has_a_limit() -> None:
    with pytest.raises(InputError, match="longer than"):
        read_front_matter("---\n" + "a: b\n" * LARGEST + "---\n", "a.md")


def test_a_bomb_is_refused_before_it_goes_off() -> None:
    """Nine lines of aliases of aliases would be a billion words."""
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 10)]
    with pytest.raises(InputError, match="anchor"):
        read_front_matter("---\n" + "\n".join(lines) + "\n---\n", "a.md")


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_anything_is_read_or_refused(block: str) -> None:
    """No text in the block raises anything but InputError, and the body starts inside the text."""
    text = f"---\n{block}\n---\nBody.\n"
    try:
        front = read_front_matter(text, "a.md")
    except InputError:
        return
    assert 0 < front.end <= len(text)
