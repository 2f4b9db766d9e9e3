"""The reports that the formats write, word for word, in tests/reports/golden/. To write them anew, from the root of a checkout:

    python -m tests.reports.golden

and read the diff.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.reports.samples import KINDS, dry, flood, held
from verifier.kinds import BY_NAME
from verifier.reports.formats import FORMATS
from verifier.reports.interface import Detail, Format, Style
from verifier.settings import Sort

FOLDER = Path(__file__).with_name("golden")
_FORMAT = {format.name: format for format in FORMATS}
CASES: dict[str, tuple[Format, Style]] = {
    "normal.txt": (_FORMAT["text"], Style()),
    "narrow.txt": (_FORMAT["text"], Style(width=50)),
    "color.txt": (_FORMAT["text"], Style(color=True)),
    "quiet.txt": (_FORMAT["text"], Style(detail=Detail.QUIET)),
    "verbose.txt": (_FORMAT["text"], Style(detail=Detail.VERBOSE)),
    "report.yaml": (_FORMAT["yaml"], Style()),
    "report.jsonl": (_FORMAT["json"], Style()),
    "report.html": (_FORMAT["html"], Style()),
    "position.txt": (_FORMAT["text"], Style(sort=Sort.POSITION)),
    "report.sarif": (_FORMAT["sarif"], Style()),
    "junit.xml": (_FORMAT["junit"], Style()),
    "github.txt": (_FORMAT["github"], Style()),
    "gitlab.json": (_FORMAT["gitlab"], Style()),
    "checkstyle.xml": (_FORMAT["checkstyle"], Style()),
    "rdjson.json": (_FORMAT["rdjson"], Style()),
}


def outputs() -> Iterator[tuple[Path, str]]:
    """Each golden file with what it should hold. The kinds of ``samples`` must be in place."""
    for name, (format, style) in CASES.items():
        yield FOLDER / name, "".join(format.render([flood(), dry(), held()], style))


if __name__ == "__main__":
    BY_NAME.update(KINDS)
    FOLDER.mkdir(exist_ok=True)
    for path, text in outputs():
        path.write_text(text, encoding="utf-8", newline="\n")
