"""The file of decisions: what it holds, what it refuses, and that nothing in it is lost."""

from __future__ import annotations

import datetime
import multiprocessing
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verifier.decisions import (
    LONGEST_NOTE,
    Choice,
    Decision,
    Decisions,
    changing,
    decisions_file,
    draft_name,
    plain_note,
    read,
    record,
    stale,
)
from verifier.errors import InputError, UsageError
from verifier.verdicts import Label

A, B = "3f5edb50a7b4", "123456789012"
AT = datetime.datetime(2019, 5, 22, 10, 4, 5, tzinfo=datetime.UTC)
PER_EDITOR = 200


def line(claim: str = A, decision: Choice = Choice.REJECTED, note: str = "", draft: str = "flood.md") -> Decision:
    return Decision(draft, claim, decision, note, Label.CONTRADICTED, "27 houses", "anna", AT)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "decisions.yaml"


def test_a_file_that_is_not_there_holds_nothing(file: Path) -> None:
    assert read(file) == Decisions()


def test_what_is_recorded_is_read(file: Path) -> None:
    made = [line(), line(B, Choice.FIXED, "the mayor: 31 it is"), line("12e345678901", Choice.ACCEPTED, "no")]
    for decision in made:
        record(file, [decision])
    assert read(file).lines == tuple(made)
    assert file.read_text(encoding="utf-8").splitlines()[1] == (
        "- {draft: flood.md, claim: 3f5edb50a7b4, decision: rejected, verdict: contradicted, words: 27 houses, by: anna,"
        " at: '2019-05-22T10:04:05Z'}"
    )


def test_a_decision_is_a_line_and_the_last_one_holds(file: Path) -> None:
    record(file, [line(note="a first count"), line(B)])
    record(file, [line(decision=Choice.FIXED), line(B, Choice.OPEN), line(draft="other.md", note="another draft")])
    decisions = read(file)
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1 + 5
    assert {claim: d.decision for claim, d in decisions.standing("flood.md").items()} == {A: Choice.FIXED}
    assert [d.note for d in decisions.history("flood.md", A)] == ["a first count", ""]
    assert [(d.draft, d.decision) for d in decisions.all_standing()] == [
        ("flood.md", Choice.FIXED),
        ("other.md", Choice.REJECTED),
    ]


@given(note=st.text(max_size=80), words=st.text(max_size=40), by=st.text(max_size=20))
def test_any_note_is_kept_on_one_line(tmp_path_factory: pytest.TempPathFactory, note: str, words: str, by: str) -> None:
    file = tmp_path_factory.mktemp("desk") / "decisions.yaml"
    made = Decision("a.md", A, Choice.REJECTED, note, None, words, by)
    record(file, [made, made])
    text = file.read_bytes().decode("utf-8")
    assert len(text.split("\n")) == 1 + 2 + 1
    assert [d.note for d in read(file).lines] == [plain_note(note)] * 2
    assert [(d.words, d.by) for d in read(file).lines] == [(plain_note(words), plain_note(by))] * 2


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("two\n lines\t", "two lines"),
        ("a\x1b[31m\u202eb\u2066", "a[31mb"),
        ("\ud800x", "x"),
        ("família 👩‍👩‍👧 can‑not", "família 👩‍👩‍👧 can‑not"),
        ("x" * (LONGEST_NOTE + 1), "x" * LONGEST_NOTE),
    ],
)
def test_notes_are_plain(note: str, kept: str) -> None:
    assert plain_note(note) == kept


HAND = """# Monday's desk

- {draft: ./flood.md, claim: 3f5edb50a7b4, decision: rejected}   # ask the mayor
- draft: flood.md
  claim: 123456789012
  decision: accepted
  note: ~
"""


def test_a_file_written_by_hand_is_added_to_and_keeps_its_words(file: Path) -> None:
    file.write_text(HAND.rstrip("\n"), encoding="utf-8")
    record(file, [line(A, Choice.FIXED)])
    assert file.read_text(encoding="utf-8").startswith(HAND)
    assert [(d.draft, d.claim, d.decision) for d in read(file).lines] == [
        ("flood.md", A, Choice.REJECTED),
        ("flood.md", B, Choice.ACCEPTED),
        ("flood.md", A, Choice.FIXED),
    ]


