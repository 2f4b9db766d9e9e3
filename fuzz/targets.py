"""The targets: functions that take any bytes and raise only where a promise of docs/security.md is broken."""

from __future__ import annotations

import datetime
import io
import itertools
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import yaml

from tests.archive.fakes import HashEmbedder
from verifier import baseline as baselines
from verifier import decisions as decided
from verifier import language
from verifier.archive.codec import decode_article, decode_claim, encode_article, encode_claim
from verifier.archive.entry import extract_entry
from verifier.claims import Mention, Outcome
from verifier.cli.pairs import Items
from verifier.errors import InputError, SettingsError
from verifier.extraction import extract, mentions
from verifier.gate import load_gate
from verifier.kinds import BY_NAME
from verifier.pairs import judge, load_support
from verifier.reading import Rejected, read_stream, read_text
from verifier.reading.formats import FORMATS as READ
from verifier.reading.formats.limits import read_lines
from verifier.report import ModelInfo, Reference, Report
from verifier.reports.characters import HIDDEN
from verifier.reports.formats import FORMATS as WRITTEN
from verifier.reports.interface import Detail, Reports, Style
from verifier.settings import load
from verifier.text import Article
from verifier.verdicts import Label, Policy, Verdict

Target = Callable[[bytes], None]

DAY: Final = datetime.date(2019, 5, 22)
_LONGEST: Final = 4_000
"""Characters of a text: longer ones are slower and reach no other code."""
_COMPARED: Final = 12
_EMBEDDER: Final = HashEmbedder()
_GATE: Final = load_gate()
_SUPPORT: Final = load_support()


def reading(data: bytes) -> None:
    """Any bytes, in any format: articles whose text and view go together, or an error that says which file."""
    if not data:
        return
    format = READ[data[0] % len(READ)]
    for item in read_stream(io.BytesIO(data[1:]), name="x", format=format.name):
        if isinstance(item, Rejected):
            assert str(item).startswith("x"), item
            continue
        assert len(item.text) == len(item.view)
        assert 0 <= item.body.start <= item.body.end == len(item.text)
        item.text.encode("utf-8")


def values(data: bytes) -> None:
    """Any text: values that lie in their sentence, can be stored, told and compared, and claims whose words are the text's."""
    article = _article(data)
    if article is None:
        return
    document = language.read(article)
    for sentence, after in zip(document.sentences, document.sentences[1:], strict=False):
        assert sentence.span.end <= after.span.start
    found = mentions(document)
    for mention in found:
        kind = BY_NAME[mention.kind]
        sentence = document.sentences[mention.sentence]
        assert sentence.span.contains(mention.span), (mention, sentence.span)
        assert len(mention.span)
        stored = json.loads(json.dumps(kind.encode(mention.value), allow_nan=False))
        assert kind.decode(stored) == mention.value
        json.dumps(kind.describe(mention.value), allow_nan=False, default=str)
        kind.say(mention.value)
    _compare(found[:_COMPARED])
    for claim in extract(document):
        assert claim.clause.of(article.text) == claim.quote
        assert claim.clause.contains(claim.span)
        assert claim.span.of(article.text) == claim.words


def configuration(data: bytes) -> None:
    """Any configuration file: settings within their bounds, or an error that names the file."""
    if not data:
        return
    with tempfile.TemporaryDirectory(prefix="verify-fuzz-") as folder:
        file = Path(folder) / ("verify.yaml" if data[0] % 2 else "verify.toml")
        file.write_bytes(data[1:])
        try:
            settings = load(config=file, environ={})
        except SettingsError as error:
            if str(file) not in str(error):
                raise AssertionError("the message does not name the file") from error
            return
        assert 0 <= settings.contradicted_at <= 1
        assert 1 <= settings.candidates <= 200
        assert settings.reference


def report(data: bytes) -> None:
    """A report on any text: every format can be read back by its own parser, and none holds a character that does not show.
    A baseline of it can be read back, too, and leaves no finding."""
    article = _article(data)
    if article is None:
        return
    made = _report(article, data.decode("utf-8", "surrogateescape")[:80])
    for format in WRITTEN:
        style = Style(detail=Detail.VERBOSE, width=40 + len(data) % 60)
        text = "".join(format.render(Reports([made], ()), style))
        assert HIDDEN.search(text) is None, (format.name, text)
        text.encode("utf-8")
        if format.name in _PARSERS:
            _PARSERS[format.name](text)
    with tempfile.TemporaryDirectory(prefix="verify-fuzz-") as folder:
        file = Path(folder) / "baseline.yaml"
        file.write_text(baselines.text([made]), encoding="utf-8")
        known = baselines.read(file)
    assert [(k.id, k.verdict) for k in known.known] == [(v.claim.id, v.label) for v in made.verdicts]
    assert not known.apply(made).findings(Label.UNVERIFIED)
    assert not known.gone(made)


