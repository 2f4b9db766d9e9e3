"""Models made ready to run: the cache of exports, each a folder that appears whole or not at all.

The layout, below the cache folder::

    models/<name>-<digest>-<precision>-<format>/   model.onnx, tokenizer.json, manifest.json
    models/sources/<stamp>.json                    the digest of a model's files, by their names, sizes and times

What is trusted: the cache folder as much as the folder the program is installed in. The manifest is written last, with the SHA-256 of the
two other files; an export is used only if both are exactly what the manifest says, so a file that was cut short, damaged or mixed up is
made again. The original weights (90 MB) are hashed when they are first seen and when their sizes or times change, not at every start.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import json
import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import verifier
from verifier.errors import ModelError
from verifier.models.cache import is_nowhere
from verifier.models.embedder import Precision
from verifier.models.sources import Source
from verifier.progress import Message, no_message

FORMAT: Final = 1
"""Raised with every change of the export or of the pooling that gives other vectors for the same weights."""

MODEL: Final = "model.onnx"
TOKENIZER: Final = "tokenizer.json"
MANIFEST: Final = "manifest.json"

_ABANDONED = 3600
"""Seconds after which a folder that an export left half-made is removed: an export takes less than a minute."""


@dataclasses.dataclass(frozen=True, slots=True)
class Manifest:
    """What an export was made from, and what it holds. ``pooling`` is "mean" or "cls"; ``digest`` that of the source's files.

    ``files`` are the SHA-256 of the export's files by name, ``made_with`` the versions of the libraries that made it.
    """

    name: str
    digest: str
    precision: Precision
    dimension: int
    max_tokens: int
    pooling: str
    files: dict[str, str]
    made_with: dict[str, str]
    format: int = FORMAT

    @property
    def revision(self) -> str:
        """Source, precision and format: equal revisions give comparable vectors."""
        return f"{self.digest[:16]}-{self.precision}-{self.format}"

    def write(self, folder: Path) -> None:
        """Save it in an export's folder."""
        text = json.dumps(dataclasses.asdict(self), indent=2, sort_keys=True) + "\n"
        (folder / MANIFEST).write_text(text, encoding="utf-8")

    @classmethod
    def read(cls, folder: Path) -> Manifest | None:
        """The manifest of an export's folder; None where there is none that this version of the program wrote."""
        try:
            data: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
            manifest = cls(**data | {"precision": Precision(data["precision"])})
        except (OSError, ValueError, KeyError, TypeError):
            return None
        return manifest if manifest.format == FORMAT else None


@dataclasses.dataclass(frozen=True, slots=True)
class Exported:
    """An export that was found whole: its manifest, and the bytes of its files as they were checked."""

    manifest: Manifest
    model: bytes = dataclasses.field(repr=False)
    tokenizer: bytes = dataclasses.field(repr=False)

    @classmethod
    def read(cls, folder: Path, source_digest: str, precision: Precision) -> Exported | None:
        """The export in a folder; None where it is missing, of another model, or not what its manifest says."""
        manifest = Manifest.read(folder)
        if manifest is None or (manifest.digest, manifest.precision) != (source_digest, precision):
            return None
        try:
            contents = {name: (folder / name).read_bytes() for name in (MODEL, TOKENIZER)}
        except OSError:
            return None
        if {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()} != manifest.files:
            return None
        return cls(manifest, contents[MODEL], contents[TOKENIZER])


Exporter = Callable[[Source, str, Precision, Path], None]
"""Exports a model (its source, the source's digest, the precision) into an empty folder; ModelError where it cannot."""


def export_in_subprocess(source: Source, digest: str, precision: Precision, folder: Path) -> None:
    """Run ``verifier.models.export`` in a process of its own, without the network.

    The libraries that export decide at their import whether they may go online, write to standard output and take half a gigabyte: none
    of that may touch the process that checks a draft.
    """
    environment = os.environ | {
        "HF_HUB_OFFLINE": "1",
        "TRANSFORMERS_OFFLINE": "1",
        "HF_HUB_DISABLE_TELEMETRY": "1",
        "ORT_DISABLE_TELEMETRY": "1",
        "TOKENIZERS_PARALLELISM": "false",
        "PYTHONPATH": os.pathsep.join(
            filter(None, (os.environ.get("PYTHONPATH"), str(Path(verifier.__file__).parent.parent)))
        ),
    }
    arguments = [str(source.folder), source.name, digest, precision.value, str(folder)]
    # -P: a file torch.py in the folder of the drafts is not a library.
    command = [sys.executable, "-P", "-W", "ignore", "-m", "verifier.models.export", *arguments]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, errors="replace", check=False)
    if ran.returncode != 0:
        last = next(
            (line for line in reversed(ran.stderr.splitlines()) if line.strip()), f"exit status {ran.returncode}"
        )
        raise ModelError(
            f"The model cannot be exported: {last.strip()}",
            path=source.name,
            cure="Check that torch, sentence-transformers, onnx, onnxruntime and onnxscript are installed.",
        )


