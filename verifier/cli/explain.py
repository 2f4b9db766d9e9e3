"""``verify explain``: a rule, or a verdict."""

from __future__ import annotations

import difflib
import re
import sys
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verifier.bounds import read_list
from verifier.cli import options
from verifier.cli.engine import Engine
from verifier.cli.output import to_stdout
from verifier.cli.status import Status
from verifier.cli.terminal import columns, use_color
from verifier.errors import InputError, UsageError
from verifier.reports.characters import visible
from verifier.reports.interface import Detail, Style

if TYPE_CHECKING:
    from verifier.claims import Rule

_CLAIM_ID = re.compile(r"[0-9a-f]{12}")


def explain(
    ctx: typer.Context,
    name: Annotated[
        str | None,
        typer.Argument(metavar="RULE|CLAIM-ID", help="Without it, the rules are listed.", show_default=False),
    ] = None,
    report: Annotated[
        list[str] | None,
        typer.Option("--report", metavar="FILE", help="Look for the claim in this report; may be given several times."),
    ] = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> Status:
    """Explain a rule or a verdict.

    A verdict is shown with both of its gates and all its evidence. It is looked for in the folder of reports (reports/), unless --report
    names another place.
    """
    settings = options.settings_of(config, isolated)
    rules = (ctx.find_object(Engine) or Engine()).rules()
    by_name = {rule.name: rule for rule in rules}
    style = Style(use_color(settings.color, sys.stdout), Detail.VERBOSE, width=columns(sys.stdout))
    if name is None:
        lines = [f"{rule.name:<{max(map(len, by_name))}}  {rule.summary}" for rule in rules]
    elif name in by_name:
        lines = _rule_lines(by_name[name], style)
    elif _CLAIM_ID.fullmatch(name):
        paths = [Path(path) for path in report] if report else _reports_with(name, Path(settings.report_dir))
        lines = _claim_lines(name, paths, by_name, style)
        if not lines:
            where = ", ".join(report) if report else settings.report_dir
            cure = "Check the draft again, or name its report with --report."
            raise UsageError(f"No report in {where} has a claim {name}.", cure=cure)
    else:
        near = difflib.get_close_matches(name, by_name, 1)
        cure = f"Did you mean {near[0]}?" if near else "verify explain lists the rules."
        raise UsageError(f"{name!r} is neither a rule nor the id of a claim.", cure=cure)
    to_stdout(utf8=False)("".join(f"{line}\n" for line in lines))
    return Status.CLEAN


def _rule_lines(rule: Rule, style: Style) -> list[str]:
    return [
        f"{rule.name}: {rule.summary}",
        "",
        *textwrap.wrap(rule.detail, style.width),
        "",
        *textwrap.wrap(f"Example: {rule.example}", style.width),
    ]


def _claim_lines(id: str, paths: Sequence[Path], rules: Mapping[str, Rule], style: Style) -> list[str]:
    """The lines on every claim with this id; a sentence that two drafts share has one id."""
    from verifier.reports.text import claim_lines

    lines: list[str] = []
    for path in paths:
        for document in _documents(path):
            try:
                for claim in document["claims"]:
                    if claim["id"] == id:
                        lines += [""] if lines else []
                        lines += claim_lines(visible(document["draft"]["path"]), claim, style)
                        lines += _rest(claim, rules, style)
            except (KeyError, TypeError, ValueError, AttributeError) as error:
                raise _no_report(path, f"{type(error).__name__}: {error}") from error
    return lines


def _rest(claim: Mapping[str, Any], rules: Mapping[str, Rule], style: Style) -> list[str]:
    """What the findings leave out: the typed value, and what the deciding rule is."""
    value = {name: item for name, item in claim["value"].items() if name not in {"start", "end", "line", "column"}}
    told = ", ".join(f"{name} {item}" for name, item in value.items() if item is not None)
    rule = rules.get(claim["rule"])
    paragraphs = [f"value: {claim['kind']}, {told}"]
    if rule is not None:
        paragraphs.append(f"rule: {rule.name}: {rule.summary}")
    return [
        line
        for text in paragraphs
        for line in textwrap.wrap(visible(text), style.width, initial_indent="    ", subsequent_indent="    ")
    ]


def _reports_with(id: str, folder: Path) -> list[Path]:
    """The reports of a folder that may have a claim: parsing them all takes long, and not everything there need be a report."""
    return [path for path in sorted(folder.glob("*.yaml")) if id.encode() in path.read_bytes()]


def _documents(path: Path) -> Iterator[Any]:
    """The reports of a file, YAML or JSON Lines (which are YAML, but for a line each)."""
    import yaml

    try:
        text = read_list(path).decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "it is not UTF-8"
        raise InputError(f"The report cannot be read: {reason}.", path=str(path), cure="Check the path.") from error
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        if text.startswith("{"):
            for line in text.splitlines():
                yield yaml.load(line, loader)
        else:
            yield from yaml.load_all(text, loader)
    except (yaml.YAMLError, ValueError, RecursionError) as error:  # a date that is none, brackets without end
        raise _no_report(path, str(error)) from error


def _no_report(path: Path, why: str) -> InputError:
    cure = "Delete it, or check the draft again."
    return InputError(f"This is not a report of verify ({visible(why)}).", path=str(path), cure=cure)
