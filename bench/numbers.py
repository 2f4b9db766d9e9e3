"""How many values of a specification file are read right: Recognizers-Text's published cases for numbers and quantities.

    python -m bench.numbers FILE.jsonl... [--errors]

Each line has ``text``, ``model`` and ``results`` (each with Text, Start, End and Resolution, as Recognizers-Text gives them). A result is
*found* where a value overlaps its words, and *right* where that value is the same figure, or the values that overlap it leave the same
interval. Results that are no values as docs/verdicts.md means them are left out, each by the first rule of ``LEFT_OUT`` that fits; how
many, and why, is printed too.
"""

from __future__ import annotations

import collections
import dataclasses
import json
import math
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from verifier.claims import Mention
from verifier.kinds.count import COUNT, CountValue, Form
from verifier.language import read
from verifier.reading import read_text
from verifier.text import Span

INCLUSIVE = 1.0
"""Whether "more than 20" is 20 or 21 and more is a matter of form: bounds of whole numbers may differ by one."""


@dataclasses.dataclass(frozen=True, slots=True)
class Case:
    """One marked value: the words ``text[span]`` mean ``value`` ("120", "(20,100]"), None where the specification gives none."""

    text: str
    model: str
    span: Span
    words: str
    value: str | None

    @property
    def figure(self) -> float | None:
        """The value as a number; None for ranges."""
        try:
            return float((self.value or "").removesuffix("%"))
        except ValueError:
            return None

    @property
    def run(self) -> str:
        """The words with all that touches them: the code or date that a numeral is part of."""
        start, end = self.span.start, self.span.end
        while start > 0 and not self.text[start - 1].isspace():
            start -= 1
        while end < len(self.text) and not self.text[end].isspace():
            end += 1
        return self.text[start:end].strip(",.;?!")


_DENOMINATOR = (
    r"(?:half|halves|quarters?|firsts?|thirds?"
    r"|\w*(?:four|fif|six|seven|eigh|nin|ten|eleven|twelf|teen|tie|hundred|thousand|illion)ths?)"
)
_UNITLESS = frozenset({"NumberModel", "NumberRangeModel", "PercentModel"})

Rule = tuple[str, Callable[[Case], bool]]
LEFT_OUT: tuple[Rule, ...] = (
    (
        "an ordinal names a place in a row and counts nothing",
        lambda c: c.model.startswith("Ordinal") or bool(re.search(r"\bthe \w+th\b", c.words)),
    ),
    ("a variant of the same cases under another option of the program", lambda c: c.model.endswith("Mode")),
    ("a unit without a number is no value", lambda c: c.value in {None, "null"}),
    (
        "digits inside a code, a date, an address or a telephone number",
        lambda c: (
            c.words.isdigit()
            and bool(re.search(r"\d[./:-]\d.*[./:-]\d|[A-Za-z]-\d|\d,\d\d,|\b0\d", f"{c.run} {c.words}"))
        ),
    ),
    (
        "a number below nought by itself: nothing that is counted is",
        lambda c: (c.model in _UNITLESS and (c.figure or 0.0) < 0) or "negative" in c.words,
    ),
    (
        "notation of mathematics and programs: exponents, signs of comparison, a stroke or 'over' for division",
        lambda c: bool(re.search(r"\^|\d[eE][+-]?\d|[<>=~]|^\w+( \w+){0,5} over \w+", c.words)),
    ),
    (
        "a letter for a scale, without a currency, is a unit in copy: 10M are metres, 1.2b bytes, 5G a network",
        lambda c: c.model == "NumberModel" and bool(re.fullmatch(r"[-\d.,\s]+[kmgtb]{1,2}", c.words, re.IGNORECASE)),
    ),
    (
        "a fraction above one, or with a denominator of several words: arithmetic, which copy writes as a decimal or in full",
        lambda c: (
            c.model == "NumberModel"
            and bool(re.search(rf"\w[ -]{_DENOMINATOR}$", c.words))
            and not _is_plain_fraction(c.words)
        ),
    ),
    (
        "spaces around a hyphen or a minus sign, as programs part words",
        lambda c: bool(re.search(r"(?:^|\w )- +\w", c.words)),
    ),
    ("a comma before decimals is no English copy", lambda c: bool(re.search(r"\d,\d{1,2}(?!\d)|\d\.\d{3},", c.words))),
    (
        "a number that names one of a row ('version two', 'room 12')",
        lambda c: bool(re.search(r"\b(?:version|room|chapter|page|flight|line)s? $", c.text[: c.span.start])),
    ),
    (
        "a sum as it is spoken, the second number without its unit ('15 dollars 50')",
        lambda c: (
            c.model == "CurrencyModel"
            and bool(re.search(r"[a-z] (?:and )?(?:\d+|\w*(?:teen|ty|one|two|three|five)(?: \w+)?)$", c.words))
        ),
    ),
)
"""Why a case is not counted, each with the rule for it: classes of cases, never single ones."""

