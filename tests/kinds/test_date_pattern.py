"""Patterns of dates: what they need is read off their expressions, so that no search for a date is left out that would have found one."""

from __future__ import annotations

import importlib
import pkgutil
import subprocess
import sys
from collections.abc import Iterator
from re import _constants as sre  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import verifier.kinds.date
from verifier.kinds.date.grammar import FAMILIES
from verifier.kinds.date.pattern import Pattern, shape


def patterns() -> Iterator[tuple[str, Pattern]]:
    """Every pattern of the package, with a name."""
    yield from ((family.name, family.pattern) for family in FAMILIES)
    for module in pkgutil.iter_modules(verifier.kinds.date.__path__, "verifier.kinds.date."):
        for name, value in vars(importlib.import_module(module.name)).items():
            if isinstance(value, Pattern):
                yield f"{module.name.rpartition('.')[2]}.{name}", value


def has_always(expression: Any, pieces: tuple[str, ...], run: str = "") -> bool:
    """Whether every match of a parsed expression, read after the characters ``run``, holds one of the pieces, in lower case and with 0 for
    any digit.

    May say no where it is so, never yes where it is not: of what is neither a letter nor a digit, nothing is known.
    """
    for operation, value in spelt_out(expression):
        if operation is sre.LITERAL:
            run += shape(chr(value))
        elif operation is sre.IN and len(letters(value)) == 1:  # "[Tt]", "[12]"
            run += letters(value).pop()
        elif operation in {sre.AT, sre.ASSERT_NOT}:
            continue  # of no width
        elif operation is sre.ASSERT:
            if has_always(value[1], pieces):
                return True
        elif has_inside(operation, value, pieces, run):
            return True
        else:
            run = ""
        if any(piece in run for piece in pieces):
            return True
    return False


def spelt_out(expression: Any) -> Iterator[tuple[Any, Any]]:
    """What is repeated, as often as it is at least, before what else of it may come."""
    for operation, value in expression:
        if operation in {sre.MAX_REPEAT, sre.MIN_REPEAT}:
            for _ in range(value[0]):
                yield from spelt_out(value[2])
            if value[1] > value[0]:
                yield operation, (0, value[1], value[2])
        else:
            yield operation, value


def has_inside(operation: Any, value: Any, pieces: tuple[str, ...], run: str) -> bool:
    """The same of what is between brackets or repeated."""
    if operation is sre.BRANCH:
        return all(has_always(branch, pieces, run) for branch in value[1])
    if operation is sre.SUBPATTERN:
        return has_always(value[-1], pieces, run)
    return False


def letters(members: Any) -> set[str]:
    """The characters of a set as a shape has them; of one that holds more than characters and digits, none."""
    found = set()
    for operation, value in members:
        if operation is sre.LITERAL:
            found.add(shape(chr(value)))
        elif value is sre.CATEGORY_DIGIT or (operation is sre.RANGE and "0" <= chr(value[0]) <= chr(value[1]) <= "9"):
            found.add("0")
        else:
            return set()
    return found


@pytest.mark.parametrize(("name", "pattern"), [case for case in patterns() if case[1].needs])
def test_what_a_pattern_needs_is_in_whatever_it_matches(name: str, pattern: Pattern) -> None:
    assert has_always(_parser.parse(pattern.expression.pattern), pattern.needs)


@pytest.mark.parametrize(
    ("expression", "pieces"),
    [
        ("(?:ago)?", ("ago",)),
        ("(?:ago|later)", ("ago",)),
        (r"a\sgo", ("ago",)),
        ("(?!ago)", ("ago",)),
        ("[ago]", ("ago",)),
        ("(?:before|after)x", ("fterx",)),
        (r"\d{1,3}", ("00",)),
        (r"\d-?\d", ("00", "0-0x")),
        (r"[\dx]", ("0",)),
        ("[1-9a]", ("0",)),
        ("a+go", ("ago",)),
    ],
)
def test_what_need_not_be_in_a_match_is_seen(expression: str, pieces: tuple[str, ...]) -> None:
    assert not has_always(_parser.parse(expression), pieces)


@pytest.mark.parametrize(
    ("expression", "pieces"),
    [(r"[12]\d{3}", ("0000",)), (r"\d{2,}", ("00",)), ("'(?P<x>[4-9]0)s", ("'00",)), ("(?:a[Gg]){2}", ("agag",))],
)
def test_what_must_be_in_a_match_is_seen(expression: str, pieces: tuple[str, ...]) -> None:
    assert has_always(_parser.parse(expression), pieces)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("two weeks ago", ["weeks ago"]),
        ("two weeks\n  Ago, in Chicago", []),
        ("weeks\n  ago", ["weeks\n  ago"]),
        ("two weeks", []),
        ("", []),
    ],
)
def test_a_blank_is_any_white_space_and_case_counts(text: str, found: list[str]) -> None:
    pattern = Pattern("weeks ago", needs=("ago",))
    assert [match[0] for match in pattern.finditer(text)] == found
    assert (pattern.search(text) is not None) == bool(found)


def test_a_blank_in_a_set_is_white_space_too() -> None:
    assert Pattern(r"a[ -]b").expression.pattern == r"a[\s-]b"
    assert [bool(Pattern(r"a[\] ]b").fullmatch(text)) for text in ("a b", "a]b", "a\nb", "a\\b")] == [True] * 3 + [
        False
    ]


def test_the_pieces_count_in_any_case() -> None:
    assert Pattern("(?i:yesterday)", needs=("yesterday",)).match("YESTERDAY") is not None


def test_importing_the_kinds_compiles_no_date() -> None:
    code = (
        "import gc, verifier.kinds; from verifier.kinds.date.pattern import Pattern\n"
        "found = [one._compiled is not None for one in gc.get_objects() if isinstance(one, Pattern)]\n"
        "print(len(found) > 50, sum(found))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout == "True 0\n"
