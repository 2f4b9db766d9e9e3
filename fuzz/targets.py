"""The targets: functions that take any bytes and raise only where a promise of docs/security.md is broken."""

from __future__ import annotations

import datetime
import io
import json
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree

import yaml

from verifier import language
from verifier.claims import Mention, Outcome
from verifier.errors import InputError, SettingsError
from verifier.extraction import extract, mentions
from verifier.kinds import BY_NAME
from verifier.reading import Rejected, read_stream, read_text
from verifier.reading.formats import FORMATS as READ
from verifier.report import ModelInfo, Reference, Report
from verifier.reports.characters import HIDDEN
from verifier.reports.formats import FORMATS as WRITTEN
from verifier.reports.interface import Detail, Reports, Style
from verifier.settings import load
from verifier.text import Article
from verifier.verdicts import Label, Verdict

Target = Callable[[bytes], None]

DAY: Final = datetime.date(2019, 5, 22)
_LONGEST: Final = 4_000
"""Characters of a text: longer ones are slower and reach no other code."""
_COMPARED: Final = 12


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
    """A report on any text: every format can be read back by its own parser, and none holds a character that does not show."""
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
}
"""Every target by its name."""

__all__ = ["TARGETS", "Target"]
