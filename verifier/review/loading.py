"""Reports that were written earlier, read again with the drafts that they are on."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from verifier.bounds import read_list
from verifier.errors import InputError
from verifier.reading import read_article
from verifier.reports.document import SCHEMA
from verifier.reports.html.sheet import sheet_of
from verifier.review.session import Reviewed

YAML_SUFFIXES = frozenset((".yaml", ".yml"))
JSON_SUFFIXES = frozenset((".json", ".jsonl", ".ndjson"))
SUFFIXES = YAML_SUFFIXES | JSON_SUFFIXES


def read_reports(path: str) -> Iterator[Reviewed]:
    """The reports of a YAML stream or of JSON Lines, each with its draft.

    A report is on the very bytes that were checked: InputError where the draft is gone or has changed since, and where the file holds
    anything else than reports, each with the cure.
    """
    try:
        text = read_list(Path(path)).decode("utf-8-sig")
    except FileNotFoundError as error:
        raise InputError("There is no such file.", path=path, cure="Check the spelling of the path.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"The report cannot be read: {error}.", path=path, cure="Check the file.") from error
    found = False
    for line, data in _documents(text, path):
        found = True
        yield _reviewed(data, path, line)
    if not found:
        raise InputError("There is no report in it.", path=path, cure="Run verify on the draft again.")


def _documents(text: str, path: str) -> Iterator[tuple[int, Any]]:
    """The documents of a file, each with the line on which it begins."""
    if Path(path).suffix.lower() in JSON_SUFFIXES:
        for number, line in enumerate(text.splitlines(), 1):
            if line.strip():
                try:
                    yield number, json.loads(line)
                except (ValueError, RecursionError) as error:
                    raise InputError(f"This is not JSON: {error}.", path=path, line=number, cure=_AGAIN) from error
        return
    import yaml

    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    try:
        while loader.check_node():
            node = loader.get_node()
            yield node.start_mark.line + 1, loader.construct_document(node)
    except yaml.MarkedYAMLError as error:
        at = None if error.problem_mark is None else error.problem_mark.line + 1
        raise InputError(f"This is not YAML: {error.problem}.", path=path, line=at, cure=_AGAIN) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise InputError("This is not YAML.", path=path, cure=_AGAIN) from error
    finally:
        loader.dispose()


_AGAIN = "Run verify on the draft again."


def _reviewed(data: Any, path: str, line: int) -> Reviewed:
    try:
        if data["schema"] != SCHEMA:
            raise ValueError("schema")
        draft, digest, published = data["draft"]["path"], data["draft"]["sha256"], data["draft"]["published"]
        date = datetime.date.fromisoformat(published) if isinstance(published, str) else published
        if "\0" in draft.encode("utf-8").decode("utf-8"):  # a name that no file has
            raise ValueError("path")
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"This is not a report of verify ({SCHEMA})."
        raise InputError(message, path=path, line=line, cure="Name a report, or a draft (.md, .txt).") from error
    if draft == "-":
        message = "This report is on a draft from standard input, whose text is not at hand."
        raise InputError(message, path=path, line=line, cure="Save the draft, and run verify on the file.")
    article = read_article(draft, date=date)
    if article.digest != digest:
        message = "The draft has changed since this report was made."
        raise InputError(message, path=draft, cure=f"Run verify {draft} again, or verify review {draft}.")
    try:
        sheet_of(data, article, 1)  # whatever a page will need of it is there, and is what it should be
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        message = f"A field of this report is missing or is not as docs/report.md has it ({error})."
        raise InputError(message, path=path, line=line, cure=_AGAIN) from error
    return Reviewed(data, article)