@pytest.mark.parametrize(
    ("text", "at", "message", "cure"),
    [
        ("- {draft: a.md, claim: 3f5edb50a7b4, decision: reject}", 1, "'reject' is not a decision.", "mean rejected?"),
        ("\n- {draft: a.md, claim: 3f5edb50a7b4, decison: fixed}", 2, "no field 'decison'", "mean decision?"),
        ("- {draft: a.md, claim: 27 houses, decision: fixed}", 1, "is not the id of a claim", "Copy the twelve"),
        ("- draft: a.md\n  claim: 3f5edb50a7b4\n", 1, "The decision has no decision.", "Add 'decision: …'."),
        ("- {claim: 3f5edb50a7b4, decision: fixed}", 1, "The decision has no draft.", "Add 'draft: …'."),
        ("- {draft: a.md, draft: b.md}", 1, "draft stands here twice.", "Delete one"),
        ("- {draft: [a.md]}", 1, "draft must be a text.", "quotes"),
        ("- a.md rejected", 1, "This is not a decision.", "Write '- {draft"),
        ("a.md: rejected", 1, "This is not a list of decisions.", "Begin each"),
        ("- {draft: a.md,\n", 2, "This is not YAML", "Mend the line"),
        ("- {draft: a.md, note: that: this}\n", 1, "This is not YAML", "Mend the line"),
        ("- {draft: a.md, claim: 3f5edb50a7b4, decision: fixed, at: Monday}", 1, "is not a time", "2019-05-22T"),
        ("- {draft: a.md, claim: 3f5edb50a7b4, decision: fixed, verdict: false}", 1, "is not a verdict", "consistent"),
        (f"- {{draft: a.md, claim: {A}, decision: fixed, note: {'x' * 2001}}}", 1, "note is too long", "2000"),
    ],
)
def test_what_is_wrong_is_named_with_its_line_and_a_cure(
    file: Path, text: str, at: int, message: str, cure: str
) -> None:
    file.write_text(text, encoding="utf-8")
    for saving in (False, True):
        with pytest.raises(InputError) as raised:
            record(file, [line()]) if saving else read(file)
        assert (raised.value.path, raised.value.line) == (str(file), at)
        assert message in raised.value.message
        assert cure in (raised.value.cure or "")
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize("data", [b"\xff\xfe-\x00", b"- {draft: \x00}", b"[" * 2000])
def test_what_is_no_text_is_refused(file: Path, data: bytes) -> None:
    file.write_bytes(data)
    with pytest.raises(InputError):
        read(file)
    assert file.read_bytes() == data


