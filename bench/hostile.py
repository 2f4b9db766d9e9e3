"""What hostile text costs: reading and finding all claims of it, as a multiple of what real text of the same length costs.

    python -m bench.hostile [NAME...] [--size 100000]

The real text is that of the starter archive, repeated; it is measured at a tenth of the length and at ten times as much, too, and again
beside every pattern, so that a busy machine changes the times and not the ratios. Times are of the processor. Ends with the patterns that
cost more than three times as much as real text; what makes a claim every three letters, which real text does every hundred, cannot be free.
"""

from __future__ import annotations

import argparse
import datetime
import gc
import time
from collections.abc import Callable
from pathlib import Path

from verifier import language
from verifier.cli.app import CONTAINERS_BEFORE_COLLECTION
from verifier.extraction import extract
from verifier.reading import read_text

STARTER = Path(__file__).parent.parent / "reference"
DAY = datetime.date(2019, 5, 22)
COPY = "\n\nThe fire killed 5 men in Garm.\n"
BOUND = 3.0

PATTERNS: dict[str, Callable[[int], str]] = {
    # one sentence without end
    "numbers": lambda n: ", ".join(str(number) for number in range(10, 10 + n // 5)) + " people died.",
    "clauses": lambda n: "the fire killed 12 people in Paris on Monday and " * (n // 49) + "it ended.",
    "comma clauses": lambda n: "he went, " * (n // 9),
    "relative clauses": lambda n: "the man who " * (n // 12),
    "sayings": lambda n: "he said that " * (n // 13),
    # lines and spaces
    "short lines": lambda n: "5 men\n" * (n // 6),
    "bare lines": lambda n: "a\n" * (n // 2),
    "carriage returns": lambda n: "a\r" * (n // 2),
    "spaces": lambda n: "x" + " " * n + "5 men.",
    "newlines": lambda n: "x" + "\n" * n + "5 men.",
    "one word": lambda n: "a" * n,
    "one number": lambda n: "9" * n + " people died.",
    # what a regular expression may go over again and again
    "digits with commas": lambda n: "1," * (n // 2) + " people.",
    "slashes": lambda n: "1/" * (n // 2),
    "colons": lambda n: "1:" * (n // 2),
    "ranges": lambda n: "5 to " * (n // 5) + "6 men.",
    "dashes in numbers": lambda n: "1-" * (n // 2),
    "number words": lambda n: "one hundred " * (n // 12) + "men.",
    "hyphened numbers": lambda n: "twenty-" * (n // 7) + "men.",
    "hedges": lambda n: "more than " * (n // 10) + "5 men.",
    "halves": lambda n: "half of " * (n // 8),
    "currency signs": lambda n: "$" * n + "5",
    "percentages": lambda n: "5% " * (n // 3),
    "years": lambda n: "2018 " * (n // 5),
    "days": lambda n: "3 May 2018 " * (n // 11),
    "weekdays": lambda n: "on Monday " * (n // 10),
    "places": lambda n: "in Paris, " * (n // 10),
    "names": lambda n: "New York " * (n // 9),
    "initials": lambda n: "A. " * (n // 3),
    "stops": lambda n: "." * n,
    "spaced stops": lambda n: ". " * (n // 2),
    "quotation marks": lambda n: '"a ' * (n // 3),
    "short quotations": lambda n: '"a." ' * (n // 5),
    "brackets": lambda n: "(a " * (n // 3),
    "addresses": lambda n: "http://" + "a/" * (n // 2),
    "at signs": lambda n: "a@" * (n // 2),
    # markup
    "links": lambda n: "[a](" * (n // 4),
    "square brackets": lambda n: "[" * n,
    "stars": lambda n: "*a" * (n // 2),
    "strong": lambda n: "**a " * (n // 4),
    "back ticks": lambda n: " ".join("`" * number for number in range(1, int((2 * n) ** 0.5))),
    "tags": lambda n: "<a " * (n // 3),
    "angles": lambda n: "<" * n,
    "comments": lambda n: "<!--" * (n // 4),
    "verify comments": lambda n: "<!-- verify: off -->\n5 men.\n\n" * (n // 30),
    "quoted lines": lambda n: ">" * n,
    "tables": lambda n: "|a" * (n // 2),
    "underlines": lambda n: "a\n=\n" * (n // 4),
    "bullets": lambda n: "* a\n" * (n // 4),
    # characters
    "combining marks": lambda n: "e" + "\u0301" * n + " 5 men.",
    "bidirectional controls": lambda n: "\u202e5 men\u202c " * (n // 8),
    "foreign digits": lambda n: "٣" * n,
    "no letters": lambda n: "😀" * n,
    # what makes a value, or half of one, every few letters
    "figures and words": lambda n: "27 and " * (n // 7),
    "grouped figures": lambda n: "1,000, " * (n // 7),
    "parts of wholes": lambda n: "five of the 12 " * (n // 15),
    "years from and to": lambda n: "from 1998 to 2005 " * (n // 18),
    "years of our Lord": lambda n: "AD 905 and " * (n // 11),
    "nights": lambda n: "last night " * (n // 11),
    "days and dates": lambda n: "on Monday, " * (n // 11),
    "ages ago": lambda n: "two years ago, " * (n // 15),
    "later and later": lambda n: "three days later " * (n // 17),
    "events after events": lambda n: "two days after the vote " * (n // 24),
    "sums": lambda n: "$5 million " * (n // 11),
    "scores": lambda n: "won 3-1 " * (n // 8),
    "ordinals": lambda n: "the third man " * (n // 14),
    "ratios": lambda n: "one in five " * (n // 12),
    "measures": lambda n: "5 km " * (n // 5),
    "rows of names": lambda n: "Togo, Benin and Ghana, " * (n // 23),
    "names of persons": lambda n: "John Smith Jones " * (n // 17),
    "towns in towns": lambda n: "Paris, Texas, " * (n // 14),
    "venues": lambda n: "at the hospital of " * (n // 19),
    "saying and said": lambda n: "that said " * (n // 10),
    "quoted words": lambda n: '"a" said he, ' * (n // 13),
    "long quotations": lambda n: '"We will go on until the work is done," said Berg. ' * (n // 52),
    "short sentences": lambda n: "He went. " * (n // 9),
}


def claims(text: str) -> int:
    """Reads a text, and counts its claims."""
    return len(extract(language.read(read_text(text + COPY, id="x.md", date=DAY, largest=2 * len(text)))))


def seconds(text: str) -> tuple[float, int]:
    """Processor time for reading a text, and its claims."""
    began = time.process_time()
    found = claims(text)
    return time.process_time() - began, found


def real(length: int) -> str:
    """The copy of the starter archive, repeated to a length."""
    files = sorted(STARTER.rglob("*.md"))
    text = "\n\n".join(path.read_text(encoding="utf-8").split("---\n", 2)[-1] for path in files)
    return (text * (length // len(text) + 1))[:length]


def main() -> None:
    """Print a row for each pattern."""
    parser = argparse.ArgumentParser(
        prog="python -m bench.hostile", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="patterns; all of them, if none is named")
    parser.add_argument("--size", type=int, default=100_000, help="characters of each text")
    arguments = parser.parse_args()
    if unknown := set(arguments.names) - PATTERNS.keys():
        parser.error(f"there is no pattern {', '.join(sorted(unknown))}")
    size: int = arguments.size
    gc.set_threshold(CONTAINERS_BEFORE_COLLECTION)  # as ``verify`` does
    claims(real(size // 10))  # what is loaded once
    for length in (size // 10, size, 10 * size):
        took, found = seconds(real(length))
        print(
            f"{length:9,} characters of copy {took:7.2f} s {1e6 * took / length:6.1f} µs each {found:7,} claims",
            flush=True,
        )
    over: list[tuple[float, str]] = []
    for name in arguments.names or PATTERNS:
        text = PATTERNS[name](size)
        (before, _), (took, found), (after, _) = seconds(real(size)), seconds(text), seconds(real(size))
        ratio = 2 * took / (before + after) * size / max(1, len(text))
        print(f"{name:24} {took:7.2f} s {ratio:6.1f} times {found:7,} claims", flush=True)
        if ratio > BOUND:
            over.append((ratio, name))
    print(
        f"{len(over)} over {BOUND:.0f}: "
        + ", ".join(f"{name} {ratio:.1f}" for ratio, name in sorted(over, reverse=True))
    )


if __name__ == "__main__":
    main()
