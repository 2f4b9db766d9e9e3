"""The words of markup, as a reader sees them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.errors import InputError
from verifier.reading.formats.markup import text_of_html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>One</p><p>two</p>", "One\n\ntwo"),
        ("One<br>two<br/>\n three", "One\ntwo\nthree"),
        ("<div><p>One\n  two</p></div>three", "One two\n\nthree"),
        ("<b>On</b>e <i>two</i>", "One two"),
        ("<ul><li>One<li>two</ul>", "One\ntwo"),
        ("<table><tr><th>Dead<td>27<tr><td>Hurt<td>3</table>", "Dead   27\nHurt   3"),
        ("<pre>One\n  two</pre>", "One\ntwo"),
        ("One &amp; two&nbsp;three &eacute; &#8220;", "One & two\u00a0three é “"),
        ("He said <q>no</q>.", "He said “no”."),
        ("27<sup>1</sup> and CO<sub>2</sub>, the 4<sup>th</sup>", "27¹ and CO₂, the 4th"),
        ('27<sup><a href="#n1">1</a></sup> dead', "27 dead"),
        ("<h1>One</h1>two", "One\n\ntwo"),
        ("<?xml version='1.0' encoding='utf-16'?><p>One", "One"),
        ("One <b>two", "One two"),
        ("One < two & three", "One < two & three"),
        # what is not shown is not read
        ("<script>var dead = 27</script>One", "One"),
        ("<style>p { margin: 27px }</style>One", "One"),
        ("<p onclick='x'>One<!-- 27 --></p>", "One"),
        ("<div hidden>27</div>One<span style='display: none'>28</span>", "One"),
        ("<noscript>27</noscript><template>28</template>One", "One"),
        ("<del>27</del> <s>28</s> 29 dead", "29 dead"),
        ("<svg><text>27</text></svg>One<iframe>28</iframe>", "One"),
        ("<SCRIPT>27</SCRIPT ><ScRiPt>28</sCrIpT>One", "One"),
        ("<title>27</title>One", "One"),
        ("", ""),
        ("<p></p>", ""),
    ],
)
def test_what_a_reader_sees(html: str, text: str) -> None:
    assert text_of_html(html, "file") == text


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("<div>" * 300 + "One" + "</div>" * 300, "depth"),
        ("<b>" * 100_000 + "One", "depth"),
        ("One\x00two", "U+0000"),
        ("One \ud83d two", "U+D83D"),
    ],
)
def test_what_would_lose_words_is_refused(html: str, words: str) -> None:
    with pytest.raises(InputError, match="(?i)" + words.replace("+", r"\+")) as caught:
        text_of_html(html, "file")
    assert caught.value.cure


@given(st.lists(st.text(st.sampled_from("abc déf“”27.,"), min_size=1).map(str.strip).filter(bool), min_size=1))
def test_paragraphs_are_kept_word_for_word(paragraphs: list[str]) -> None:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    assert text_of_html(html, "file").split("\n\n") == [
        " ".join(paragraph.split(" ")) for paragraph in map(_one_space, paragraphs)
    ]


def _one_space(text: str) -> str:
    return " ".join(text.split())
