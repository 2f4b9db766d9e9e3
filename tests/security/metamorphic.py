"""``python -m tests.security.metamorphic [DRAFTS] [REFERENCE]``: changes that must, or must not, change a verdict.

Changes drafts and archives, prints how many pairs of verdicts were compared for each change, and every violation; exit status 1 where there
is one. The model is the real one, so a run over the twelve drafts of ``seeds/`` takes minutes.

A change that must not matter is compared claim by claim, in order. One that must matter is looked at where its claim was *consistent*: with
another value it may be anything but that.
"""

from __future__ import annotations

import collections
import dataclasses
import datetime
import re
import shutil
import sys
import tempfile
import textwrap
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from verifier.pipeline import Session
from verifier.reading import find_articles, read_article, read_text
from verifier.settings import Settings, load
from verifier.text import Article
from verifier.verdicts import Label, Verdict

ROOT = Path(__file__).resolve().parent.parent.parent
_SPELLINGS = (
    ("programme", "program"), ("centre", "center"), ("labour", "labor"), ("harbour", "harbor"), ("neighbour", "neighbor"),
    ("organis", "organiz"), ("defence", "defense"), ("colour", "color"), ("metre", "meter"), ("stabilis", "stabiliz"), ("grey", "gray"),
)  # fmt: skip
_NUMBERS = "two three four five six seven eight nine".split()
_WORD_NUMBER = re.compile(rf"(?<![\w-])({'|'.join(_NUMBERS)})(?= [a-z]+s\b)(?! minds)")


def _body(change: Callable[[str], str]) -> Callable[[str], str]:
    """A change of the copy alone: front matter stays."""

    def whole(text: str) -> str:
        front = re.match(r"---\n.*?\n---\n", text, re.S)
        at = 0 if front is None else front.end()
        return text[:at] + change(text[at:])

    return whole


def _wrapped(width: int) -> Callable[[str], str]:
    def change(copy: str) -> str:
        paragraphs = re.split(r"\n[ \t]*\n", copy)
        return "\n\n".join(
            paragraph
            if paragraph.lstrip()[:1] in set("#>-*|<0123456789")
            else textwrap.fill(" ".join(paragraph.split()), width, break_on_hyphens=False)
            for paragraph in paragraphs
        )

    return change


def _curly(copy: str) -> str:
    copy = re.sub(r'(^|[\s(\[—])"', r"\1“", copy, flags=re.M).replace('"', "”")
    return re.sub(r"(?<=\w)'", "’", copy)


def _straight(copy: str) -> str:
    return copy.translate(str.maketrans("“”‘’", "\"\"''"))


def _american(copy: str) -> str:
    for british, american in _SPELLINGS:
        copy = copy.replace(british, american).replace(british.capitalize(), american.capitalize())
    return copy


def _digits(copy: str) -> str:
    """The stylebooks differ in where words end and figures begin, and no fact differs with them. Nobody is "in 2 minds", though."""
    return _WORD_NUMBER.sub(lambda match: str(_NUMBERS.index(match[1]) + 2), copy)


UNCHANGED: dict[str, Callable[[str], str]] = {
    "trailing spaces": _body(lambda copy: re.sub(r"(?m)(?<=\S)$", " ", copy)),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces before figures' nouns": _body(lambda copy: re.sub(r"(?<=\d) (?=[a-z])", "\u00a0", copy)),
    "wrapped at 60": _body(_wrapped(60)),
    "one line a paragraph": _body(_wrapped(10**6)),
    "curly quotation marks": _body(_curly),
    "straight quotation marks": _body(_straight),
    "American spelling": _body(_american),
    "digits for number words": _body(_digits),
    "an empty paragraph more": _body(lambda copy: copy.replace("\n\n", "\n\n\n\n")),
}


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


def _read(path: Path, text: str) -> Article:
    return read_text(text, id=path.name)


def _other_values(article: Article, verdicts: Sequence[Verdict]) -> Iterator[tuple[str, str, Verdict]]:
    """The draft with one consistent figure in digits more than doubled."""
    for verdict in verdicts:
        number = re.fullmatch(r"(\d{1,3}(?:,\d{3})*|\d+)\b.*", verdict.claim.words, re.S)
        if verdict.label is Label.CONSISTENT and verdict.claim.kind == "count" and number is not None:
            at = verdict.claim.span.start
            other = f"{int(number[1].replace(',', '')) * 2 + 11:,}"
            yield other, article.text[:at] + other + article.text[at + len(number[1]) :], verdict


def _drafts(session: Session, folder: Path, tally: Tally) -> None:
    for found in find_articles([folder]):
        text = found.path.read_text(encoding="utf-8")
        article = _read(found.path, text)
        before = session.check(article).verdicts
        for name, change in UNCHANGED.items():
            changed = change(text)
            if changed != text:
                tally.same(name, found.id, before, session.check(_read(found.path, changed)).verdicts)
        for other, changed, old in _other_values(article, before):
            after = session.check(_read(found.path, changed)).verdicts
            same = [v for v in after if v.claim.span.start == old.claim.span.start and v.claim.kind == "count"]
            tally.compared["another value (must change)"] += 1
            if any(v.label is Label.CONSISTENT for v in same):
                tally.violations.append(
                    f"another value: {found.id}: {old.claim.words!r} became {other} and is still consistent"
                )
        assert article.published is not None
        for verdict in session.check(article, as_of=datetime.date(1990, 1, 1)).verdicts:
            tally.compared["an archive of later days (must be unverified)"] += 1
            if verdict.label is not Label.UNVERIFIED:
                tally.violations.append(
                    f"an archive of later days: {found.id}: {verdict.claim.words!r} is {verdict.label}"
                )


def _archives(settings: Settings, drafts: Path, reference: Path, tally: Tally) -> None:
    """The same archive under other file names, and with an article twice."""
    articles = [read_article(found.path) for found in find_articles([drafts])]
    with Session(settings) as session:
        before = {article.id: session.check(article).verdicts for article in articles}
    with tempfile.TemporaryDirectory(prefix="verify-metamorphic-") as place:
        for name, renamed, twice in (("another order of files", True, False), ("every article twice", False, True)):
            archive = Path(place) / name.replace(" ", "-")
            archive.mkdir()
            files = [found.path for found in find_articles([reference])]
            for number, file in enumerate(files):
                shutil.copy(file, archive / (f"{len(files) - number:04}{file.suffix}" if renamed else file.name))
                if twice:
                    shutil.copy(file, archive / f"again-{file.name}")
            with Session(dataclasses.replace(settings, reference=str(archive))) as session:
                for article in articles:
                    tally.same(name, Path(article.id).name, before[article.id], session.check(article).verdicts)


def main(arguments: Sequence[str]) -> int:
    """Compare, and print what was compared and what was wrong."""
    drafts = Path(arguments[0]) if arguments else ROOT / "seeds"
    reference = Path(arguments[1]) if len(arguments) > 1 else ROOT / "reference"
    settings, tally = load(isolated=True, options={"reference": str(reference)}), Tally()
    with Session(settings) as session:
        _drafts(session, drafts, tally)
    _archives(settings, drafts, reference, tally)
    for change, count in tally.compared.items():
        wrong = sum(
            violation.startswith(change.partition(" (")[0]) and "    " not in violation
            for violation in tally.violations
        )
        print(f"{change}: {count:,} pairs, {wrong} violations")
    print(
        f"together: {tally.compared.total():,} pairs, {sum('    ' not in violation for violation in tally.violations)} violations"
    )
    print("\n".join(tally.violations))
    return int(bool(tally.violations))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
