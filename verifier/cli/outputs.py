"""Which formats go where: ``--format NAME`` and ``--format NAME:FILE``, any number of them, and ``-o FILE``."""

from __future__ import annotations

import contextlib
import dataclasses
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from verifier.cli import options
from verifier.cli.output import Write, to_file, to_stdout
from verifier.cli.terminal import columns, use_color
from verifier.errors import UsageError, VerifierError
from verifier.reports.interface import Format, Reports, Style
from verifier.settings import Color

if TYPE_CHECKING:
    from verifier.report import Report


@dataclasses.dataclass(frozen=True, slots=True)
class Output:
    """A format, and the file that it goes to; None: standard output."""

    format: Format
    file: str | None = None


def chosen(formats: Sequence[str], file: str | None) -> tuple[Output, ...]:
    """The outputs asked for, standard output first; ``file`` is that of ``-o``, which is for the format that has none.

    Where no format is asked for, it is the one that the file's name says, else text. UsageError where two go to one place.
    """
    from verifier.reports.formats import FORMATS

    by_name = {format.name: format for format in FORMATS}
    outputs = []
    for given in formats:
        name, _, target = given.partition(":")
        format = by_name[options.one_of("--format", name, by_name)]
        outputs.append(Output(format, _file(target or None)))
    if file is not None:
        bare = [number for number, output in enumerate(outputs) if output.file is None]
        if not outputs:
            suffix = Path(file).suffix.lower()
            format = next((format for format in FORMATS if suffix in format.suffixes), by_name["text"])
            outputs = [Output(format, _file(file))]
        elif len(bare) == 1:
            outputs[bare[0]] = dataclasses.replace(outputs[bare[0]], file=_file(file))
        else:
            cure = "Give each its own, as --format sarif:out.sarif."
            raise UsageError("-o is the file of the one format that has none.", cure=cure)
    _apart(outputs)
    outputs.sort(key=lambda output: output.file is not None)
    return tuple(outputs) or (Output(by_name["text"]),)


def _file(name: str | None) -> str | None:
    return None if name == "-" else name


def _apart(outputs: Sequence[Output]) -> None:
    places = [None if output.file is None else Path(output.file).resolve() for output in outputs]
    for number, place in enumerate(places):
        if place in places[:number]:
            where = "standard output" if place is None else outputs[number].file
            cure = "Give one of them another file, as --format sarif:out.sarif."
            raise UsageError(f"Two formats cannot go to {where}.", cure=cure)


def spare(files: Iterable[str | None], drafts: Iterable[str]) -> None:
    """An editor's file is never written over: UsageError where a file to be written is a draft."""
    paths = {Path(draft).resolve() for draft in drafts}
    for file in files:
        if file is not None and Path(file).resolve() in paths:
            raise UsageError("This output is a draft, which would be lost.", path=file, cure="Name another file.")


def write(
    outputs: Sequence[Output],
    reports: Iterable[Report],
    failures: Sequence[VerifierError],
    style: Style,
    color: Color,
) -> None:
    """Write all outputs: the first as the reports come, the others when all are there. Files appear when everything is written.

    ``failures`` are those of the drafts that could not be checked; they may grow until all reports have come. Reports are kept in memory
    only where there are several outputs.
    """
    first, *others = outputs
    kept: list[Report] = []
    with contextlib.ExitStack() as stack:
        writers = [_writer(stack, output) for output in outputs]
        source = keeping(reports, kept) if others else reports
        for piece in first.format.render(Reports(source, failures), _styled(style, first, color)):
            writers[0](piece)
        for output, writer in zip(others, writers[1:], strict=True):
            for piece in output.format.render(Reports(kept, failures), _styled(style, output, color)):
                writer(piece)


def keeping(reports: Iterable[Report], kept: list[Report]) -> Iterator[Report]:
    """The reports as they come, each added to a list as well."""
    for report in reports:
        kept.append(report)
        yield report


def _writer(stack: contextlib.ExitStack, output: Output) -> Write:
    if output.file is None:
        return to_stdout(utf8=output.format.name != "text")
    return stack.enter_context(to_file(output.file))


def _styled(style: Style, output: Output, color: Color) -> Style:
    if output.file is None:
        return dataclasses.replace(style, color=use_color(color, sys.stdout), width=columns(sys.stdout))
    return dataclasses.replace(style, color=color is Color.ALWAYS)