def decisions(data: bytes) -> None:
    """Any file of decisions: decisions that a new line can be added to without loss, or an error that names the file."""
    with tempfile.TemporaryDirectory(prefix="verify-fuzz-") as folder:
        file = Path(folder) / decided.FILE_NAME
        file.write_bytes(data)
        try:
            before = decided.read(file)
        except InputError as error:
            _names(error, str(file))
            return
        note = data.decode("utf-8", "surrogateescape")
        new = decided.Decision("a.md", "0123456789ab", decided.Choice.ACCEPTED, note, Label.UNVERIFIED, note, note[:80])
        try:
            after = decided.record(file, [new])
        except InputError:  # a list in brackets has no end to add to: said, and left as it was
            assert decided.read(file) == before
            return
        assert after.lines[:-1] == before.lines
        assert (after.lines[-1].draft, after.lines[-1].claim) == (new.draft, new.claim)
        assert after.lines[-1].note == decided.plain_note(note)
        assert decided.read(file) == after


def baseline(data: bytes) -> None:
    """Any file of known findings: a baseline that is the same when it is read again, or an error that names the file."""
    with tempfile.TemporaryDirectory(prefix="verify-fuzz-") as folder:
        file = Path(folder) / "baseline.yaml"
        file.write_bytes(data)
        try:
            read = baselines.read(file)
        except InputError as error:
            _names(error, str(file))
            return
        assert all(isinstance(known.id, str) and isinstance(known.draft, str) for known in read.known)
        assert baselines.read(file) == read


def pairs(data: bytes) -> None:
    """Any pairs: judgements whose claims are the statement's own words, or an error that names the line.

    The first byte says whether the rest is a file, or a statement and its evidence between NUL bytes: whole JSON is seldom hit upon.
    """
    lines = data[1:]
    if data[:1] and data[0] % 2:
        claim, *evidence = data[1:].decode("utf-8", "ignore")[:_LONGEST].split("\0")
        item = {"id": 1, "claim": claim, "evidence": evidence, "claim_date": DAY.isoformat()}
        lines = json.dumps(item if data[0] % 4 == 1 else item | {"value": claim[: len(claim) // 2] or None}).encode()
    items = Items(read_lines(io.BytesIO(lines), "x"), "x")
    for pair in itertools.islice(items, 3):
        judged = judge(pair, _EMBEDDER, _GATE, _SUPPORT, Policy())
        assert 0 <= judged.support <= 1
        for verdict in judged.claims:
            assert verdict.claim.span.of(pair.claim) == verdict.claim.words
            assert verdict.claim.clause.of(pair.claim) == verdict.claim.quote
            assert verdict.claim.kind in BY_NAME
            assert verdict.reason
    if items.error is not None:
        _names(items.error, "x:")


def records(data: bytes) -> None:
    """What an archive stores of any text: the article and its claims come back as they were, in JSON that is UTF-8."""
    article = _article(data)
    if article is None:
        return
    assert decode_article(encode_article(article)) == article
    document = language.read(article)
    for claim in extract(document):
        stored = encode_claim(claim, BY_NAME[claim.kind])
        stored.encode("utf-8")
        assert decode_claim(stored, BY_NAME[claim.kind], claim.source) == claim
    entry = extract_entry(document, extract, BY_NAME)
    assert len(entry.sentences) == len(document.sentences)
    assert all(0 <= claim.sentence < len(entry.sentences) for claim in entry.claims)


def _names(error: InputError, file: str) -> None:
    """An error's message begins with the file's name."""
    if not str(error).startswith(file):
        raise AssertionError("the message does not name the file") from error


def _article(data: bytes) -> Article | None:
    try:
        return read_text(data.decode("utf-8", "ignore")[:_LONGEST], id="x.md", date=DAY)
    except InputError:
        return None


def _compare(found: tuple[Mention[Any], ...]) -> None:
    for first in found:
        for second in found:
            if first.kind == second.kind:
                kind = BY_NAME[first.kind]
                outcome = kind.compare(first.value, second.value).outcome
                assert kind.compare(second.value, first.value).outcome is outcome, (first, second)
                assert first is not second or outcome is not Outcome.CONFLICTS, first


def _report(article: Article, name: str) -> Report:
    verdicts = tuple(
        Verdict(claim, Label.UNVERIFIED, 0.5, "policy.no-report", f"Nothing comparable to {claim.words} was found.", ())
        for claim in extract(language.read(article))
    )
    models: Mapping[str, ModelInfo] = {"embedder": ModelInfo(name, "1"), "gate": ModelInfo("gate", "1")}
    return Report(article, Reference(name or "reference", 1, 1, DAY), models, verdicts, warnings=(name,))


def _lines(text: str) -> None:
    for line in text.splitlines():
        json.loads(line)


_PARSERS: Final[Mapping[str, Callable[[str], object]]] = {
    "yaml": yaml.safe_load,
    "json": _lines,
    "sarif": json.loads,
    "gitlab": json.loads,
    "junit": ElementTree.fromstring,
    "checkstyle": ElementTree.fromstring,
}

TARGETS: Final[Mapping[str, Target]] = {
    "reading": reading,
    "values": values,
    "configuration": configuration,
    "report": report,
    "decisions": decisions,
    "baseline": baseline,
    "pairs": pairs,
    "records": records,
}
"""Every target by its name."""

__all__ = ["TARGETS", "Target"]
