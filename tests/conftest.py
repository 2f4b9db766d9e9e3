"""What all tests share: how property tests are run, and which copy of the package is tested."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

# Last, so that an installed verifier goes before the checkout's: tests import each other (tests.reports.samples) from there.
sys.path.append(str(Path(__file__).resolve().parent.parent))

# No deadline: a loaded machine is no failure. In continuous integration the same examples every time, so that a red run is
# the change's fault.
hypothesis.settings.register_profile("development", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None, print_blob=True)
hypothesis.settings.register_profile("quick", hypothesis.settings.get_profile("ci"), max_examples=15)
hypothesis.settings.load_profile(os.environ.get("TEST_PROFILE") or ("ci" if os.environ.get("CI") else "development"))


def pytest_report_header() -> str:
    """Tests run against the installed package or against the checkout: say which."""
    import verifier

    return f"verifier {verifier.__version__} from {Path(verifier.__file__).parent}"


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout, which holds the archive and the drafts that come with the project."""
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def chrome() -> Iterator[Any]:
    """A headless browser, shared by all tests of pages."""
    from tests.browser import browser

    with browser() as running:
        yield running
