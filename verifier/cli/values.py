"""``verify values`` and ``verify claims``: what a draft says, without an archive."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from verifier.cli import options
from verifier.cli.drafts import read_drafts
from verifier.cli.engine import Engine
from verifier.cli.output import to_stdout
from verifier.cli.status import Status
from verifier.cli.terminal import Terminal

if TYPE_CHECKING:
    from verifier.claims import Claim, Mention
    from verifier.settings import Settings
    from verifier.text import Article

Kind = Annotated[
    list[str] | None, typer.Option("--kind", metavar="KIND", help="This kind alone; may be given several times.")
]
Format = Annotated[str, typer.Option("--format", metavar="FORMAT", help="text, or jsonl: a JSON object a line.")]

Rows = tuple[Iterator[tuple[dict[str, Any], str]], tuple[str, ...]]
"""Results, each as data and as a line for people, and warnings."""


def values(
    ctx: typer.Context,
    drafts: options.Drafts,
    kind: Kind = None,
    format: Format = "text",
    date: options.Date = None,
    stdin_filename: options.StdinFilename = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> Status:
    """Print every count, date and place in drafts.

    Values that make no checkable claim are among them, with the reason. No archive is needed.
    """
    settings = options.settings_of(config, isolated)
    engine = ctx.find_object(Engine) or Engine()
    wanted = _kinds(kind, engine)

    def rows(article: Article) -> Rows:
        found, warnings = engine.mentions(article)
        return (_value_row(article, mention) for mention in found if mention.kind in wanted), warnings

    return _print(drafts, rows, format, date, stdin_filename, settings)


def claims(
    ctx: typer.Context,
    drafts: options.Drafts,
    kind: Kind = None,
    format: Format = "text",
    date: options.Date = None,
    stdin_filename: options.StdinFilename = None,
    config: options.Config = None,
    isolated: options.Isolated = False,
) -> Status:
    """Print the claims that would be checked.

    No archive is needed.
    """
    settings = options.settings_of(config, isolated)
    engine = ctx.find_object(Engine) or Engine()
    wanted = _kinds(kind, engine)

    def rows(article: Article) -> Rows:
        found, warnings = engine.claims(article)
        return (_claim_row(article, claim) for claim in found if claim.kind in wanted), warnings

    return _print(drafts, rows, format, date, stdin_filename, settings)


def _print(
    drafts: list[str],
    rows: Callable[[Article], Rows],
    format: str,
    date: str | None,
    stdin_filename: str | None,
    settings: Settings,
) -> Status:
    from verifier.reading import publication_warning
    from verifier.reports.json import line

    machine = options.one_of("--format", format, ("text", "jsonl", "json")) != "text"
    day = options.day("--date", date)
    read = read_drafts(drafts, stdin_filename=stdin_filename, date=day, largest=settings.largest_draft)
    terminal, write = Terminal(), to_stdout(utf8=machine)
    for failure in read.failures:
        terminal.error(failure)
    for article in read.articles:
        if warning := publication_warning(article):
            terminal.warn(warning)
        results, warnings = rows(article)
        for warning in warnings:
            terminal.warn(warning)
        for data, text in results:
            write(line(data) if machine else text + "\n")
    return Status.FAILURE if read.failures else Status.CLEAN


def _value_row(article: Article, mention: Mention[Any]) -> tuple[dict[str, Any], str]:
    from verifier.reports.document import fields, position

    words = mention.span.of(article.text)
    where, typed = position(mention.span, article), fields(mention.kind, mention.value)
    data = {
        "draft": article.id,
        "kind": mention.kind,
        "value": {"text": words, **where, **typed},
        "excluded": mention.excluded or None,
    }
    why = f" (no claim: {mention.excluded})" if mention.excluded else ""
    return data, _line(article, where, mention.kind, words, typed) + why


def _claim_row(article: Article, claim: Claim[Any]) -> tuple[dict[str, Any], str]:
    from verifier.reports.characters import visible
    from verifier.reports.document import fields, located_value, position

    context = claim.context
    data = {
        "draft": article.id,
        "id": claim.id,
        "kind": claim.kind,
        "quote": claim.quote,
        "span": position(claim.clause, article),
        "value": located_value(claim, article),
        "context": {
            "subject": context.subject,
            "predicate": context.predicate,
            "said_by": context.said_by,
            "tense": str(context.tense),
            "status": str(context.status),
            "negated": context.negated,
            "quoted": context.quoted,
        },
    }
    typed, where = fields(claim.kind, claim.value), position(claim.span, article)
    return data, f"{_line(article, where, claim.kind, claim.words, typed)}\n    {claim.id}: “{visible(claim.quote)}”"


def _line(article: Article, where: dict[str, int], kind: str, words: str, typed: dict[str, Any]) -> str:
    from verifier.reports.characters import visible

    told = ", ".join(f"{name} {_shown(item)}" for name, item in typed.items() if item not in (None, "", []))
    return visible(f"{article.id}:{where['line']}:{where['column']}: {kind} “{words}”: {told}")


def _shown(item: object) -> str:
    return " < ".join(map(str, item)) if isinstance(item, list | tuple) else str(item)


def _kinds(asked: list[str] | None, engine: Engine) -> tuple[str, ...]:
    known = engine.kinds()
    return tuple(options.one_of("--kind", name, known) for name in asked) if asked else known
