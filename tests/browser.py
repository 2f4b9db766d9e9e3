"""A browser for the tests of pages: headless Chromium, driven by Selenium, and axe-core, which checks accessibility.

Tests that need them are skipped, saying so, where they are missing. Debian and Ubuntu have ``chromium`` and ``chromium-driver``; axe-core
is a file, ``axe.min.js``, that ``npm pack axe-core`` brings and that the variable AXE_CORE names. CONTRIBUTING.md has the commands.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

CHROMIUM, DRIVER = ("chromium", "chromium-browser", "google-chrome"), "chromedriver"


@contextlib.contextmanager
def browser() -> Iterator[Chrome]:
    """A browser without a window. What a page loads over the network, its own server apart, fails."""
    binary, driver = next(filter(None, map(shutil.which, CHROMIUM)), None), shutil.which(DRIVER)
    if binary is None or driver is None:
        pytest.skip("needs Chromium and its driver: apt-get install chromium chromium-driver")
    from selenium.webdriver import Chrome, ChromeOptions
    from selenium.webdriver.chrome.service import Service

    options = ChromeOptions()
    options.binary_location = binary
    for argument in (
        "--headless=new",
        "--no-sandbox",  # in a container there is nothing to make one of
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    chrome = Chrome(options=options, service=Service(driver))
    try:
        yield chrome
    finally:
        chrome.quit()


def screen(chrome: Chrome, width: int, height: int = 900, *, dark: bool = False, medium: str = "screen") -> None:
    """Show pages at this size, in this scheme, as on this medium."""
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
    chrome.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    scheme = {"name": "prefers-color-scheme", "value": "dark" if dark else "light"}
    chrome.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": medium, "features": [scheme]})


def violations(chrome: Chrome) -> list[str]:
    """What axe-core finds serious or critical on the page, a line each."""
    source = os.environ.get("AXE_CORE", "")
    if not source:
        pytest.skip("needs axe-core: npm pack axe-core, and its axe.min.js named in AXE_CORE")
    # Over the protocol and not by the page, whose policy would not let it in.
    script = Path(source).read_text(encoding="utf-8")
    chrome.execute_cdp_cmd("Runtime.evaluate", {"expression": script})
    found: Any = chrome.execute_async_script("const done = arguments[0]; axe.run(document).then(done)")
    assert len(found["passes"]) > 10  # it has looked
    return [
        f"{rule['id']} ({rule['impact']}): {rule['help']}: {node['target']}: {node.get('failureSummary', '')}"
        for rule in found["violations"]
        if rule["impact"] in {"serious", "critical"}
        for node in rule["nodes"]
    ]


def wait(condition: Callable[[], Any], seconds: float = 10) -> Any:
    """The first true value of a condition; AssertionError where it stays false."""
    end = time.monotonic() + seconds
    while not (value := condition()):
        assert time.monotonic() < end, "the page did not get there in time"
        time.sleep(0.02)
    return value
