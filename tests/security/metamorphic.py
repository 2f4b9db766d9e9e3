"""``python -m tests.security.metamorphic [DRAFTS] [REFERENCE]``: changes that must, or must not, change a verdict.

Changes drafts and archives, prints how many pairs of verdicts were compared for each change, and every violation; exit status 1 where there
is one. The model is the real one, so a run over the twelve drafts of ``seeds/`` takes minutes.

A change that must not matter (``tests.security.changes``) is compared claim by claim, in order. One that must matter is looked at where its
claim was *consistent*: with another value it may be anything but that; and where no article may be used any more, nothing is verified.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from tests.security.changes import REPORTED, UNCHANGED, dated, other_value, retracted
from verifier.pipeline import Session
from verifier.reading import find_articles, read_article, read_text
from verifier.settings import Settings, load
from verifier.text import Article
from verifier.verdicts import Label, Verdict

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclasses.dataclass
class Tally:
    """What was compared and what was wrong."""

    compared: collections.Counter[str] = dataclasses.field(default_factory=collections.Counter)
    violations: list[str] = dataclasses.field(default_factory=list)

    def same(self, change: str, draft: str, before: Sequence[Verdict], after: Sequence[Verdict]) -> None:
        """Verdicts that must be the same, claim by claim."""
        if len(before) != len(after):
            self.violations.append(f"{change}: {draft}: {len(before)} claims became {len(after)}")
            odd = {v.claim.words for v in before} ^ {v.claim.words for v in after}
            self.violations += [f"{change}: {draft}:     {' '.join(word.split())!r}" for word in sorted(odd)]
            return
        for old, new in zip(before, after, strict=True):
            self.compared[change] += 1
            if old.label is not new.label:
                words = " ".join(new.claim.words.split())
                self.violations.append(
                    f"{change}: {draft}: {words!r}: {old.label} ({old.rule}) became {new.label} ({new.rule})"
                )

    def unverified(self, change: str, draft: str, after: Sequence[Verdict]) -> None:
        """Verdicts that cannot rest on anything."""
        for verdict in after:
            self.compared[f"{change} (must be unverified)"] += 1
            if verdict.label is not Label.UNVERIFIED:
                words = " ".join(verdict.claim.words.split())
                self.violations.append(f"{change}: {draft}: {words!r} is {verdict.label} ({verdict.rule})")


def _read(path: Path, text: str) -> Article:
    return read_text(text, id=path.name)


def _other_values(article: Article, verdicts: Sequence[Verdict]) -> Iterator[tuple[str, str, Verdict]]:
    """The draft with the value of one consistent claim changed, for each such claim whose value can be."""
    for verdict in verdicts:
        other = other_value(verdict.claim.kind, verdict.claim.words) if verdict.label is Label.CONSISTENT else None
        if other is not None:
            span = verdict.claim.span
            yield other, article.text[: span.start] + other + article.text[span.end :], verdict


def _drafts(session: Session, folder: Path, tally: Tally) -> None:
    for found in find_articles([folder]):
        text = found.path.read_bytes().decode("utf-8")
        article = _read(found.path, text)
        before = session.check(article).verdicts
        for name, change in UNCHANGED.items():
            changed = change(text)
            if changed != text:
                tally.same(name, found.path.name, before, session.check(_read(found.path, changed)).verdicts)
        for other, changed, old in _other_values(article, before):
            after = session.check(_read(found.path, changed)).verdicts
            same = [v for v in after if v.claim.span.start == old.claim.span.start and v.claim.kind == old.claim.kind]
            tally.compared[f"another {old.claim.kind} (must not stay consistent)"] += 1
            if any(v.label is Label.CONSISTENT for v in same):
                tally.violations.append(
                    f"another {old.claim.kind}: {found.path.name}: {old.claim.words!r} became {other!r} and is still consistent"
                )


UNRELATED = """---
title: Seed swap fills the village hall
date: 2018-02-03
outlet: Allotment Gazette
---

Gardeners carried 340 trays of seedlings into the village hall at Little Thorning on Saturday. The swap has been held since 1994.

"Nobody goes home with fewer than six kinds of bean," said Wendy Platt, who keeps the cash box.
"""
"""An article on nothing that the drafts tell of, older than all of them."""


def _archives(articles: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    """An archive's articles, each a file's name and text, changed so that no verdict may differ."""
    yield "another order of files", ((f"{len(articles) - i:04}.md", text) for i, (_, text) in enumerate(articles))
    yield "every article twice", (copy for name, text in articles for copy in ((name, text), (f"again-{name}", text)))
    yield "an unrelated article more", [*articles, ("unrelated.md", UNRELATED)]
    for title, change in REPORTED.items():
        yield title, ((name, change(text)) for name, text in articles)


def _silenced(articles: Sequence[tuple[str, str]]) -> Iterator[tuple[str, Iterable[tuple[str, str]]]]:
    """An archive's articles, changed so that no verdict can rest on them."""
    yield "every article retracted", ((name, retracted(text)) for name, text in articles)
    yield "every article dated past the drafts", ((n, dated(t, datetime.date(2031, 1, 1))) for n, t in articles)


def _compare_archives(settings: Settings, drafts: Path, reference: Path, tally: Tally) -> None:
    articles = [read_article(found.path) for found in find_articles([drafts])]
    reported = [(f.path.name, f.path.read_bytes().decode("utf-8")) for f in find_articles([reference])]
    with Session(settings) as session:
        before = {article.id: session.check(article).verdicts for article in articles}
    with tempfile.TemporaryDirectory(prefix="verify-metamorphic-") as place:
        for title, files in _archives(reported):
            with _session(settings, Path(place) / title.replace(" ", "-"), files) as session:
                for article in articles:
                    tally.same(title, Path(article.id).name, before[article.id], session.check(article).verdicts)
        for title, files in _silenced(reported):
            with _session(settings, Path(place) / title.replace(" ", "-"), files) as session:
                for article in articles:
                    tally.unverified(title, Path(article.id).name, session.check(article).verdicts)


def _session(settings: Settings, archive: Path, files: Iterable[tuple[str, str]]) -> Session:
    archive.mkdir()
    for name, text in files:
        (archive / name).write_bytes(text.encode("utf-8"))
    return Session(dataclasses.replace(settings, reference=str(archive)))


def main(arguments: Sequence[str]) -> int:
    """Compare, and print what was compared and what was wrong."""
    drafts = Path(arguments[0]) if arguments else ROOT / "seeds"
    reference = Path(arguments[1]) if len(arguments) > 1 else ROOT / "reference"
    settings, tally = load(isolated=True, options={"reference": str(reference)}), Tally()
    with Session(settings) as session:
        _drafts(session, drafts, tally)
    _compare_archives(settings, drafts, reference, tally)
    for change, count in tally.compared.items():
        print(f"{change}: {count:,} pairs")
    wrong = [violation for violation in tally.violations if "    " not in violation]
    print(f"together: {tally.compared.total():,} pairs, {len(wrong)} violations")
    print("\n".join(tally.violations))
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
