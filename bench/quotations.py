"""How quotations are found and compared in a real archive, whose quotations are all taken to be right.

    python -m bench.quotations FILE.jsonl... [--limit N] [--show RULE]

Files hold an article a line, with its copy in "text". Prints what is found, how fast, and why the rest makes no claim; then what comes of
comparing each two quotations of different articles that share two words of content in a row ("conflicts" there are nearly all false
alarms: ``--show`` prints the pairs of a rule); then of changes made to each quotation of eight words and more: harmless ones, which a
desk makes every day and which must never conflict, and alterations, of which the share that conflicts is what the rules catch.
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import datetime
import itertools
import json
import random
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from verifier.claims import Outcome
from verifier.errors import InputError
from verifier.kinds.quotation import QUOTATION, Quotation
from verifier.kinds.quotation.wording import is_content, turns
from verifier.kinds.quotation.wording import words as kind_words
from verifier.language import read
from verifier.reading import read_text

NEAR = 60
"""Quotations with the same two words in a row that are compared with each other: what more have is a formula."""
SHORTEST = 8
DAY = datetime.date(2018, 9, 14)


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """A quotation that makes a claim, and the number of its article."""

    article: int
    value: Quotation


def texts(paths: Sequence[Path], limit: int) -> Iterator[str]:
    """The copy of the articles, ``limit`` of each file."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            yield from (json.loads(line)["text"] for line in itertools.islice(lines, limit))


def find(paths: Sequence[Path], limit: int) -> list[Found]:
    """The quotations that make claims; prints how many there are of each sort, and how fast they are found."""
    found, reasons, words, seconds = [], collections.Counter[str](), 0, 0.0
    for number, text in enumerate(texts(paths, limit)):
        try:
            document = read(read_text(text, id=f"{number}.txt", date=DAY))
        except InputError:  # without a word
            continue
        words += len(text.split())
        start = time.process_time()
        mentions = tuple(QUOTATION.find(document))
        seconds += time.process_time() - start
        reasons.update(mention.excluded or "claims" for mention in mentions)
        found += [Found(number, mention.value) for mention in mentions if not mention.excluded]
    print(f"{words} words, {60 * words / seconds / 1e6:.0f} million a minute; " + counted(reasons))
    return found


def counted(counter: collections.Counter[str]) -> str:
    """A counter in words, the most frequent first."""
    return ", ".join(f"{name} {count}" for name, count in counter.most_common())


def compare_with_each_other(found: Sequence[Found], shown: str | None) -> None:
    """Compare what may be one utterance in two articles; print the outcomes by rule."""
    near: dict[tuple[str, str], list[int]] = collections.defaultdict(list)
    for i, one in enumerate(found):
        content = [word for word in one.value.said.lower().split() if is_content(word)]
        for pair in dict.fromkeys(itertools.pairwise(content)):
            near[pair].append(i)
    pairs = {pair for some in near.values() for pair in itertools.combinations(some[:NEAR], 2)}
    outcomes = collections.Counter[str]()
    for i, j in sorted(pairs):
        if found[i].article == found[j].article:
            continue
        comparison = QUOTATION.compare(found[i].value, found[j].value)
        outcomes[f"{comparison.rule} ({comparison.outcome})"] += 1
        if comparison.rule == shown:
            print(comparison.reason, QUOTATION.say(found[i].value), QUOTATION.say(found[j].value), sep="\n  ")
    print("with each other: " + counted(outcomes))


def change(found: Sequence[Found]) -> None:
    """Compare each long quotation with changed ones of the same speaker; print the share of each outcome by the change."""
    choose = random.Random(1)
    long = [one.value for one in found if len(one.value.said.split()) >= SHORTEST]
    vocabulary = [word for value in long for word in value.said.split() if word.isalpha() and is_content(word.lower())]
    changes: dict[str, Callable[[list[str]], list[str]]] = {
        "capitals and marks": lambda words: [word.upper().replace(",", "") for word in words],
        "first half": lambda words: words[: len(words) // 2],
        "last half": lambda words: words[len(words) // 2 :],
        "ellipsis": lambda words: [*words[:3], "...", *words[-3:]],
        "a word missing": lambda words: without(words, choose),
        "ALTERED: another word": lambda words: altered(words, vocabulary, choose),
        "ALTERED: negated": negated,
    }
    for name, made in changes.items():
        outcomes = collections.Counter[str]()
        for value in long:
            words = made(value.said.split())
            if words:
                other = dataclasses.replace(value, said=" ".join(words))
                outcomes[QUOTATION.compare(other, value).outcome] += 1
        total = outcomes.total()
        shares = ", ".join(f"{outcome} {outcomes[outcome] / total:.3f}" for outcome in Outcome) if total else "none"
        print(f"{name} (n {total}): {shares}")


def without(words: list[str], choose: random.Random) -> list[str]:
    """The words without one that turns nothing round."""
    at = choose.randrange(len(words))
    turning = turns(kind_words(words[at]))
    return words if turning else words[:at] + words[at + 1 :]


def altered(words: list[str], vocabulary: Sequence[str], choose: random.Random) -> list[str]:
    """The words with another one in a content word's place; none where there is no such word."""
    places = [i for i, word in enumerate(words) if word.isalpha() and is_content(word.lower())]
    if not places:
        return []
    at = choose.choice(places)
    return [*words[:at], choose.choice(vocabulary), *words[at + 1 :]]


def negated(words: list[str]) -> list[str]:
    """The words with a "not" behind their first auxiliary or modal; none where there is none."""
    verbs = frozenset("is are was were has have had will would can could should must may might".split())
    at = next((i for i, word in enumerate(words) if word.lower() in verbs), None)
    return [] if at is None else [*words[: at + 1], "not", *words[at + 1 :]]


def main() -> None:
    """Read the arguments, and print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--limit", type=int, default=2000, help="articles of each file")
    parser.add_argument("--show", metavar="RULE")
    given = parser.parse_args()
    found = find(given.files, given.limit)
    compare_with_each_other(found, given.show)
    change(found)


if __name__ == "__main__":
    main()
