"""Kinds that only carry fields, in place of the real ones: formats do not depend on how values are read."""

from __future__ import annotations

import pytest

from tests.reports.samples import KINDS
from verifier.kinds import BY_NAME


@pytest.fixture(autouse=True)
def _carried_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, kind in KINDS.items():
        monkeypatch.setitem(BY_NAME, name, kind)
