"""Hostile configurations, baselines, reports, pairs and archives; files of fifty megabytes."""

from __future__ import annotations

import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.security.budget import ROOT, Ended, run
from tests.security.checking import check
from tests.security.test_privacy import drafts
from verifier import baseline, decisions
from verifier.bounds import LARGEST_LIST, MOST_NODES
from verifier.cli.app import run as verify
from verifier.errors import InputError, SettingsError, VerifierError
from verifier.reading import Rejected, find_articles, read_article, read_stream
from verifier.reports.characters import HIDDEN
from verifier.review.loading import read_reports
from verifier.settings import load
from verifier.settings.files import LARGEST

FIFTY = 50 * 2**20
LONGEST = 1_800
"""Seconds by the clock, on a machine that others keep busy."""


def merge_bomb(head: str) -> str:
    """YAML whose merge keys stand for nine to the ninth."""
    lines = [f"{head}:", "  a0: &a0 {k: v}"]
    for number in range(1, 10):
        lines += [f"  a{number}: &a{number}", f"    <<: [{','.join([f'*a{number - 1}'] * 9)}]"]
    return "\n".join(lines)


def alias_bomb(head: str) -> str:
    lines = [f"{head}:", "  - &a0 [x]"]
    lines += [f"  - &a{number} [{','.join([f'*a{number - 1}'] * 9)}]" for number in range(1, 12)]
    return "\n".join(lines)


CONFIGURATIONS = {
    "aliases": alias_bomb("reference"),
    "merges": merge_bomb("reference"),
    "itself": "reference: &a [*a]",
    "tag": "reference: !!python/object/apply:os.system ['touch owned']",
    "unknown tag": "reference: !x y",
    "depth": "reference: " + "[" * 20_000,
    "mappings in depth": "reference: " + "{a: " * 20_000,
    "no day": "reference: 2019-02-31",
    "nul": "reference: a\0b",
    "escaped nul": 'reference: "a\\0b"',
    "control": "reference: \x1b[31m",
    "infinite": "contradicted_at: .inf",
    "no number": "contradicted_at: .nan",
    "too large": "contradicted_at: 1e309",
    "very large": "candidates: 1" + "0" * 4_000,
    "many digits": "candidates: 1" + "0" * 10_000,
    "list": "- 1",
    "two documents": "reference: a\n---\nreference: b",
    "key of a list": "? [a, b]\n: c",
    "terminal in a key": '"\\e[2J": 1',
}


@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_hostile_configurations(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "verify.yaml"
    file.write_bytes(CONFIGURATIONS[name].encode())
    with pytest.raises(SettingsError) as caught:
        load(environ={})
    assert "verify.yaml" in str(caught.value)
    assert len(str(caught.value)) < 1_000
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("part", ["a", '"a"', "'a b'"])
@pytest.mark.parametrize("table", ["{} = 1", "x = {{{} = 1}}", "[{}]", "# [tool.verify]\n[[ {} ]]"])
def test_dotted_keys_without_end(table: str, part: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """tomllib would take gigabytes for one: refused, and somebody else's file is left alone."""
    monkeypatch.chdir(tmp_path)
    dotted = table.format(".".join([part] * 40_000))
    (tmp_path / "verify.toml").write_text(dotted, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"verify\.toml:\d: This is not TOML: A name of more than 64 parts"):
        load(config="verify.toml", environ={})
    (tmp_path / "pyproject.toml").write_text(f"{dotted}\n# verify", encoding="utf-8")
    assert load(environ={}).reference == "reference"
    (tmp_path / "verify.toml").write_text(table.format(".".join(["a"] * 60)), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"verify\.toml(:\d)?: There is no key"):
        load(config="verify.toml", environ={})


def test_what_is_parsed_as_a_whole_is_bounded(tmp_path: Path) -> None:
    """Lists in YAML and JSON, by their bytes and by their values; a configuration by its bytes. (At full size: ``-m slow``.)"""
    file = tmp_path / "x.yaml"
    for text, message in (
        ("#" * (LARGEST_LIST + 1), "33,554,432 bytes"),
        (f"[{'a,' * MOST_NODES}a]", "2,000,000 values"),
    ):
        file.write_text(text, encoding="utf-8")
        for read in (baseline.read, decisions.read, lambda file: list(read_reports(str(file)))):
            with pytest.raises(InputError, match=rf"x\.yaml: The file has more than {message}"):
                read(file)
    file.write_text("#" * (LARGEST + 1), encoding="utf-8")
    with pytest.raises(SettingsError, match=r"x\.yaml: The configuration has more than 262,144 bytes"):
        load(config=file, environ={})
    file.write_text("#" * LARGEST, encoding="utf-8")
    load(config=file, environ={})


BASELINES = {
    "aliases": "schema: verifier/baseline/1\n" + alias_bomb("findings"),
    "merges": "schema: verifier/baseline/1\n" + merge_bomb("findings"),
    "tag": "schema: verifier/baseline/1\nfindings: !!python/object/apply:os.system ['touch owned']",
    "depth": "[" * 20_000,
    "binary": "\0\1\2",
    "empty": "",
}


@pytest.mark.parametrize("name", BASELINES)
def test_hostile_baselines(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "known.yaml").write_bytes(BASELINES[name].encode())
    with pytest.raises(InputError, match="baseline"):
        baseline.read("known.yaml")
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "a: 2019-02-31",
        "!!python/name:os.system x",
        "\0",
        "a: *b",
        "{" * 5_000,
        '{"claims": NaN',
        "- &a [*a]",
    ],
)
def test_hostile_reports_given_to_explain(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "report.yaml").write_bytes(text.encode())
    assert verify(["explain", "0123456789ab", "--report", "report.yaml"]) == 2
    err = capsys.readouterr().err
    assert "report" in err
    assert "fault of verify" not in err
    assert HIDDEN.search(err) is None


