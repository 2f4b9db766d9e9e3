"""Messages, progress, colour and width."""

from __future__ import annotations

import io

import pytest

from verifier.cli.terminal import Terminal, columns, use_color
from verifier.errors import InputError
from verifier.settings import Color


class Screen(io.StringIO):
    """A stream that is a terminal, or not."""

    def __init__(self, *, tty: bool = True) -> None:
        super().__init__()
        self.tty = tty

    def isatty(self) -> bool:
        return self.tty


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(autouse=True)
def _terminal_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "60")


def test_progress_shows_after_a_second_and_goes() -> None:
    screen, clock = Screen(), Clock()
    terminal = Terminal(screen, clock=clock)
    terminal.start(200, "articles")
    for _ in range(50):
        terminal.advance()
    assert screen.getvalue() == ""
    clock.now += 1.5
    terminal.advance(50)
    assert screen.getvalue() == "\r\x1b[Karticles [##########          ]  50%  100 of 200"
    terminal.advance(50)  # a tenth of a second has not passed
    assert screen.getvalue().count("\r") == 1
    terminal.done()
    assert screen.getvalue().endswith("\r\x1b[K")


def test_a_message_clears_the_line_of_progress() -> None:
    screen, clock = Screen(), Clock()
    terminal = Terminal(screen, patience=0, clock=clock)
    terminal.start(0, "articles")
    terminal.advance()
    terminal.warn("look")
    assert screen.getvalue().endswith("\r\x1b[Kverify: warning: look\n")


@pytest.mark.parametrize(
    ("tty", "quiet", "term"), [(False, False, "xterm"), (True, True, "xterm"), (True, False, "dumb")]
)
def test_progress_is_for_terminals(tty: bool, quiet: bool, term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", term)
    screen = Screen(tty=tty)
    terminal = Terminal(screen, quiet=quiet, patience=0)
    terminal.start(2, "articles")
    terminal.advance(2)
    terminal.done()
    assert screen.getvalue() == ""


def test_quiet_silences_messages_only() -> None:
    screen = Screen()
    terminal = Terminal(screen, quiet=True)
    terminal.say("working")
    terminal.warn("careful")
    terminal.error(InputError("Bad.", path="a.md", line=3, cure="Mend it."))
    assert screen.getvalue() == "verify: warning: careful\nverify: error: a.md:3: Bad. Mend it.\n"


def test_messages_are_one_safe_line() -> None:
    screen = Screen()
    Terminal(screen).error("a\nb\x1b[2J\u202e\udc80")
    assert screen.getvalue() == "verify: error: a b\\x1b[2J\\u202e\\udc80\n"


@pytest.mark.parametrize(
    ("when", "tty", "environ", "expected"),
    [
        (Color.AUTO, True, {}, True),
        (Color.AUTO, False, {}, False),
        (Color.AUTO, True, {"NO_COLOR": "1"}, False),
        (Color.AUTO, True, {"NO_COLOR": ""}, True),
        (Color.AUTO, False, {"FORCE_COLOR": "1"}, True),
        (Color.AUTO, False, {"FORCE_COLOR": ""}, False),
        (Color.AUTO, True, {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (Color.AUTO, True, {"TERM": "dumb"}, False),
        (Color.AUTO, True, {"TERM": "dumb", "FORCE_COLOR": "1"}, False),
        (Color.ALWAYS, False, {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (Color.NEVER, True, {"FORCE_COLOR": "1"}, False),
    ],
)
def test_color(when: Color, tty: bool, environ: dict[str, str], expected: bool) -> None:
    assert use_color(when, Screen(tty=tty), environ) is expected


@pytest.mark.parametrize(("terminal", "expected"), [("20", 40), ("72", 72), ("300", 100)])
def test_columns_of_a_terminal(terminal: str, expected: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", terminal)
    assert columns(Screen()) == expected
    assert columns(Screen(tty=False)) == 80
