"""Whether the oracles of a suite are installed."""

from __future__ import annotations

import importlib.util

import pytest

from bench.differential import Suite


def needs(suite: Suite) -> None:
    """Skip the test where an oracle is missing, naming it."""
    missing = [module for module in suite.modules if importlib.util.find_spec(module) is None]
    if missing:
        pytest.skip(f"needs the extra 'oracles': {', '.join(missing)} not installed")
