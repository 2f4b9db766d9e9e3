"""YAML: a stream of documents, one report each, that people read and programs parse (docs/report.md).

PyYAML does the writing, by libyaml where it is there: that is four times as fast. This module decides how strings and mappings look, so
that both write the same bytes and YAML 1.1 and 1.2 read the same data.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from verifier.report import Report
from verifier.reports.characters import HIDDEN, escape
from verifier.reports.document import document
from verifier.reports.interface import Format, Style

if TYPE_CHECKING:
    import yaml

_IN_ONE_LINE = frozenset({"tool", "span", "value", "summary", "suppressed", "sentence", "decision"})
"""Keys whose mappings are written in a line, as ``{claims: 14, …}``."""

_QUOTED = re.compile(r"[yYnN]|[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?|0o[0-7]+|[-+]?\.(?:inf|nan)", re.I)
"""Strings that PyYAML would leave bare and other parsers read as something else: YAML 1.1's short booleans, YAML 1.2's numbers. A claim's
id can be one ("12e345678901")."""

_ESCAPED = re.compile(r"[\\\n\r\t\x85\u2028\u2029\U00010000-\U0010ffff]|" + HIDDEN.pattern)
"""Characters that make a string a double-quoted one: those that are escaped in it, and those over which the two writers differ."""

_ASTRAL = re.compile(r"\\(?:U([0-9A-F]{8})|.)")
_WIDTH = 2**30


def dump(data: Mapping[str, Any]) -> str:
    """Data as one YAML document, from its ``---`` on. No line is folded; hidden characters are written as escapes."""
    import yaml

    text: str = yaml.dump(
        data,
        Dumper=_dumper(),
        explicit_start=True,
        sort_keys=False,
        allow_unicode=True,
        default_flow_style=False,
        width=_WIDTH,
    )
    # Whatever has a backslash or a hidden character in it is a double-quoted scalar by now: see _ESCAPED.
    text = _ASTRAL.sub(_unescape_visible, text)
    return HIDDEN.sub(lambda match: escape(match[0]), text)


def _unescape_visible(match: re.Match[str]) -> str:
    """An emoji that libyaml has escaped, as itself; other escapes as they are."""
    if match[1] is None:
        return match[0]
    character = chr(int(match[1], 16))
    return escape(character) if HIDDEN.match(character) else character


@functools.cache
def _dumper() -> type[yaml.SafeDumper]:
    import yaml

    base: type[yaml.SafeDumper] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)

    class Dumper(base):  # type: ignore[valid-type, misc]
        """Writes no anchors: a value that comes twice is written twice."""

        def ignore_aliases(self, data: Any) -> bool:
            return True

    Dumper.add_representer(str, _represent_string)
    Dumper.add_representer(dict, _represent_mapping)
    return Dumper


def _represent_string(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = '"' if _ESCAPED.search(text) else "'" if _QUOTED.fullmatch(text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


def _represent_mapping(dumper: yaml.SafeDumper, data: dict[str, Any]) -> yaml.MappingNode:
    node = dumper.represent_mapping("tag:yaml.org,2002:map", data.items(), flow_style=False)
    for key, item in node.value:
        if key.value in _IN_ONE_LINE and not isinstance(item.value, str):
            item.flow_style = True
    return node


def render(reports: Iterable[Report], style: Style) -> Iterator[str]:
    """A document a report."""
    return (dump(document(report)) for report in reports)


YAML = Format("yaml", (".yaml", ".yml"), render)