@pytest.mark.parametrize(
    "line",
    [
        "{" * 20_000,
        '{"id": ' + "9" * 10_000 + ', "claim": "5 men died.", "evidence": []}',
        '{"id": NaN, "claim": "5 men died.", "evidence": []}',
        '{"id": -Infinity, "claim": "5 men died.", "evidence": []}',
        '{"id": 1, "claim": "5 men died.", "evidence": ["\\ud800 5 men"]}',
        '{"id": 1, "claim": "5 men died.", "evidence": [], "claim_date": "2019-02-31"}',
        '{"id": 1, "claim": "5 men died.", "evidence": [], "claim_date": "99999-01-01"}',
        '{"id": 1, "claim": "\\u0000 5", "evidence": []}',
        '{"id": {}, "claim": "5 men died.", "evidence": []}',
        "\x00",
    ],
)
def test_hostile_pairs(
    line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The session is never opened for what is no pair; text that no text is ends it with an error, too."""
    from tests.archive.fakes import HashEmbedder
    from verifier.pipeline import Session

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Session, "embedder", HashEmbedder())
    (tmp_path / "pairs.jsonl").write_text(line + "\n", encoding="utf-8")
    assert verify(["pairs", "pairs.jsonl"]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "fault of verify" not in captured.err
    assert len(captured.err) < 2_000


def archived(name: str, data: bytes) -> list[object]:
    return list(read_stream(io.BytesIO(data), name="x", format=name))


def zipped(**files: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return written.getvalue()


@pytest.mark.parametrize(
    ("format", "data"),
    [
        (
            "newsml",
            b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "'
            + b"b" * 99
            + b'"><!ENTITY c "&a;&a;&a;">]><newsItem>&c;</newsItem>',
        ),
        ("nitf", b'<!DOCTYPE nitf [<!ENTITY f SYSTEM "file:///etc/passwd">]><nitf><body>&f;</body></nitf>'),
        ("feed", b'<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/x.dtd"[<!ENTITY % a "b">%a;]><rss/>'),
        ("feed", b"<rss>" * 5_000),
        ("json", b"[" * 20_000),
        ("json", b'{"title": "a", "text": "5 men died.", "date": 1' + b"0" * 10_000 + b"}"),
        ("jsonl", b"{" * 20_000 + b"\n"),
        ("docx", zipped(**{"word/document.xml": b" " * (80 * 2**20)})),
        ("docx", zipped(**{"../../owned": b"x", "[Content_Types].xml": b"<x/>"})),
        ("docx", b"PK\x03\x04" + bytes(200)),
        ("text", gzip.compress(b"a" * (80 * 2**20))),
        ("text", gzip.compress(b"The fire killed 5 men.")[:-6]),
        ("warc", b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n"),
        ("warc", b"WARC/1.0\r\nContent-Length: -1\r\n\r\nx"),
        ("pdf", b"%PDF-1.4\n1 0 obj<</Length 99999999999>>stream\n"),
        ("csv", b'title,text\n"' + b"x" * 1_000_000),
        ("html", b"<div>" * 20_000 + b"5 men died."),
    ],
    ids=str,
)
def test_bombs_in_every_format_are_errors(
    format: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for item in archived(format, data):
        if not isinstance(item, Rejected):
            assert b"div" in data, "only the deep page may have words"
            continue
        assert "root:" not in str(item)
    assert list(tmp_path.iterdir()) == []


def test_one_bad_article_is_named_with_its_file(tmp_path: Path) -> None:
    """Never a check against half an archive that says nothing of the other half: on standard error and in the report; or an error."""
    draft = drafts(tmp_path)
    (tmp_path / "archive" / "bad.md").write_bytes(b"\xff\xfe\x00")
    for _ in range(2):
        said: list[str] = []
        report = check(tmp_path / "archive", draft, warn=said.append)
        assert "1 article of the archive could not be read, and no claim was compared with what stands" in report
        (warning,) = said
        assert "bad.md" in warning
        assert "The article is left out." in warning
    with pytest.raises(VerifierError, match=r"bad\.md"):
        check(tmp_path / "archive", draft, strict=True)
    for file in (tmp_path / "archive").iterdir():
        file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(VerifierError, match="No article of the archive can be read"):
        check(tmp_path / "archive", draft)


def test_standard_input_and_devices_without_end(tmp_path: Path) -> None:
    """What never ends is cut off at the largest document."""
    drafts(tmp_path)
    (tmp_path / "endless.txt").symlink_to("/dev/zero")
    ended = run(["values", "endless.txt"], tmp_path)
    assert (ended.status, "too many for one document" in ended.err) == (2, True), ended.err
    assert ended.megabytes < 1_000


def _fifty() -> Iterator[tuple[str, Callable[[], bytes]]]:
    copy = b"The fire killed 12 people in Paris on Monday, police said. "
    yield "copy.md", lambda: copy * (FIFTY // len(copy))
    yield "lines.txt", lambda: b"5 men\n" * (FIFTY // 6)
    yield "line.txt", lambda: b"5 " * (FIFTY // 2)
    yield "zeros.txt", lambda: bytes(FIFTY)
    yield "controls.txt", lambda: b"\x01" * FIFTY
    yield "marks.md", lambda: b"e" + "\u0301".encode() * (FIFTY // 2)
    yield "front.md", lambda: b"---\n" + b"k: v\n" * (FIFTY // 5)
    yield "page.html", lambda: b"<html><body>" + b"<p>5 men died.</p>" * (FIFTY // 18)
    yield "deep.html", lambda: b"<div>" * (FIFTY // 5)
    yield "item.xml", lambda: b"<nitf><body>" + b"<p>5 men died.</p>" * (FIFTY // 18)
    yield "item.json", lambda: json.dumps({"title": "x", "text": "5 men died. " * (FIFTY // 12)}).encode()
    yield "list.json", lambda: b"[" * FIFTY
    yield "story.pdf", lambda: b"%PDF-1.4\n" + b"1 0 obj<<>>endobj\n" * (FIFTY // 18)
    yield "story.docx", lambda: zipped(**{"word/document.xml": b"<w:p>5 men</w:p>" * (FIFTY // 16)})


@pytest.mark.slow
@pytest.mark.parametrize(("name", "make"), list(_fifty()), ids=[name for name, _ in _fifty()])
def test_fifty_megabytes(name: str, make: Callable[[], bytes], tmp_path: Path) -> None:
    """Refused, with exit status 2, in a minute and a gigabyte."""
    drafts(tmp_path)
    (tmp_path / name).write_bytes(make())
    ended = run(["claims", name], tmp_path, seconds=LONGEST)
    assert ended.status == 2, ended.out[:300]
    assert name in ended.err
    in_bounds(ended)


def in_bounds(ended: Ended, processors: int = 1) -> None:
    """No fault; a minute, by the processors' clock, and a gigabyte. ``pytest -rP`` shows what it took."""
    print(f"{ended.seconds:.1f} s of processor time, {ended.megabytes:.0f} MB")
    assert "fault of verify" not in ended.err, ended.err
    assert ended.megabytes <= 1_000, ended.megabytes
    assert ended.seconds <= 60 * processors, ended.seconds


def _filled(line: bytes, size: int = FIFTY, head: bytes = b"", tail: bytes = b"") -> Callable[[], bytes]:
    return lambda: head + line * ((size - len(head) - len(tail)) // len(line)) + tail


DECISION = b"- {draft: a.md, claim: 0123456789ab, decision: rejected, note: a first count, by: anna}\n"
FINDING = b"- {id: 0123456789ab, verdict: unverified, draft: a.md, value: five men, reason: Nothing comparable}\n"
PAIR = b'{"id": 1, "claim": "5 men died.", "evidence": ["6 men died."]}\n'
EXPLAIN = ("explain", "0123456789ab", "--report")
EVALUATE = ("evaluate", "--decisions")
BASELINE = ("draft.md", "--baseline")
GOLD = ("evaluate", "--drafts", ".", "--reference", "archive", "--plain", "draft.md", "--gold")
SETTINGS = ("settings", "--config")
JSON_LIST = b'{"a": ['

_Large = tuple[tuple[str, ...], str, Callable[[], bytes]]


def _not_copy() -> Iterator[_Large]:
    """The arguments of a command, the file that it reads, and what is in it; fifty megabytes and just within each bound."""
    for size in (FIFTY, 2**18 - 1):
        yield SETTINGS, "comments.yaml", _filled(b"# x\n", size, tail=b"\n- a")
        yield SETTINGS, "list.yaml", _filled(b"a,", size, b"reference: [", b"]")
        yield SETTINGS, "mappings.yaml", _filled(b"- a: b\n", size, b"reference:\n")
        yield SETTINGS, "dotted.toml", _filled(b".a", size, b"a", b"=1")
        yield SETTINGS, "tables.toml", _filled(b"[a]\n", size)
        yield SETTINGS, "keys.toml", lambda size=size: b"".join(b"k%d=1\n" % n for n in range(size // 12))  # type: ignore[misc]
    yield EVALUATE, "decisions.yaml", _filled(DECISION)
    for size in (FIFTY, 2**25, 2**22):
        yield EVALUATE, "short.yaml", _filled(b"- a\n", size)
        yield EVALUATE, "nested.yaml", _filled(b"- ", size)
        yield EVALUATE, "text.yaml", _filled(b"a ", size)
        yield BASELINE, "flow.yaml", _filled(b"a,", size, b"[", b"]")
        yield BASELINE, "words.yaml", _filled(b"some eighteen signs,", size, b"[", b"]")
        yield BASELINE, "mapping.yaml", _filled(b"? a\n", size)
        yield BASELINE, "findings.yaml", _filled(FINDING, size, b"schema: verifier/baseline/1\nfindings:\n", b"- x")
        yield EXPLAIN, "report.yaml", _filled(b"- {a: b}\n", size)
        yield EXPLAIN, "documents.yaml", _filled(b"---\n{}\n", size)
        yield EXPLAIN, "lines.jsonl", _filled(b"{}\n", size)
        yield EXPLAIN, "line.jsonl", _filled(b"[],", size, JSON_LIST, b"1]}")
        yield ("review",), "report.jsonl", _filled(b"[],", size, JSON_LIST, b"1]}")
        yield ("review",), "review.yaml", _filled(b"a: ", size)
        yield GOLD, "gold.jsonl", _filled(b"[],", size, JSON_LIST, b"1]}")
        yield ("pairs",), "line.jsonl", _filled(b"[],", size, JSON_LIST, b"1]}")
        yield ("pairs",), "claim.jsonl", _filled(b"5 men ", size, b'{"id": 1, "claim": "', b'", "evidence": []}')
        yield ("pairs",), "evidence.jsonl", _filled(b'"5 men",', size, b'{"id": 1, "claim": "5", "evidence": [', b"1]}")
    yield ("pairs",), "end.jsonl", _filled(b"\n", head=b"", tail=PAIR[:-9])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "name", "make"), [pytest.param(*c, id=f"{c[0][0]}-{c[1]}-{n}") for n, c in enumerate(_not_copy())]
)
def test_large_files_that_are_not_copy(
    arguments: tuple[str, ...], name: str, make: Callable[[], bytes], tmp_path: Path
) -> None:
    """Configurations, decisions, baselines, reports, marks and pairs: refused with their name, in a minute and a gigabyte."""
    drafts(tmp_path)
    (tmp_path / name).write_bytes(make())
    ended = run([*arguments, name], tmp_path, seconds=LONGEST)
    assert ended.status == 2, ended.out[:300]
    assert name in ended.err
    in_bounds(ended)


@pytest.mark.slow
@pytest.mark.parametrize("command", ["claims", "values", "pairs"])
def test_fifty_megabytes_on_standard_input(command: str, tmp_path: Path) -> None:
    drafts(tmp_path)
    ended = run([command, "-"], tmp_path, stdin=b"The fire killed 12 people. " * (FIFTY // 27), seconds=LONGEST)
    assert ended.status == 2
    assert re.match(r"verify: error: (-|<stdin>)[:,]", ended.err), ended.err
    in_bounds(ended)


@pytest.mark.slow
def test_the_largest_draft_is_accepted(tmp_path: Path) -> None:
    """Half a million characters of copy: its claims are found in a minute and a gigabyte."""
    drafts(tmp_path)
    copy = "The fire killed 12 people in Paris on Monday, police said.\n\n"
    (tmp_path / "x.md").write_text("---\ndate: 2019-05-22\n---\n\n" + copy * (499_000 // len(copy)), encoding="utf-8")
    ended = run(["claims", "x.md"], tmp_path, seconds=LONGEST)
    assert ended.status == 0, ended.err
    assert ended.out.count(b"count") > 8_000
    in_bounds(ended)


def ordinary_copy(characters: int) -> str:
    """So much of the news copy that the project holds, no paragraph twice: all drafts, then the archives; and, where that is not enough,
    all again with other figures."""
    training = ROOT / "models" / "training" / "newsroom"
    folders = [
        ROOT / "seeds",
        *sorted(training.glob("*/drafts")),
        *sorted(training.glob("*/reference")),
        ROOT / "reference",
    ]
    parts: dict[str, None] = {}
    for found in find_articles(folders):
        article = read_article(found.path)
        parts.update(dict.fromkeys(article.body.of(article.text).strip().split("\n\n")))
    other = str.maketrans("123456789", "234567891")
    return "\n\n".join([*parts, *(part.translate(other) for part in parts)])[:characters]


@pytest.mark.slow
def test_the_largest_pair_is_judged(tmp_path: Path) -> None:
    """A statement with as much evidence as there may be."""
    copy = ordinary_copy(499_000)
    pair = {"id": 1, "claim": "The fire killed 12 people in Paris.", "evidence": [copy[:250_000], copy[250_000:]]}
    (tmp_path / "pairs.jsonl").write_text(json.dumps(pair), encoding="utf-8")
    ended = run(["pairs", "--isolated", "pairs.jsonl"], tmp_path, seconds=LONGEST)
    assert ended.status == 0, ended.err
    in_bounds(ended)
    pair["evidence"] = [copy, copy[:2_000]]
    (tmp_path / "pairs.jsonl").write_text(json.dumps(pair), encoding="utf-8")
    ended = run(["pairs", "--isolated", "pairs.jsonl"], tmp_path, seconds=LONGEST)
    assert (ended.status, "more than 500,000 characters together" in ended.err) == (2, True), ended.err


@pytest.mark.slow
def test_the_largest_draft_is_checked(tmp_path: Path) -> None:
    """Ordinary copy up to the bound, with the real model and the sample archive: a whole check in a gigabyte, and in what two processors do
    in a minute, for embedding keeps both busy."""
    draft = "---\ndate: 2020-01-02\n---\n\n" + ordinary_copy(499_900)
    (tmp_path / "x.md").write_text(draft, encoding="utf-8")
    check = ["--isolated", "--reference", str(ROOT / "reference"), "--index", "index", "--exit-zero", "--no-report"]
    (tmp_path / "small.md").write_text(draft[:2_000], encoding="utf-8")
    assert run([*check, "small.md"], tmp_path, seconds=LONGEST).status == 0  # which makes the index
    ended = run([*check, "--format", "json:out.json", "x.md"], tmp_path, seconds=LONGEST)
    assert ended.status == 0, ended.err
    claims = json.loads((tmp_path / "out.json").read_text(encoding="utf-8"))["claims"]
    print(f"{len(draft):,} characters, {len(claims):,} claims")
    assert len(claims) > 5_000
    in_bounds(ended, processors=2)
