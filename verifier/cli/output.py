"""Where results go: standard output, a file written at one stroke, or the folder of reports."""

from __future__ import annotations

import contextlib
import hashlib
import os
import secrets
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TextIO

from verifier.errors import UsageError

Write = Callable[[str], None]


def to_stdout(*, utf8: bool) -> Write:
    """A function that writes to standard output at once: in UTF-8, or in the terminal's encoding with escapes for what it lacks."""
    stream = sys.stdout
    encoding = "utf-8" if utf8 else stream.encoding or "utf-8"
    buffer = getattr(stream, "buffer", None)

    def write(text: str) -> None:
        data = text.encode(encoding, "backslashreplace")
        if buffer is None:  # a stream without bytes, such as io.StringIO
            stream.write(data.decode(encoding))
        else:
            buffer.write(data)
        stream.flush()

    return write


@contextlib.contextmanager
def to_file(path: str | os.PathLike[str]) -> Iterator[Write]:
    """A function that writes to a file, which appears when all is written: a run that fails leaves the old file as it was.

    Until then its owner alone may read it. Devices and pipes are written directly. Folders above that do not exist are made. Raises
    UsageError where the file cannot be written.
    """
    shown = os.fspath(path)
    temporary: Path | None = None
    with _failures(shown):
        target = Path(path).resolve()
        if target.exists() and not stat.S_ISREG(target.stat().st_mode):
            stream = target.open("w", encoding="utf-8", newline="\n")
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            temporary = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
            stream = open(temporary, "x", encoding="utf-8", newline="\n", opener=_private)  # noqa: SIM115 - closed below
    try:
        yield lambda text: _write(stream, text, shown)
        with _failures(shown):
            stream.close()
            if temporary is not None:
                if target.exists():
                    shutil.copymode(target, temporary)
                else:
                    temporary.chmod(0o666 & ~_umask())
                temporary.replace(target)
    finally:
        with contextlib.suppress(OSError):
            stream.close()
        if temporary is not None:
            temporary.unlink(missing_ok=True)


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _umask() -> int:
    """What the user takes away from the modes of new files. It can only be read by setting it."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _write(stream: TextIO, text: str, shown: str) -> None:
    with _failures(shown):
        stream.write(text)


@contextlib.contextmanager
def _failures(shown: str) -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        message = f"The file cannot be written: {error.strerror or error}."
        raise UsageError(message, path=shown, cure="Check the path and its permissions.") from error


def report_path(folder: str | os.PathLike[str], draft: str) -> Path:
    """The file in the folder of reports for a draft: ``article.yaml`` for ``desk/article.md``.

    Where that file belongs to another draft ("wire/article.md"), or is no report at all, the name gets a mark made from the draft's path.
    """
    stem = "stdin" if draft == "-" else Path(draft).stem
    plain = Path(folder) / f"{stem}.yaml"
    if not plain.exists() or _owner(plain) == draft:
        return plain
    mark = hashlib.sha256(draft.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return Path(folder) / f"{stem}-{mark}.yaml"


def _owner(path: Path) -> object:
    """The path of the draft that a report is on; None where the file is no report."""
    import yaml

    try:
        head = path.read_text(encoding="utf-8").partition("\nreference:")[0]
        return yaml.safe_load(head)["draft"]["path"]
    except (OSError, ValueError, yaml.YAMLError, TypeError, KeyError, RecursionError):
        return None
