"""Sentences: where one ends, and what stands for one."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from verifier.errors import InputError
from verifier.language.sentences import Unit, split
from verifier.reading import read_text
from verifier.text import Article

BREAK = " ‖ "


def units(text: str, name: str = "a.txt") -> tuple[Article, tuple[Unit, ...]]:
    article = read_text(text, id=name)
    return article, split(article)


def sentences(text: str, name: str = "a.txt") -> list[str]:
    article, found = units(text, name)
    return [" ".join(unit.span.of(article.text).split()) for unit in found]


@pytest.mark.parametrize(
    "marked",
    [
        # plain sentences
        "The talks ended. ‖ Both sides left. ‖ Nobody spoke.",
        "Did it hold? ‖ It did! ‖ So they said.",
        "It rose to 3.5 percent. ‖ In 2017 it was 1.2. ‖ Shares fell.",
        "It closed at $48.10. ‖ Chief Executive Lorna Pickett spoke.",
        "He was born in 1950. ‖ 38,000 people live there.",
        "He left. ‖ €3m was found. ‖ #Idlib was trending.",
        "He left (in a hurry). ‖ She stayed.",
        "He left. ‖ (She stayed.) ‖ They met again.",
        "Ask again. ‖ Žilina has a deal.",
        "She voted for Labour; he did not; nobody asked.",
        # titles
        "Mr. Smith met Dr. Jones, Gen. Lee, Lt. Col. North, Sen. Leahy, Gov. Brown and the Rev. King. ‖ All left.",
        "Prof. An met Mr. So and Ms. The. ‖ They talked.",
        "Maj.-Gen. Igor Konashenkov spoke. ‖ Nobody else did.",
        "Det. Insp. Jane Doe of St. Louis drove to Ft. Worth and Mt. Vernon.",
        # months, days and hours
        "It begins on Sept. 14. ‖ It ends on Jan. 19, or so.",
        "It begins in Sept. ‖ The end is open.",
        "It was on Fri. Sept. 14 at 10 a.m. Friday, 3 p.m. GMT, 6 a.m. Eastern time.",
        "It began at 10 a.m. ‖ Police came at 11 p.m. ‖ By then it was over.",
        "Polls close at 8 p.m. ‖ Lavrov will speak.",
        # countries and states
        "He lives in the U.S. ‖ The president does too.",
        "U.S. President Donald Trump and the U.N. Security Council met the U.K. Foreign Office.",
        "They came from Flint, Mich., and from Calif. Gov. Brown's office.",
        "It opened in Flint, Mich. ‖ Residents came. ‖ It closed in Gary, Ind. ‖ It had failed.",
        "The plant in Flint, Mich. (2,500 workers) closed.",
        "It goes from Washington, D.C. ‖ It ends at Albany, N.Y. ‖ We know.",
        "A man was swept off U.S. 67.",
        "The Japan-U.S. Alliance held. ‖ It was in the Japan-U.S. ‖ That is all.",
        # names
        "J. K. Rowling, J.K. Rowling, George W. Bush and C. S. Lewis wrote. ‖ So did I. ‖ Harry did not.",
        "Martin Luther King Jr. Boulevard was named by Cleve Wootson Jr. ‖ He knew it.",
        "Doctors gave him vitamin C. ‖ Patients in Group B. ‖ Germany lost.",
        'Elvin "E.R." Mitchell pleaded guilty.',
        # firms and streets
        "Halvorsen Appliances Inc. ‖ It makes dryers. ‖ Apple Inc. Chief Tim Cook spoke.",
        "It was bought by Ford Motor Co. ‖ Sales fell. ‖ Time Warner Inc. and Foo Ltd. merged.",
        "Yahoo! Inc. rose. ‖ Yahoo! said so.",
        "He lived at 12 Main St. ‖ She lived on Fifth Ave. near St. James.",
        # numbers and measures
        "See No. 10, Nos. 3 and 4, p. 7, pp. 8-9, Art. 50 and No. Three.",
        "No. ‖ The answer is no. ‖ We will not.",
        "It is 6 ft. 2 in. tall. ‖ It weighs 5 lb. ‖ Most weigh less, about 2 kg. ‖ Police weighed it.",
        "A payment of Rs. 500 crore was made.",
        "1. First the road is cleared. ‖ Then it is paved.",
        # joining words
        "It was Roe vs. Wade, e.g. Smith v. Jones, i.e. A against B, approx. 5 miles, et al.",
        "They sold fruit, bread, etc. ‖ Nobody bought any.",
        # ellipses
        "We will keep in mind … a corridor will be created.",
        "It was... I don't know. ‖ It was over… ‖ But not for long.",
        "He went home. ... ‖ She stayed.",
        "It was over.... ‖ Lavrov left.",
        # quotations
        '"We are leaving," he said. ‖ "I came. ‖ I saw. ‖ I left."',
        '"Is it over?" he asked. ‖ "Yes!" she cried.',
        '"Is it over?" Lavrov asked. ‖ "Will it hold?" said Maas.',
        '"Is it over?" Foreign Minister Sergey Lavrov asked in Berlin. ‖ Nobody knew.',
        '"Is it over?" ‖ Lavrov said he did not know.',
        '"Is it over?" ‖ He added, "It may be."',
        '"It is over." ‖ He added that it was not. ‖ "It is." ‖ Nobody agreed.',
        '"It rests on the costs." Lichtblau said.',
        "“It is over.” ‖ “Is it?” ‖ ‘Yes.’ ‖ Nobody spoke.",
        'He called it "a disaster". ‖ She did not.',
        'They gave it a grade of "D." ‖ The rest got an A.',
        '"We live in the U.S." ‖ Officials disagree.',
        # asides
        "The envoy (he came from the U.S. The rest did not) left early. ‖ It rained.",
        "The plan (approved (!) by all) went ahead. ‖ It failed.",
        "Sen. Dianne Feinstein (D-Calif.) voted. ‖ Rep. Lee (R-N.C.) did not.",
        # what people do not type
        "He left.The rest stayed. ‖ She left.",
        "She used Node.js and Amazon.com.",
        "He went to bed early. ‖ then he slept. ‖ iPhone sales rose. ‖ al-Shabab said so.",
        "The dept. of health and the govt. of Ghana, incl. others",
    ],
)
def test_where_sentences_end(marked: str) -> None:
    expected = [" ".join(part.split()) for part in re.sub(r"left\.The", "left. ‖ The", marked).split("‖")]
    text = "Before it all. " + marked.replace(BREAK, " ").replace("‖", "")
    assert sentences(text)[1:] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ministers agree on zone\n\nThey met.", [("Ministers agree on zone", 0, True), ("They met.", 1, False)]),
        (
            "Who won? No one did\n\nThey met.",
            [("Who won?", 0, False), ("No one did", 0, False), ("They met.", 1, False)],
        ),
        (
            "U.S. And Russia Agree To Go\n\nThey met.",
            [("U.S. And Russia Agree To Go", 0, True), ("They met.", 1, False)],
        ),
        ("By Jane Smith\n\nThey met.", [("By Jane Smith", 0, True), ("They met.", 1, False)]),
        (
            "They met. They left.\n\nThey slept.",
            [("They met.", 0, False), ("They left.", 0, False), ("They slept.", 1, False)],
        ),
        ("He said:\n\nThey met.", [("He said:", 0, False), ("They met.", 1, False)]),
        (
            "What is known:\n- Twelve dead\n• Nine hurt\n* One missing",
            [
                ("What is known:", 0, False),
                ("Twelve dead", 1, False),
                ("Nine hurt", 2, False),
                ("One missing", 3, False),
            ],
        ),
        ("1. Twelve dead\n2. Nine hurt", [("1. Twelve dead", 0, False), ("2. Nine hurt", 1, False)]),
        ("They met.\n\n***\n\n###\n\nThey left.", [("They met.", 0, False), ("They left.", 1, False)]),
        ("Twelve dead in a blast in Homs " * 8, [(("Twelve dead in a blast in Homs " * 8).strip(), 0, False)]),
    ],
)
def test_lines_that_stand_for_sentences(text: str, expected: list[tuple[str, int, bool]]) -> None:
    article, found = units(text)
    assert [(unit.span.of(article.text), unit.paragraph, unit.heading) for unit in found] == expected


def test_markdown_marks_are_known_for_what_they_are() -> None:
    text = (
        "---\ntitle: Will it hold?\n---\n# Will it hold?\n\n## The deal. The doubts.\n\n"
        "**They** met\nin *Sochi*. They left.\n\n- Twelve dead\n"
        "- Nine hurt. One died\n\n1. First\n\n> Quoted\n\nDeck\n----\n\n| Place | Dead |\n|--|--|\n| Homs | 12 |\n\nWill it hold?\n"
    )
    article, found = units(text, "a.md")
    assert [(" ".join(unit.span.of(article.view).split()), unit.paragraph, unit.heading) for unit in found] == [
        ("Will it hold?", 0, True),
        ("The deal.", 1, True),
        ("The doubts.", 1, True),
        ("They met in Sochi .", 2, False),
        ("They left.", 2, False),
        ("Twelve dead", 3, False),
        ("Nine hurt.", 4, False),
        ("One died", 4, False),
        ("First", 5, False),
        ("Quoted", 6, True),
        ("Deck", 7, True),
        ("Place Dead", 8, True),
        ("Homs 12", 9, True),
        ("Will it hold?", 10, True),
    ]


@pytest.mark.parametrize(
    "dateline", ["BERLIN, Sept. 14 (Reuters) -", "FETLAR, Scotland—", "(AP) —", "POCAHONTAS, Ark. (AP) —"]
)
def test_a_dateline_is_a_unit_of_its_own(dateline: str) -> None:
    lead = "Russia and Turkey agreed on a zone, the two ministers said on Friday."
    article, found = units(f"{dateline} {lead} They left.")
    assert [unit.span.of(article.text) for unit in found] == [dateline, lead, "They left."]
    assert [(unit.dateline, unit.heading, unit.paragraph) for unit in found] == [
        (True, True, 0),
        (False, False, 0),
        (False, False, 0),
    ]


def test_a_dateline_on_its_own_line() -> None:
    article, found = units("NAIROBI, Kenya (AP) _\n\nBombs exploded outside two embassies on Friday.")
    assert [(unit.span.of(article.text), unit.paragraph, unit.dateline) for unit in found] == [
        ("NAIROBI, Kenya (AP) _", 0, True),
        ("Bombs exploded outside two embassies on Friday.", 1, False),
    ]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_a_sentence_goes_over_wrapped_lines_and_never_over_a_blank_one(ending: str) -> None:
    text = (
        "\ufeffThe two presidents settled on the plan in Sochi on Monday, ten\n"
        "days after a summit in Tehran. Their talks lasted nearly six\n"
        "hours and closed with a memorandum on the U.S.\n"
        "The ministers had gone home without a full stop\n\nNobody slept."
    ).replace("\n", ending)
    article, found = units(text)
    assert [re.sub(r"\s+", " ", unit.span.of(article.text)) for unit in found] == [
        "The two presidents settled on the plan in Sochi on Monday, ten days after a summit in Tehran.",
        "Their talks lasted nearly six hours and closed with a memorandum on the U.S.",
        "The ministers had gone home without a full stop",
        "Nobody slept.",
    ]
    assert found[0].span.start == 1


def test_spaces_and_marks_of_the_web_change_nothing() -> None:
    text = "Mr.\u00a0Smith left on Sept.\u202f14.\u00a0 He\u2019s \u201cin the U.S.\u201d \u200bThe rest stayed."
    assert sentences(text) == ["Mr. Smith left on Sept. 14.", "He’s “in the U.S.”", "The rest stayed."]


def test_the_wires_quotation_marks_close_with_their_sentence() -> None:
    """Two grave accents open and two apostrophes close; the view has a space and one mark for them."""
    article, found = units("``It is over,'' he said. ``Not yet.'' Nobody spoke.")
    assert [unit.span.of(article.view) for unit in found] == ['"It is over,"  he said.', '"Not yet."', "Nobody spoke."]


WORDS = st.sampled_from(
    'Mr. U.S. a.m. Sept. 14 The He said. said "No Inc. J. (he) left.) … ... ?" !\' — -- - BERLIN (AP) \n \n\n \r\n * # > 1. - \u00a0 \u00ad'
    " **bold** [a](b) | --- \u201cyes.\u201d ''".split(" ")
)


@given(st.lists(WORDS, min_size=1, max_size=60).map(" ".join), st.sampled_from(["a.txt", "a.md"]))
@example("BERLIN (AP) —", "a.txt")
@example("1.", "a.md")
@example("\"'The'.\"He", "a.txt")
def test_units_hold_every_word_once(text: str, name: str) -> None:
    """ "In order and without overlaps. Together they hold every word of its view"; none is empty or has white space around it."""
    check(text, name)


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00")), st.sampled_from(["a.txt", "a.md"]))
def test_units_hold_every_word_of_any_text(text: str, name: str) -> None:
    check(text, name)


def check(text: str, name: str) -> None:
    try:
        article, found = units(text, name)
    except InputError:
        return
    covered = set[int]()
    last, paragraph = article.body.start, 0
    for unit in found:
        assert last <= unit.span.start < unit.span.end <= article.body.end
        assert unit.span.of(article.view) == unit.span.of(article.view).strip()
        assert unit.span.of(article.text)
        assert "\n" not in unit.span.of(article.view)
        assert paragraph <= unit.paragraph <= paragraph + 1
        covered.update(range(unit.span.start, unit.span.end))
        last, paragraph = unit.span.end, unit.paragraph
    words = {match.start() for match in re.finditer(r"[^\W_]", article.view)}
    assert words <= covered
    assert split(article) == found


@pytest.mark.parametrize("unit", ["A b. ", "a. ", "U.S. A ", "(A. b ", '?" Aa ', ". . . ", "a.The ", "x" * 50 + " "])
def test_time_is_linear(unit: str) -> None:
    """ "In time linear in its length": a text that is eight times as long may not take sixty-four times as long."""
    seconds = []
    for length in (50_000, 400_000):
        article = read_text("Words.\n" + unit * (length // len(unit)), id="a.txt")
        start = time.process_time()
        split(article)
        seconds.append(time.process_time() - start)
    assert seconds[1] < 30 * max(seconds[0], 0.01)
