"""What a quotation is read as, all of it: the speaker, what else the speaker is called and the words, or why it makes no claim."""

from __future__ import annotations

import pytest

from tests.kinds.test_quotation_find import CAST, found
from verifier.kinds.quotation.wording import changed, words

ROWS: list[tuple[str, list[str]]] = [
    (
        '"The guns must go quiet," the trader who lost his ship said.',
        ["the trader | the trader | The guns must go quiet"],
    ),
    ('"The guns must go quiet," the harbour was silent; Omar Sy said so.', ["attributed to nobody"]),
    ('"The guns must go quiet"; Omar Sy said it.', ["Omar Sy |  | The guns must go quiet"]),
    ('Omar Sy said so; "the guns must go quiet now" was on the wall.', ["attributed to nobody"]),
    ('"The guns must go quiet," Omar Sy was told.', ["attributed to nobody"]),
    ('"The guns must go quiet," Omar Sy was not saying.', ["attributed to nobody"]),
    ('"The guns must go quiet," Omar Sy didn\'t say.', ["attributed to nobody"]),
    ('"The guns must go quiet," Omar Sy had never said.', ["attributed to nobody"]),
    ('"The guns must go quiet," Omar Sy had finally said.', ["Omar Sy |  | The guns must go quiet"]),
    ('"The guns must go quiet," Omar Sy thinks.', ["attributed to nobody"]),
    ('"The guns must go quiet," promised Omar Sy.', ["Omar Sy |  | The guns must go quiet"]),
    (
        '"The guns must go quiet," Omar Sy, a trader in Garm, said on Monday.',
        ["Omar Sy | a trader in Garm | The guns must go quiet"],
    ),
    (
        '"The guns must go quiet," said Omar Sy, a trader in Garm.',
        ["Omar Sy | a trader in Garm | The guns must go quiet"],
    ),
    ('"The guns must go quiet," said Sy in Garm.', ["Omar Sy |  | The guns must go quiet"]),
    ('"The guns must go quiet," according to Sy, the trader.', ["Omar Sy | the trader | The guns must go quiet"]),
    ('"The guns must go quiet," said Ludwig van Doorn.', ["Ludwig van Doorn |  | The guns must go quiet"]),
    ('"The guns must go quiet," Prime Minister Ida Lund said.', ["Ida Lund | Prime Minister | The guns must go quiet"]),
    (
        '"The guns must go quiet," said the prime minister, Ida Lund.',
        ["Ida Lund | the prime minister | The guns must go quiet"],
    ),
    (
        '"The guns must go quiet," said a prime minister, Ida Lund.',
        ["Ida Lund | a prime minister | The guns must go quiet"],
    ),
    (
        '"The guns must go quiet," said the minister from Garm.',
        ["the minister from Garm | the minister from Garm | The guns must go quiet"],
    ),
    ('"The guns must go quiet," said an official from Garm.', ["speaker not identified"]),
    ('"The guns must go quiet," said the official.', ["speaker not identified"]),
    ('"The guns must go quiet," said residents.', ["speaker not identified"]),
    ('"The guns must go quiet," said another trader.', ["speaker not identified"]),
    ('"The guns must go quiet," said Mr Lund.', ["Lund | Mr | The guns must go quiet"]),
    (
        'Maria Tolentino wept. It rained. "The guns must go quiet," she said.',
        ["Maria Tolentino |  | The guns must go quiet"],
    ),
    (
        'Maria Tolentino wept. It rained. It poured. "The guns must go quiet," she said.',
        ["Maria Tolentino |  | The guns must go quiet"],
    ),
    (
        'Maria Tolentino wept. It rained. It poured. It stormed. "The guns must go quiet," she said.',
        ["speaker not identified"],
    ),
    (
        '"We must not pay for this," Maria Tolentino said. "The guns must go quiet," Sy said. "We all go home now."',
        [
            "Maria Tolentino |  | We must not pay for this",
            "Omar Sy |  | The guns must go quiet",
            "Omar Sy |  | We all go home now.",
        ],
    ),
    (
        '"We must not pay for this," Omar Sy said. "The guns must go quiet" it read.',
        ["Omar Sy |  | We must not pay for this", "attributed to nobody"],
    ),
    (
        '"We must not pay for this," Omar Sy said.\n\n"The guns must go quiet."',
        ["Omar Sy |  | We must not pay for this", "attributed to nobody"],
    ),
    (
        'Omar Sy said: "We must not pay for this.\n\nIt rained.\n\n"The guns must go quiet."',
        ["Omar Sy |  | We must not pay for this.", "attributed to nobody"],
    ),
    ("Omar Sy told them 'the guns must go quiet' and left.", ["Omar Sy |  | the guns must go quiet"]),
    ("Omar Sy told them \"the 'big' guns must go quiet\" and left.", ["Omar Sy |  | the 'big' guns must go quiet"]),
    ("Omar Sy told them (“the guns must go quiet”) twice.", ["Omar Sy |  | the guns must go quiet"]),
    ('Omar Sy told them—"the guns must go quiet"—twice.', ["Omar Sy |  | the guns must go quiet"]),
    ('Omar Sy said: "The traders\' guns must go quiet."', ["Omar Sy |  | The traders' guns must go quiet."]),
    ("'The traders' guns must go quiet', Omar Sy said.", ["Omar Sy |  | The traders' guns must go quiet"]),
    ('Omar Sy said "the guns".', ["a few words only"]),
    ('Omar Sy said "the guns must".', ["a few words only"]),
    ('Omar Sy said "the guns must go".', ["Omar Sy |  | the guns must go"]),
    ('Omar Sy said "the guns ... must go".', ["Omar Sy |  | the guns ... must go"]),
    ('Omar Sy read "Guns of the River" aloud.', ["a title"]),
    ('Omar Sy read "Guns of the river Garm" aloud.', ["attributed to nobody"]),
    ('Omar Sy read "The Guns of the River Garm" aloud.', ["a title"]),
    ('Omar Sy read "We Will Go There Now" aloud.', ["attributed to nobody"]),
    ('As Omar Sy put it, "the guns must go quiet".', ["Omar Sy |  | the guns must go quiet"]),
    ('Omar Sy called for calm and Ida Lund said "the guns must go quiet".', ["Ida Lund |  | the guns must go quiet"]),
    ('Omar Sy called for calm, "the guns must go quiet" he said.', ["Omar Sy |  | the guns must go quiet"]),
    ('Asked about it, Omar Sy said: "The guns must go quiet."', ["Omar Sy |  | The guns must go quiet."]),
    ('It was agreed that "the guns must go quiet".', ["attributed to nobody"]),
    ('Omar Sy, 44, agreed that "the guns must go quiet".', ["Omar Sy |  | the guns must go quiet"]),
    ('Omar Sy (44) agreed that "the guns must go quiet".', ["Omar Sy |  | the guns must go quiet"]),
    ('But later Omar Sy agreed that "the guns must go quiet".', ["Omar Sy |  | the guns must go quiet"]),
    ('In a letter to Ida Lund, Omar Sy wrote that "the guns must go quiet".', ["Omar Sy |  | the guns must go quiet"]),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[text for text, _ in ROWS])
