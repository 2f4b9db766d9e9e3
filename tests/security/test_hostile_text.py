"""Hostile drafts: text that costs time, reads otherwise than it is, or names what does not exist."""

from __future__ import annotations

import datetime
import json
import re
import time

import pytest

from bench.hostile import PATTERNS
from verifier import language
from verifier.claims import UNREAD
from verifier.errors import InputError
from verifier.extraction import extract, mentions, unread
from verifier.kinds import BY_NAME
from verifier.kinds.count.find import MOST
from verifier.language.sentences import LONGEST_SENTENCE
from verifier.reading import LARGEST_ARTICLE, read_bytes, read_text

DAY = datetime.date(2019, 5, 22)
SECONDS = 4.0
"""For 4,000 characters, on a loaded machine; an idle one needs a tenth of a second, the worst case one."""
COPY = "\n\nThe fire killed 5 men in Garm.\n"


def read(text: str) -> int:
    """Everything that is done with a draft before the archive is searched; how many claims it makes."""
    return len(extract(language.read(read_text(text, id="x.md", date=DAY))))


@pytest.mark.parametrize("name", PATTERNS)
def test_a_text_is_read_in_bounded_time_and_the_copy_after_it_is_not_lost(name: str) -> None:
    began = time.process_time()
    assert read(PATTERNS[name](4_000) + COPY) >= 1
    assert time.process_time() - began < SECONDS


@pytest.mark.slow
@pytest.mark.parametrize("name", PATTERNS)
def test_time_grows_in_proportion(name: str) -> None:
    """At four times the length less than eight times the time; sixteen times would be quadratic. What takes no time is not measured."""
    took = []
    read(COPY)
    for length in (40_000, 160_000):
        text = PATTERNS[name](length) + COPY
        began = time.process_time()
        read(text)
        took.append(time.process_time() - began)
    assert took[1] < max(8 * took[0], 1.0), took


def test_a_sentence_of_five_thousand_numbers() -> None:
    """Every number of it is found or said not to be, in pieces that no claim has to carry whole."""
    text = ", ".join(f"{number} men" for number in range(1_000, 6_000)) + " died."
    document = language.read(read_text(text, id="x.txt", date=DAY))
    assert max(len(sentence.span) for sentence in document.sentences) <= LONGEST_SENTENCE
    counts = [mention for mention in mentions(document) if mention.kind == "count"]
    said = unread(document, counts)
    assert len(said) == sum(mention.excluded == UNREAD for mention in counts)
    for number, sentence in enumerate(document.sentences):
        there = re.findall(r"\d+", sentence.span.of(text))
        found = [m.span.of(text).split()[0] for m in counts if m.sentence == number and m.excluded != UNREAD]
        assert found == there[:MOST]
    assert len(said) == sum(len(re.findall(r"\d+", s.span.of(text))) > MOST for s in document.sentences)


def test_a_long_sentence_of_news_stays_whole() -> None:
    text = "The minister said that " + ", ".join(["the harvest would be late"] * 40) + ", and left."
    assert len(text) < LONGEST_SENTENCE
    assert len(language.read(read_text(text, id="x.txt", date=DAY)).sentences) == 1


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no words"),
        (b"   \n\n", "no words"),
        (b"\xef\xbb\xbf", "no words"),
        (bytes(range(256)), "NUL byte"),
        (b"The fire killed 5 men.\x00", "NUL byte at offset 22"),
        ("The café burned.".encode("latin-1"), "not UTF-8: byte 0xE9"),
        ("The fire killed 5 men.".encode("utf-16"), "UTF-16"),
        ("The fire killed 5 men.".encode("utf-16-le"), "NUL byte"),
        ("The fire killed 5 men.".encode("utf-32"), "UTF-32"),
        (b"The fire \xed\xa0\x80 killed 5 men.", "not UTF-8"),
        (b"The fire killed 5 men.\xe2\x82", "not UTF-8"),
        (b"\x1b[2J" * 100, "control characters"),
        (b"%PDF-1.7 garbage", "a PDF"),
        (b"PK\x03\x04garbage", "ZIP"),
        (b"---\ntitle: x\nThe fire killed 5 men.", "no second '---'"),
        (b"---\na: &a [1]\nb: *a\n---\nText.", "anchor or alias"),
        (b"---\na: " + b"[" * 5_000 + b"\n---\nText.", "nest"),
        (b"---\ndate: 2019-02-31\n---\nText.", "cannot be read"),
        (b"---\ndate: 0000-01-01\n---\nText.", "cannot be read"),
        (b"---\ndate: 99999-01-01\n---\nText.", "cannot be read"),
        (b"---\ntitle: a\x1b[31mb\n---\nText.", "YAML"),
        (b"---\n" + b"k: v\n" * 20_000 + b"---\nText.", "longer than"),
        (b"a " * LARGEST_ARTICLE, "one article may have"),
    ],
)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, why: str) -> None:
    with pytest.raises(InputError) as caught:
        read_bytes(data, id="desk/x.md", date=DAY)
    assert why in str(caught.value)
    assert caught.value.path == "desk/x.md"
    assert caught.value.cure


def test_tags_in_front_matter_make_nothing() -> None:
    text = "---\ntitle: !!python/object/apply:os.system ['touch owned']\n---\nThe fire killed 5 men.\n"
    with pytest.raises(InputError, match="is a list"):
        read_text(text, id="x.md", date=DAY)
    text = "---\ntitle: !!python/name:os.system x\n---\nThe fire killed 5 men.\n"
    assert read_text(text, id="x.md", date=DAY).title == "x"


@pytest.mark.parametrize(
    "words",
    [
        "1" + "0" * 400,
        "10^400",
        "1e309",
        "-0",
        "NaN",
        "inf",
        "1/0",
        "0/0 percent",
        "1." + "0" * 500,
        "9" * 5_000,
        "1,000," * 200 + "000",
        "0-0",
        "a million million million million million million million",
        "999999999999999999999999 percent",
        "$" + "9" * 400 + " trillion",
        "one hundred " * 200,
        "between 5 and -5",
        "31 February 2019",
        "February 30",
        "29 February 2019",
        "0 January 0",
        "January 1, 0000",
        "1 January 99999",
        "in the year 99999",
        "in 0000",
        "99999 years ago",
        "999999999999 days ago",
        "a billion weeks after Monday",
        "99:99 on Monday",
        "the 32nd of May",
        "2019-13-45",
    ],
)
def test_absurd_values_are_left_alone_or_read_soundly(words: str) -> None:
    """Whatever is found can be stored, compared and told; the sound figure beside it is not lost."""
    text = f"The mayor counted {words} on the list, and 27 houses fell.\n"
    found = mentions(language.read(read_text(text, id="x.txt", date=DAY)))
    for mention in found:
        kind = BY_NAME[mention.kind]
        assert kind.decode(json.loads(json.dumps(kind.encode(mention.value), allow_nan=False))) == mention.value
        json.dumps(kind.describe(mention.value), allow_nan=False, default=str)
        kind.say(mention.value)
        for other in found:
            if other.kind == mention.kind:
                kind.compare(mention.value, other.value)
    assert any(mention.span.of(text).startswith("27") for mention in found)


def test_a_lone_surrogate_is_refused() -> None:
    with pytest.raises(InputError, match=r"U\+D800"):
        read_text("The fire \ud800 killed 5 men.", id="x.md", date=DAY)
