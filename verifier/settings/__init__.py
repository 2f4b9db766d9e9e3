"""What can be set, and the one reader of it: options, environment, configuration file, defaults, in this order.

The configuration file is the nearest ``verify.yaml``, or ``pyproject.toml`` with a table ``[tool.verify]``, in the current folder or
above it; in one folder ``verify.yaml`` goes first. docs/configuration.md has every key; a test keeps it in step with ``keys.py``.
"""

from __future__ import annotations

from verifier.settings.keys import KEYS, Key, Settings
from verifier.settings.loading import load
from verifier.settings.types import Choice, Color, FailOn, Flag, Number, Sort, Text

__all__ = ["KEYS", "Choice", "Color", "FailOn", "Flag", "Key", "Number", "Settings", "Sort", "Text", "load"]
