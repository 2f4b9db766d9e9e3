"""How a command's help looks."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand


class Job(TyperCommand):
    """A command whose help shows arguments by name alone: ``DRAFT...``, without the type in which the program holds them."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """The usage line: the options, then the arguments."""
        return [self.options_metavar or "", *(name for name, _ in self._arguments(ctx))]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """The arguments, then the options."""
        arguments = self._arguments(ctx)
        if arguments:
            with formatter.section("Arguments"):
                formatter.write_dl(arguments)
        options = [p.get_help_record(ctx) for p in self.get_params(ctx) if p.param_type_name == "option"]
        with formatter.section("Options"):
            formatter.write_dl([record for record in options if record is not None])

    def _arguments(self, ctx: Any) -> list[tuple[str, str]]:
        rows = []
        for parameter in self.get_params(ctx):
            if parameter.param_type_name == "argument":
                name = (parameter.metavar or parameter.name or "") + ("..." if parameter.nargs != 1 else "")
                rows.append((name if parameter.required else f"[{name}]", getattr(parameter, "help", None) or ""))
        return rows