_FRACTION = re.compile(rf"(?:(?P<whole>.+) and )?(?P<part>(?:an?|\w+)[ -](?P<below>{_DENOMINATOR}))", re.IGNORECASE)
_SMALL = frozenset("a an one two three four five six seven eight nine".split())


def _is_plain_fraction(words: str) -> bool:
    """Whether the words end in a fraction below one with a one-word denominator, by itself or behind "and" ("two and a half")."""
    match = _FRACTION.fullmatch(words.strip())
    if match is None:
        return False
    above = re.split(r"[ -]", match["part"])[0].lower()
    single = (
        match["below"].lower() not in {"hundredth", "hundredths", "trillionth", "trillionths"}
        or match["whole"] is not None
    )
    return above in _SMALL and single


def cases(path: Path) -> Iterator[Case]:
    """The marked values of a file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        for result in row["results"]:
            if result.get("Start") is not None:
                value = (result.get("Resolution") or {}).get("value")
                span = Span(result["Start"], result["End"] + 1)
                yield Case(row["text"], row["model"], span, result["Text"], None if value is None else str(value))


def why_left_out(case: Case) -> str:
    """The reason why a case is no value; empty where it is one."""
    return next((reason for reason, fits in LEFT_OUT if fits(case)), "")


def read_values(text: str) -> list[Mention[CountValue]]:
    """Every value of a text, claim or not."""
    return [m for m in COUNT.find(read(read_text(text, id="case.txt"))) if not m.value.implied] if text.strip() else []


def is_right(case: Case, values: list[CountValue]) -> bool:
    """Whether the values that overlap a case mean what it says."""
    figure = case.figure
    if figure is not None:
        return any(_same(value, figure, (case.value or "").endswith("%")) for value in values)
    low, high = (float(end) if end else None for end in (case.value or ",").strip("[]()").split(","))
    lows = [value.low for value in values if value.low is not None]
    highs = [value.high for value in values if value.high is not None]
    return (
        bool(values) and _end(max(lows, default=0.0), low, 0.0) and _end(min(highs, default=math.inf), high, math.inf)
    )


def _same(value: CountValue, figure: float, percent: bool) -> bool:
    point = 100 * value.point if percent and value.form is Form.SHARE else value.point
    return math.isclose(point, figure, rel_tol=1e-6, abs_tol=1e-12)


def _end(ours: float, marked: float | None, open_end: float) -> bool:
    """Whether one end of an interval is the marked one; an end that is not marked is open, for shares at one."""
    if marked is None:
        return ours in {open_end, 1.0}
    return abs(ours - marked) <= (INCLUSIVE if marked.is_integer() else 1e-6)


def main() -> None:
    """Print found and right by model, and what was left out."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--errors"]
    if not arguments:
        sys.exit(__doc__)
    for path in map(Path, arguments):
        tables: dict[str, list[int]] = collections.defaultdict(lambda: [0, 0, 0])
        left_out: collections.Counter[str] = collections.Counter()
        for case in cases(path):
            reason = why_left_out(case)
            left_out[reason] += 1
            if reason:
                continue
            values = [m.value for m in read_values(case.text) if m.span.overlaps(case.span)]
            right = is_right(case, values)
            for row in (case.model, "all"):
                tables[row] = [a + b for a, b in zip(tables[row], (1, bool(values), right), strict=True)]
            if "--errors" in sys.argv and not right:
                print(
                    f"  {case.model}: {case.text[:100]!r} [{case.words}] is {case.value}, not {[COUNT.say(v) for v in values]}"
                )
        print(path.name)
        for row, (number, found, exact) in tables.items():
            print(f"  {row:18} {number:4} values, found {found:4}, right {exact:4} ({exact / number:.3f})")
        for reason, times in left_out.most_common():
            if reason:
                print(f"  left out {times:4}: {reason}")


if __name__ == "__main__":
    main()
