"""``verify evaluate``: how good are the verdicts?"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from verifier.cli import options
from verifier.cli.engine import Engine
from verifier.cli.output import to_stdout
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal
from verifier.errors import UsageError


def evaluate(
    ctx: typer.Context,
    drafts: Annotated[str, typer.Option("--drafts", metavar="FOLDER", help="The marked drafts.")] = "seeds",
    reference: Annotated[str, typer.Option("--reference", metavar="FOLDER", help="Their archive.")] = "reference",
    gold: Annotated[
        str, typer.Option("--gold", metavar="FILE", help="The claims that an editor marked.")
    ] = "tests/acceptance/gold.jsonl",
    plain: Annotated[
        str, typer.Option("--plain", metavar="FILE", help="Sentences without a claim.")
    ] = "tests/acceptance/plain.jsonl",
    decisions: Annotated[
        str | None,
        typer.Option(
            "--decisions", metavar="FILE", help="Measure by the decisions of a desk's editors instead (decisions.yaml)."
        ),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="Print every wrong claim, too.")] = False,
    retrieval: Annotated[
        bool,
        typer.Option(
            "--retrieval", help="Measure instead how near the top the deciding sentence stands among those found."
        ),
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")] = False,
    model: options.Model = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
    quiet: options.Quiet = False,
) -> Status:
    """Measure the verdicts on marked drafts.

    Drafts whose claims an editor has marked are checked, and the verdicts compared with the marks. In a checkout of the project it takes
    the drafts in seeds/, the archive in reference/ and the marks in tests/acceptance/.

    With --retrieval it says for how many of the claims that the archive decides the deciding sentence was among the first 1, 3, 5,
    10 and 40 found, as searched and as ranked by gate 1.

    With --decisions it says how often a desk's editors agreed with the findings that they decided about.
    """
    if decisions is not None:
        return _by_decisions(decisions, as_json)
    from verifier.evaluation import read_gold, read_plain, score
    from verifier.reading import find_articles, read_article
    from verifier.reports.json import line
    from verifier.retrieval import shown, summary

    for option, path in (("--drafts", drafts), ("--reference", reference), ("--gold", gold), ("--plain", plain)):
        if not Path(path).exists():
            cure = f"Run this in a checkout of the project, or give {option}."
            raise UsageError("There is no such file or folder.", path=path, cure=cure)
    settings = options.settings_of(config, isolated, reference=reference, model=model)
    marked, unmarked = read_gold(Path(gold)), read_plain(Path(plain))
    terminal = Terminal(quiet=quiet)
    write = to_stdout(utf8=False)
    engine = ctx.find_object(Engine) or Engine()
    if retrieval:
        places = engine.places(settings, Path(drafts), marked, terminal)
        write(line(summary(places)) if as_json else "".join(f"{text}\n" for text in shown(places)))
        return Status.CLEAN
    reports = {}
    with engine.session(settings, terminal, terminal.say) as session:
        for found in find_articles([drafts]):
            reports[found.path.name] = session.check(read_article(found.path))
    figures = score(reports, marked, unmarked)
    if errors:
        write("".join(f"{text}\n" for text in figures.errors()))
    write(line(figures.summary()) if as_json else "".join(f"{text}\n" for text in figures.lines()))
    return Status.CLEAN


def _by_decisions(file: str, as_json: bool) -> Status:
    from verifier.decisions import read
    from verifier.evaluation import desk_figures
    from verifier.reports.json import line

    if not Path(file).is_file():
        raise UsageError("There is no such file.", path=file, cure="verify review writes one beside the drafts.")
    figures = desk_figures(read(Path(file)))
    to_stdout(utf8=False)(line(figures.summary()) if as_json else "".join(f"{text}\n" for text in figures.lines()))
    return Status.CLEAN
