"""Markdown: markup is blank, copy stays where it is, and a line end means something."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifier.reading.markdown import blank_markup, is_marked_heading

MARKUP = "*_`~[]()!<>#-=+|\\&;:. \n\r\t1a\"'^x"


def blank(text: str) -> str:
    view = blank_markup(text, 0)
    assert len(view) == len(text)
    return view


@pytest.mark.parametrize(
    ("text", "copy"),
    [
        ("**27** soldiers and *more*, __all__ _of_ ***them***", "27 soldiers and more , all of them"),
        ('*"Never,"* he said', '"Never," he said'),
        ("# Headline #", "Headline"),
        ("### Deck", "Deck"),
        ("> quoted\n> > twice", "quoted twice"),
        ("- one\n- two", "one\n two"),
        ("* one\n+ two", "one\n two"),
        ("1. one\n2. two\n10) ten", "one\n two\n ten"),
        ("- [x] done\n- [ ] to do", "done\n to do"),
        ('see [Idlib](https://x.example/2018/9 "27").', "see Idlib ."),
        ("see [Idlib](a_(b)_c) now", "see Idlib now"),
        ("see [Idlib](<a b 9>) now", "see Idlib now"),
        ("see [Idlib][1] and [Homs].\n\n[1]: https://x.example/9 'T'\n[homs]: /y", "see Idlib and Homs .\n\n \n"),
        ("before ![A map of 3 May](map.png) after", "before after"),
        ("text[^1]\n\n[^1]: Note.", "text \n\n Note."),
        ("see <https://x.example/27> now", "see now"),
        ("a <b>bold</b> and <span class='x 27'>spanned</span> word", "a bold and spanned word"),
        ("before <!-- verify: ignore\ncount 27 --> after", "before after"),
        ("a<br>b", "a\n b"),
        ("the `code` word", "the code word"),
        ("it ~~killed 12~~ hurt 9", "it hurt 9"),
        ("Lead.\n\n```\nx = 27\n```\n\nEnd.", "Lead.\n\n \n \n \n\nEnd."),
        ("~~~ text\n27\n~~~\nEnd.", "\n \n \nEnd."),
        ("<script>\nx = 27\n</script>\nEnd.", "\n \n \nEnd."),
        ("a\n\n---\n\nb", "a\n\n \n\nb"),
        ("a\n\n* * *\n\nb", "a\n\n \n\nb"),
        ("Tom &amp; Jerry&nbsp;said &ldquo;no&rdquo;", "Tom & Jerry said “no” "),
        ("\\*not emphasis\\* and 5\\. five", "*not emphasis * and 5 . five"),
        ("| Place | Dead |\n|---|--:|\n| Homs | 27 |", "Place Dead \n \n Homs 27 "),
        ("Place | Dead\n--|--\nHoms | 27\n\nEnd", "Place Dead\n \nHoms 27\n\nEnd"),
    ],
)
def test_what_is_markup(text: str, copy: str) -> None:
    squeezed = "\n".join(" ".join(line.split()) for line in blank(text).split("\n"))
    assert squeezed.strip() == "\n".join(" ".join(line.split()) for line in copy.split("\n")).strip()


@pytest.mark.parametrize(
    "text",
    [
        "5 * 3 * 2 and 2*3",
        "snake_case_word and a lone _ there",
        "[He] said [sic] (and meant it)",
        "the minister[s] (both of them)",
        "[the minister](who left in a hurry)",
        "Standard Oil <SRD> and 3 < 5 > 2",
        "a `lone accent",
        "``A'' and ``B'' said the wire",
        "#1 song and #hashtag",
        "1987. A year to remember",
        "-5 degrees",
        "AT&T and R&D; and &c.",
        "one | two",
        "~~unclosed",
        "<!-- unclosed, and the story goes on",
        "**unclosed",
        "C:\\new",
        "2018-09-14",
    ],
)
def test_what_is_copy(text: str) -> None:
    assert blank(text) == text


def test_an_unclosed_fence_hides_nothing() -> None:
    """ "A construct that is opened and never closed is text": the rest of a story must not vanish."""
    assert blank("Lead.\n\n```\nMore copy.").split() == ["Lead.", "More", "copy."]


@pytest.mark.parametrize(
    ("text", "view"),
    [
        ("Wrapped\ncopy goes\non.", "Wrapped copy goes on."),
        ("Wrapped\r\ncopy.", "Wrapped  copy."),
        ("One\n\nTwo", "One\n\nTwo"),
        ("Verse one  \nVerse two\\\nVerse three", "Verse one  \nVerse two \nVerse three"),
        ("Verse one  \r\nVerse two", "Verse one   \nVerse two"),
        ("One space \r\nGoes on", "One space   Goes on"),
        ("stray spaces  \nbefore a small letter", "stray spaces   before a small letter"),
        ("killed on Sept.\n30. The next", "killed on Sept. 30. The next"),
        ("- an item\n  goes on\n- next", "  an item   goes on\n  next"),
        ("> a quote\n> goes on\nlazily", "  a quote   goes on lazily"),
        ("Copy\n# Heading\nCopy", "Copy\n  Heading\nCopy"),
        ("Copy\n- item", "Copy\n  item"),
    ],
)
def test_a_line_end_that_stays_is_one_that_a_reader_sees(text: str, view: str) -> None:
    """CommonMark, 6.7 and 6.8: a soft line break is shown as a space, a hard one as a line break."""
    assert blank(text) == view


@pytest.mark.parametrize(
    ("text", "heading"),
    [
        ("# Heading", True),
        ("> ## Heading", True),
        ("Heading\n=====", True),
        ("Heading\r\n-----\r\n", True),
        ("**Heading**\n---", True),
        ("#hashtag", False),
        ("Copy", False),
        ("A paragraph with a full stop.\n---", False),
        ("A paragraph\nof two lines\n---", False),
        ("- item\n---", False),
        ("Copy\n\n---", False),
        ("x" * 200 + "\n---", False),
    ],
)
def test_headings(text: str, heading: bool) -> None:
    view = blank(text)
    assert is_marked_heading(text, view, 0, (view + "\n").index("\n")) is heading


def test_what_stands_before_the_body_is_left_alone() -> None:
    assert blank_markup("# a\n# b\n", 4) == "# a\n  b\n"


@given(st.text(MARKUP, max_size=200))
@example("[" * 50 + "](a)" * 50)
@example("*a**b***c_d__e" * 10)
@example("a\n===\nb\n---\n- c\n---\n")
def test_markup_in_any_order_keeps_every_letter_in_its_place(text: str) -> None:
    """ "As long as text; characters that are neither markup nor line ends are unchanged": what differs is blank, or a named character."""
    view = blank_markup(text, 0)
    assert len(view) == len(text)
    assert "\r" not in view
    for before, after in zip(text, view, strict=True):
        assert after == before or after in " \n" or before in "&;" or "&" in text


@given(st.lists(st.text("abc ", min_size=1).filter(str.strip), min_size=1))
def test_plain_words_stay_and_paragraphs_stay_apart(paragraphs: list[str]) -> None:
    text = "\n\n".join(paragraphs)
    assert blank_markup(text, 0) == text
