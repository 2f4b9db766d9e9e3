"""How a command's help looks, and how its words are read."""

from __future__ import annotations

from typing import Any

from typer.core import TyperCommand


class AsTyped:
    """Flags, and options and arguments that are text or lists of it, as they were typed.

    Typer 0.29 has pydantic check even these, and loading pydantic takes a fifteenth of the time of ``verify DRAFT``. An older or
    a newer Typer that knows no ``_runtime_param`` goes its own way, with the same result.
    """

    def coerce(self, value: Any, param: Any, ctx: Any) -> Any:
        """The value; of what can be given several times a list, which is empty where it was not given."""
        if param.multiple or param.nargs == -1:
            return list(value or ())
        return value


class Job(TyperCommand):
    """A command whose help shows arguments by name alone: ``DRAFT...``, without the type in which the program holds them."""

    def get_params(self, ctx: Any) -> list[Any]:
        """The parameters, ``--help`` among them."""
        parameters: list[Any] = super().get_params(ctx)
        for parameter in parameters:
            if getattr(getattr(parameter, "type_descriptor", None), "annotation", None) in (bool, str, list[str]):
                parameter.__dict__["_runtime_param"] = AsTyped()
        return parameters

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
