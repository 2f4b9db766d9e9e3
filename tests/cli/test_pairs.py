"""``verify pairs``: JSON Lines in, JSON Lines out."""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

from tests.cli.fakes import FakeEngine
from verifier.cli.app import run
from verifier.cli.engine import Checker
from verifier.cli.pairs import Items
from verifier.pairs import Judgement, Pair
from verifier.progress import Message, Progress
from verifier.report import Report
from verifier.settings import Settings
from verifier.text import Article
from verifier.timings import Timings
from verifier.verdicts import Label

Verify = Callable[..., Any]
GOOD = {"id": 1, "claim": "27 houses fell.", "evidence": ["31 houses fell."]}
FULL = {**GOOD, "id": "b", "claim_date": "2018-09-14", "evidence_date": None, "value": "27 houses", "kind": "count"}


def lines(*items: object) -> bytes:
    return b"".join((item if isinstance(item, bytes) else json.dumps(item).encode()) + b"\n" for item in items)


def test_answers_come_in_order(verify: Verify, folder: Path) -> None:
    (folder / "pairs.jsonl").write_bytes(b"\xef\xbb\xbf" + lines(GOOD, b"", FULL) + lines({**GOOD, "id": 3})[:-1])
    result = verify("pairs", "pairs.jsonl")
    assert [json.loads(line)["id"] for line in result.out.splitlines()] == [1, "b", 3]
    assert (result.status, result.err) == (0, "")


def test_standard_input(verify: Verify, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(lines(GOOD))))
    answer = {"id": 1, "verdict": "unverified", "support": 0.5123, "claims": [], "missing": []}
    assert json.loads(verify("pairs", "-").out) == answer


def test_an_answer_holds_the_verdict_on_each_claim(verify: Verify, folder: Path) -> None:
    (folder / "pairs.jsonl").write_bytes(lines({**GOOD, "claim": "It took 27 houses, which is wrong."}))
    answer = json.loads(verify("pairs", "pairs.jsonl").out)
    assert (answer["id"], answer["verdict"]) == (1, "contradicted")
    [claim] = answer["claims"]
    assert claim["value"] == {"text": "27", "start": 8, "end": 10, "low": 27, "high": 27, "unit": "houses"}
    assert claim["evidence"][0]["stance"] == "contradicts"


def test_dates_and_the_words_to_judge_are_handed_on(verify: Verify, folder: Path, engine: FakeEngine) -> None:
    (folder / "pairs.jsonl").write_bytes(lines(FULL))
    verify("pairs", "pairs.jsonl", "--model", "own")
    settings, pair = engine.asked
    assert settings.model == "own"
    assert (pair.claim_date, pair.value, pair.kind) == (datetime.date(2018, 9, 14), "27 houses", "count")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        (b"{", "The line is not JSON"),
        (b"\xff", "The line is not UTF-8"),
        (b"[" * 100_000, "The line is not JSON"),
        (b"NaN,", "The line is not JSON"),
        ([1], "The line is not an object"),
        ({"claim": "a", "evidence": []}, '"id" must be'),
        ({"id": [1], "claim": "a", "evidence": []}, '"id" must be'),
        ({"id": 1, "evidence": []}, '"claim" must be'),
        ({"id": 1, "claim": "a"}, '"evidence" must be'),
        ({**GOOD, "claim_date": "yesterday"}, '"claim_date" must be'),
        ({**GOOD, "value": "28 houses"}, '"value" must be words of'),
        ({**GOOD, "claim": "27 houses\x00"}, '"claim" is no text'),
        ({**GOOD, "evidence": ["\x01\x02\x03"]}, '"evidence" is no text'),
        (
            {**GOOD, "evidence": ["a " * 150_000, "b " * 150_000]},
            '"claim" and "evidence" have more than 500,000 characters together',
        ),
    ],
)
def test_a_bad_line_is_named_after_the_good_ones_are_answered(
    verify: Verify, folder: Path, line: object, message: str
) -> None:
    (folder / "pairs.jsonl").write_bytes(lines(GOOD, FULL, line, {**GOOD, "id": "late"}))
    result = verify("pairs", "pairs.jsonl")
    assert [json.loads(answer)["id"] for answer in result.out.splitlines()] == [1, "b"]
    assert result.status == 2
    assert result.err.startswith(f"verify: error: pairs.jsonl:3: {message}")
    assert result.err.count("\n") == 1


def test_a_missing_file(verify: Verify) -> None:
    result = verify("pairs", "missing.jsonl")
    assert (result.status, result.out) == (2, "")
    assert "missing.jsonl: The file cannot be read" in result.err


def test_the_input_is_read_as_answers_are_asked_for() -> None:
    """Memory does not grow with the input: nothing is read before it is needed."""
    read: list[int] = []

    def stream() -> Iterator[bytes]:
        for number in range(1000):
            read.append(number)
            yield json.dumps({**GOOD, "id": number}).encode()

    items = iter(Items(enumerate(stream(), 1), "stream"))
    assert [next(items).id, next(items).id] == ["0", "1"]
    assert read == [0, 1]


def test_answers_are_written_one_by_one(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written: list[str] = []

    class Watching:
        def check(self, article: Article, *, as_of: datetime.date | None = None) -> Report:
            raise NotImplementedError

        def judge(self, pairs: Iterable[Pair]) -> Iterator[Judgement]:
            for pair in pairs:
                written.append(capsys.readouterr().out)
                yield Judgement(pair.id, Label.UNVERIFIED, 0.0, ())

    class Engine(FakeEngine):
        def session(
            self, settings: Settings, progress: Progress, say: Message, timings: Timings | None = None
        ) -> AbstractContextManager[Checker]:
            return contextlib.nullcontext(Watching())

    (folder / "pairs.jsonl").write_bytes(lines(GOOD, FULL))
    assert run(["pairs", "pairs.jsonl"], Engine()) == 0
    assert written == ["", '{"id": 1, "verdict": "unverified", "support": 0.0, "claims": [], "missing": []}\n']
