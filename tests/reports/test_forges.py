"""What forges read: escapes, positions, order, fingerprints."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reports.samples import claim_of, flood, held, report_of, worded
from verifier.reading import read_text
from verifier.reports.forges import GITHUB, GITLAB, RDJSON
from verifier.reports.interface import Style
from verifier.verdicts import Label, Verdict

_COMMAND = re.compile(r"::(error|notice) ([^\r\n]*?)::([^\r\n]*)\n")


def unescaped(text: str) -> str:
    """As the runner of GitHub Actions reads a property or a message."""
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


@given(st.text(max_size=40).filter(lambda text: bool(text.strip())))
def test_a_command_a_finding_whatever_the_text(text: str) -> None:
    """Nothing in a draft can end a property, a message or a command: the runner would obey what follows."""
    written = "".join(GITHUB.render([worded(text)], Style()))
    match = _COMMAND.fullmatch(written)
    assert match is not None
    names = [part.partition("=")[0] for part in match[2].split(",")]
    assert [name for name in names if name != "endColumn"] == ["file", "line", "col", "endLine", "title"]


def test_a_name_with_everything_in_it_comes_back() -> None:
    draft = read_text("It lost 12 boats.\n", id="wire/a,b: 50%25 c.md", date=None)
    claim = claim_of(draft, "count", "It lost 12 boats", "12 boats", {"low": 12, "high": 12, "unit": "boats"})
    verdict = Verdict(claim, Label.CONTRADICTED, 0.9, "count.disjoint", "100%: wrong,\nso wrong", ())
    match = _COMMAND.fullmatch("".join(GITHUB.render([report_of(draft, [verdict])], Style())))
    assert match is not None
    properties = dict(part.split("=") for part in match[2].split(","))
    assert unescaped(properties["file"]) == draft.id
    assert unescaped(match[3]) == "100%: wrong, so wrong"


@pytest.mark.parametrize("format", [GITHUB, GITLAB, RDJSON])
def test_suppressed_claims_are_left_out(format: object) -> None:
    written = "".join(format.render([held()], Style()))  # type: ignore[attr-defined]
    assert "boats" not in written


def test_fingerprints_differ() -> None:
    issues = json.loads("".join(GITLAB.render([flood(), worded("x"), worded("y")], Style())))
    prints = [issue["fingerprint"] for issue in issues]
    assert len(set(prints)) == len(prints) == 5
    assert [issue["severity"] for issue in issues] == ["major", "info", "info", "major", "major"]


def test_rdjson_counts_columns_in_bytes() -> None:
    draft = read_text("Żółw saw 12 łódź boats.\n", id="a.md", date=None)
    claim = claim_of(draft, "count", "Żółw saw 12 łódź boats", "12 łódź", {"low": 12, "high": 12, "unit": None})
    verdict = Verdict(claim, Label.CONTRADICTED, 0.9, "count.disjoint", "No.", ())
    data = json.loads("".join(RDJSON.render([report_of(draft, [verdict])], Style())))
    place = data["diagnostics"][0]["location"]["range"]
    line = draft.text.splitlines()[0].encode()
    assert line[place["start"]["column"] - 1 : place["end"]["column"] - 1].decode() == "12 łódź"


def test_contradicted_claims_come_first() -> None:
    commands = "".join(GITHUB.render([flood()], Style())).splitlines()
    assert [command.split()[0] for command in commands] == ["::error", "::notice", "::notice"]