def get_export(
    source: Source,
    precision: Precision,
    cache: Path,
    *,
    message: Message = no_message,
    warn: Message = no_message,
    export: Exporter = export_in_subprocess,
) -> Exported:
    """A model ready to run: from the cache, or exported into it now, which takes about ten seconds. Where the cache cannot be written it is
    exported into a temporary folder, which is gone when this returns.

    Several processes may do this at once: each exports into a folder of its own, the first to finish wins, and all use its files.

    Raises ModelError where the model is not what it should be, or cannot be exported.
    """
    home = cache / "models"
    digest = _digest_of(source, home / "sources")
    try:
        folder = home / f"{re.sub(r'[^A-Za-z0-9._-]+', '-', source.name)}-{digest[:16]}-{precision}-{FORMAT}"
        found = Exported.read(folder, digest, precision)
        if found is None:
            found = _make(source, digest, precision, folder, export, message)
    except OSError as error:
        why = "This user has no home folder" if is_nowhere(cache) else f"{home}: {error.strerror or error}"
        warn(
            f"{why}: the model {source.name} is made ready to run in memory, and again by every run, which takes about ten seconds."
            " Set 'cache' to a folder that can be written."
        )
        found = _make_for_now(source, digest, precision, export)
    return found


def _make_for_now(source: Source, digest: str, precision: Precision, export: Exporter) -> Exported:
    """An export that is kept in memory alone."""
    try:
        with tempfile.TemporaryDirectory(prefix="verify-model-", dir=_temporary()) as folder:
            export(source, digest, precision, Path(folder))
            found = Exported.read(Path(folder), digest, precision)
    except OSError as error:
        raise ModelError(
            f"The model cannot be made ready to run: neither the cache nor a temporary folder can be written ({error.strerror or error}).",
            path=source.name,
            cure="Set 'cache' to a folder that can be written.",
        ) from error
    if found is None:
        raise ModelError("The export left no usable model.", path=source.name)
    return found


def _temporary() -> str:
    """A folder for temporary files; the system's shared memory where there is no other (a container whose disks are all read-only)."""
    try:
        return tempfile.gettempdir()
    except OSError:
        return "/dev/shm"


def _digest_of(source: Source, records: Path) -> str:
    """The digest of a source's files, from the record made when they were last hashed, if none has changed since."""
    record = records / f"{source.stamp()[:32]}.json"
    try:
        known = json.loads(record.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        known = None
    if isinstance(known, str) and re.fullmatch("[0-9a-f]{64}", known):
        return known
    digest = source.digest()
    with contextlib.suppress(OSError):  # then it is hashed again by the next run
        records.mkdir(parents=True, exist_ok=True)
        temporary = records / f".{secrets.token_hex(8)}"
        temporary.write_text(json.dumps(digest), encoding="utf-8")
        temporary.replace(record)
    return digest


def _make(
    source: Source, digest: str, precision: Precision, folder: Path, export: Exporter, message: Message
) -> Exported:
    home = folder.parent
    _sweep(home)
    temporary = home / f".export-{secrets.token_hex(8)}"
    temporary.mkdir(parents=True)
    message(f"The model {source.name} is made ready to run; this is done once and takes about ten seconds.")
    try:
        export(source, digest, precision, temporary)
        if Exported.read(temporary, digest, precision) is None:
            raise ModelError("The export left no usable model.", path=source.name)
        _publish(temporary, folder, digest, precision)
    finally:
        shutil.rmtree(temporary, ignore_errors=True)
    found = Exported.read(folder, digest, precision)
    if found is None:
        raise ModelError(
            "The exported model was changed while it was being read.", path=str(folder), cure="Run the command again."
        )
    return found


def _publish(temporary: Path, folder: Path, digest: str, precision: Precision) -> None:
    """Move a finished export into place, unless a good one is there by now; a damaged one is set aside first."""
    for _ in range(3):
        try:
            temporary.rename(folder)
            return
        except OSError:
            if Exported.read(folder, digest, precision) is not None:
                return
            aside = folder.with_name(f".export-{secrets.token_hex(8)}")
            with contextlib.suppress(OSError):  # another process may have moved it
                folder.rename(aside)
            shutil.rmtree(aside, ignore_errors=True)
    temporary.rename(folder)


def _sweep(home: Path) -> None:
    """Remove what exports that were killed have left."""
    for left in home.glob(".export-*"):
        with contextlib.suppress(OSError):
            if time.time() - left.stat().st_mtime > _ABANDONED:
                shutil.rmtree(left, ignore_errors=True)
