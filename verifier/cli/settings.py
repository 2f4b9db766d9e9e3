"""``verify settings``."""

from __future__ import annotations

import json
import re

from verifier.cli import options
from verifier.cli.output import to_stdout
from verifier.cli.status import Status

_BARE = re.compile(r"[A-Za-z./][\w./-]*")
_PASSWORD = re.compile(r"(?<=[^/:@?]):[^/?]+(?=@)|(?<=[?&])password=[^&]*&?")
"""In an address: it is never printed; .pgpass is the place for it."""
_READ_OTHERWISE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})


def settings(config: options.Config = None, isolated: options.Isolated = False) -> Status:
    """Print the settings that hold here.

    Each is shown with where it comes from. The output is a verify.yaml that would set the same.
    """
    found = options.settings_of(config, isolated)
    sources = found.sources()
    lines = [(f"{name}: {_scalar(getattr(found, name))}", source) for name, source in sources.items()]
    width = max(len(line) for line, _ in lines)
    to_stdout(utf8=False)("".join(f"{line:<{width}}  # {source}\n" for line, source in lines))
    return Status.CLEAN


def _scalar(value: object) -> str:
    """A value in YAML."""
    if isinstance(value, str):
        value = _PASSWORD.sub("", value)
    if isinstance(value, str) and _BARE.fullmatch(value) and value.lower() not in _READ_OTHERWISE:
        return value
    return json.dumps(value)