def test_told(text: str, expected: list[str]) -> None:
    read = [m.excluded or " | ".join((m.value.speaker, m.value.role, m.value.said)) for m in found(CAST + text)]
    assert read == expected


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Um, we've got to", "we have got to"),
        ("He's sure the mayor's gone", "he is sure the mayor gone"),
        ("I'd go, I'll go, I'm off", "i go i will go i am off"),
        ("They can't, shan't, don't and won't", "they can not shall not do not and will not"),
        ("Gonna, wanna, gotta, cannot", "going to want to got to can not"),
        ("20 per cent, 20%, twenty percent", "20 percent 20 percent 20 percent"),
        ("1,200 or 1.5", "1200 or 1.5"),
        ("left ... out", "left … out"),
        ("left . . . out", "left … out"),
        ("left … [and put] ... in", "left … in"),
        ("Teh [sic] house", "teh house"),
        ("the honoured, labours and four", "the honored labors and 4"),
        ("organise, realisation, advise, wise", "organize realization advize wise"),
        ("analysed dialogues", "analyzed dialogs"),
        ("centres, fibre, there", "centers fiber there"),
        ("travelled, labelling, called", "traveled labeling caled"),
        ("Grey programmes and the gray program", "grey programmes and the grey programme"),
        ("Mr Sy and mrs Lund", "mister sy and missus lund"),
    ],
)
def test_words_as_they_are_compared(said: str, expected: str) -> None:
    """What a desk's style book changes is made alike on both sides: a word of one spelling may come out in none that exists."""
    assert " ".join(words(said)) == expected


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ("spring", "autumn", True),
        ("may", "will", True),
        ("every", "some", True),
        ("", "never", True),
        ("no", "never", True),
        ("no", "no", False),
        ("", "really", False),
        ("house", "houses", False),
        ("a", "the", False),
        ("20", "30", True),
        ("construtive", "constructive", False),
        ("plant", "planet", True),
        ("Tolentno spring", "Tolentino autumn", True),
        ("old house", "house", False),
    ],
)
def test_what_changes_what_is_said(mine: str, theirs: str, expected: bool) -> None:
    first, second = words(mine), words(theirs)
    assert changed(first, second) is changed(second, first) is expected
