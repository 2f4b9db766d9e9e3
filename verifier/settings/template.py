"""The verify.yaml that ``verify init`` writes, and how a value is written in one."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Mapping

from verifier.settings.keys import KEYS, Settings

_BARE = re.compile(r"[A-Za-z./][\w./-]*")
_PASSWORD = re.compile(r"(?<=[^/:@?]):[^/?]+(?=@)|(?<=[?&])password=[^&]*&?")
"""In an address: it is never printed; .pgpass is the place for it."""
_READ_OTHERWISE = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_HEAD = """\
# What verify goes by in this folder and below it. Each key has its default here: take the # before a key away to
# change its value. Relative paths start where this file is. 'verify settings' shows what holds, and why.
"""


def scalar(value: object) -> str:
    """A value in YAML; quoted where YAML 1.1 or 1.2 would read a string as something else."""
    if isinstance(value, str):
        value = _PASSWORD.sub("", value)
    if isinstance(value, str) and _BARE.fullmatch(value) and value.lower() not in _READ_OTHERWISE:
        return value
    return json.dumps(value)


def template(given: Mapping[str, object]) -> str:
    """A commented file with every key. Those in ``given`` are set; the others stand there as comments, with their defaults."""
    parts = [_HEAD]
    for key in KEYS:
        about = textwrap.wrap(f"{key.about} Takes {key.type.expected}.", 98)
        value = scalar(given.get(key.name, getattr(Settings, key.name)))
        line = f"{'' if key.name in given else '# '}{key.name}: {value}"
        parts.append("".join(f"# {text}\n" for text in about) + line + "\n")
    return "\n".join(parts)