@pytest.mark.parametrize(
    "text",
    [
        "[{draft: a.md, claim: 3f5edb50a7b4, decision: fixed}]\n",
        "  - {draft: a.md, claim: 3f5edb50a7b4, decision: fixed}\n",
        "- {draft: a.md, claim: 3f5edb50a7b4, decision: fixed}\n...\n",
    ],
)
def test_a_file_that_a_line_cannot_be_added_to_stays_as_it_is(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
    assert len(read(file).lines) == 1
    with pytest.raises(InputError):
        record(file, [line()])
    assert file.read_text(encoding="utf-8") == text


def test_windows_line_ends_and_a_byte_order_mark(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbf# desk\r\n- {draft: a.md, claim: 3f5edb50a7b4, decision: fixed}\r\n")
    record(file, [line()])
    assert [d.decision for d in read(file).lines] == [Choice.FIXED, Choice.REJECTED]


def _edit(file: Path, editor: str) -> None:
    for number in range(PER_EDITOR):
        claim = f"{editor}{number:011x}"
        record(file, [Decision("flood.md", claim, Choice.REJECTED, f"{editor} {number}", by=editor)])


def test_two_editors_who_save_at_once_lose_nothing(file: Path) -> None:
    """Two processes, 200 decisions each, into one file."""
    context = multiprocessing.get_context("spawn")
    processes = [context.Process(target=_edit, args=(file, editor)) for editor in "ab"]
    for process in processes:
        process.start()
    for process in processes:
        process.join(120)
    assert [process.exitcode for process in processes] == [0, 0]
    lines = read(file).lines
    assert len(lines) == len({d.claim for d in lines}) == 2 * PER_EDITOR
    for editor in "ab":  # each editor's own in order
        assert [d.note for d in lines if d.by == editor] == [f"{editor} {number}" for number in range(PER_EDITOR)]
    assert sorted(path.name for path in file.parent.iterdir()) == [".decisions.yaml.lock", "decisions.yaml"]


def test_a_save_that_fails_leaves_the_file_and_the_lock_as_they_were(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(file, [line()])
    before = file.read_bytes()

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        with pytest.raises(UsageError, match="No space left"):
            record(file, [line(B)])
    assert file.read_bytes() == before
    assert not list(file.parent.glob("*.tmp"))
    record(file, [line(B)])
    assert len(read(file).lines) == 2


def test_a_lock_that_is_not_given_back(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verifier.decisions.PATIENCE", 0.05)
    with changing(file), pytest.raises(UsageError, match="locked"):
        record(file, [line()])


def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    link = tmp_path / "decisions.yaml"
    link.symlink_to(tmp_path / "desk/kept.yaml")
    record(link, [line()])
    assert link.is_symlink()
    assert len(read(tmp_path / "desk/kept.yaml").lines) == 1


@pytest.mark.parametrize(
    ("decision", "on", "now", "waives"),
    [
        (Choice.REJECTED, Label.CONTRADICTED, Label.CONTRADICTED, True),
        (Choice.ACCEPTED, Label.CONTRADICTED, Label.CONTRADICTED, True),
        (Choice.REJECTED, Label.CONTRADICTED, Label.UNVERIFIED, True),
        (Choice.ACCEPTED, Label.UNVERIFIED, Label.CONTRADICTED, False),
        (Choice.REJECTED, Label.CONSISTENT, Label.CONTRADICTED, False),
        (Choice.REJECTED, None, Label.CONTRADICTED, True),
        (Choice.ACCEPTED, Label.CONSISTENT, Label.CONSISTENT, False),  # it never was a finding
        (Choice.ACCEPTED, None, Label.CONSISTENT, False),
        (Choice.FIXED, Label.CONTRADICTED, Label.CONTRADICTED, False),
        (Choice.FIXED, None, Label.UNVERIFIED, False),
        (Choice.OPEN, Label.CONTRADICTED, Label.CONTRADICTED, False),
    ],
)
def test_what_a_decision_waives(decision: Choice, on: Label | None, now: Label, waives: bool) -> None:
    assert Decision("a.md", A, decision, verdict=on).waives(now) is waives


def test_decisions_on_claims_that_are_gone_are_stale() -> None:
    standing = {A: line(), B: line(B, Choice.FIXED), "0" * 12: line("0" * 12, Choice.ACCEPTED)}
    assert [d.claim for d in stale(standing, ["0" * 12])] == [A]


@pytest.mark.parametrize(
    ("draft", "given", "file", "name"),
    [
        ("desk/flood.md", None, "desk/decisions.yaml", "flood.md"),
        ("flood.md", None, "decisions.yaml", "flood.md"),
        ("./index", None, "decisions.yaml", "index"),
        ("-", None, "decisions.yaml", "-"),
        ("desk/today/flood.md", "desk/all.yaml", "desk/all.yaml", "today/flood.md"),
        ("../wire/flood.md", "desk/all.yaml", "desk/all.yaml", "../../wire/flood.md"),
        ("fl\udcffod.md", None, "decisions.yaml", "fl\\udcffod.md"),
    ],
)
def test_where_decisions_are_and_how_they_name_a_draft(draft: str, given: str | None, file: str, name: str) -> None:
    found = decisions_file(draft, given)
    assert found == Path(file)
    assert draft_name(draft, found) == name
    assert re.search(r"[\ud800-\udfff]", name) is None
