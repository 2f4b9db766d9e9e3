"""The cache of exports: an export is used whole or not at all, and made once."""

from __future__ import annotations

import json
import os
import threading
import time
from pathlib import Path

import pytest

from verifier.errors import ModelError
from verifier.models import Precision
from verifier.models.exported import Exported, Manifest, get_export
from verifier.models.sources import Source, sha256_of


@pytest.fixture
def source(tmp_path: Path) -> Source:
    folder = tmp_path / "model"
    folder.mkdir()
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "config.json").write_text("{}", encoding="utf-8")
    return Source("own/model", folder)


class Exporter:
    """Writes what an export is made of, and counts."""

    def __init__(self, delay: float = 0.0) -> None:
        self.calls = 0
        self.delay = delay

    def __call__(self, source: Source, digest: str, precision: Precision, folder: Path) -> None:
        self.calls += 1
        (folder / "model.onnx").write_bytes(b"graph")
        (folder / "tokenizer.json").write_bytes(b"tokens")
        time.sleep(self.delay)
        files = {name: sha256_of(folder / name) for name in ("model.onnx", "tokenizer.json")}
        Manifest(source.name, digest, precision, 8, 256, "mean", files, {}).write(folder)


def get(source: Source, cache: Path, export: Exporter, precision: Precision = Precision.INT8) -> Exported:
    return get_export(source, precision, cache, export=export)


def test_exported_once(source: Source, tmp_path: Path) -> None:
    export = Exporter()
    messages: list[str] = []
    first = get_export(source, Precision.INT8, tmp_path / "cache", export=export, message=messages.append)
    second = get_export(source, Precision.INT8, tmp_path / "cache", export=export, message=messages.append)
    assert export.calls == len(messages) == 1
    assert "own/model is made ready to run" in messages[0]
    assert first == second
    assert (first.model, first.tokenizer) == (b"graph", b"tokens")
    (folder,) = (tmp_path / "cache" / "models").glob("own-model-*")
    assert folder.name == f"own-model-{first.manifest.digest[:16]}-int8-1"
    assert first.manifest.revision == f"{first.manifest.digest[:16]}-int8-1"


def test_precisions_are_kept_apart(source: Source, tmp_path: Path) -> None:
    export = Exporter()
    revisions = {get(source, tmp_path / "cache", export, precision).manifest.revision for precision in Precision}
    assert export.calls == len(revisions) == 2


def test_original_is_hashed_once_and_again_when_it_changes(
    source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    digest = Source.digest

    def noted(self: Source) -> str:
        hashed.append(self.name)
        return digest(self)

    monkeypatch.setattr(Source, "digest", noted)
    export = Exporter()
    old = get(source, tmp_path / "cache", export)
    get(source, tmp_path / "cache", export)
    assert len(hashed) == 1
    (source.folder / "model.safetensors").write_bytes(b"better weights")
    new = get(source, tmp_path / "cache", export)
    assert len(hashed) == export.calls == 2
    assert new.manifest.revision != old.manifest.revision


def test_copy_of_a_model_shares_its_export(source: Source, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    copy.mkdir()
    for file in source.folder.iterdir():
        (copy / file.name).write_bytes(file.read_bytes())
    export = Exporter()
    assert get(source, tmp_path / "cache", export) == get(Source(source.name, copy), tmp_path / "cache", export)
    assert export.calls == 1


@pytest.mark.parametrize("file", ["model.onnx", "tokenizer.json", "manifest.json"])
@pytest.mark.parametrize("how", ["cut", "changed", "missing"])
def test_damaged_export_is_made_again(source: Source, tmp_path: Path, file: str, how: str) -> None:
    export = Exporter()
    whole = get(source, tmp_path / "cache", export)
    (folder,) = (tmp_path / "cache" / "models").glob("own-model-*")
    if how == "missing":
        (folder / file).unlink()
    else:
        data = (folder / file).read_bytes()
        (folder / file).write_bytes(data[:-2] if how == "cut" else data[::-1])
    assert get(source, tmp_path / "cache", export) == whole
    assert export.calls == 2
    assert not list((tmp_path / "cache" / "models").glob(".export-*"))


def test_export_of_another_format_is_made_again(source: Source, tmp_path: Path) -> None:
    export = Exporter()
    get(source, tmp_path / "cache", export)
    (manifest,) = (tmp_path / "cache" / "models").glob("own-model-*/manifest.json")
    manifest.write_text(json.dumps(json.loads(manifest.read_text(encoding="utf-8")) | {"format": 0}), encoding="utf-8")
    get(source, tmp_path / "cache", export)
    assert export.calls == 2


def test_two_at_once(source: Source, tmp_path: Path) -> None:
    """Both export, one is kept, and both have a whole model."""
    export = Exporter(delay=0.2)
    found: list[Exported] = []
    threads = [threading.Thread(target=lambda: found.append(get(source, tmp_path / "cache", export))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert export.calls == 2
    assert found[0] == found[1]
    assert [
        path.name.startswith("own-model-")
        for path in (tmp_path / "cache" / "models").iterdir()
        if path.name != "sources"
    ] == [True]


def test_failed_export_leaves_nothing(source: Source, tmp_path: Path) -> None:
    def fail(source: Source, _digest: str, _precision: Precision, folder: Path) -> None:
        (folder / "model.onnx").write_bytes(b"half")
        raise ModelError("No.", path=source.name)

    with pytest.raises(ModelError, match=r"own/model: No\."):
        get_export(source, Precision.INT8, tmp_path / "cache", export=fail)
    assert [path.name for path in (tmp_path / "cache" / "models").iterdir()] == ["sources"]


def test_export_without_a_manifest_is_not_used(source: Source, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="left no usable model"):
        get_export(source, Precision.INT8, tmp_path / "cache", export=lambda *_: None)


def test_left_over_folders_are_swept_after_an_hour(source: Source, tmp_path: Path) -> None:
    models = tmp_path / "cache" / "models"
    for name, age in ((".export-old", 2 * 3600), (".export-new", 0)):
        (models / name).mkdir(parents=True)
        os.utime(models / name, (time.time() - age,) * 2)
    get(source, tmp_path / "cache", Exporter())
    assert [path.name for path in models.glob(".export-*")] == [".export-new"]


def test_cache_that_is_no_folder(source: Source, tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    """The model is exported for this run alone, and that is said."""
    warnings: list[str] = []
    for _ in range(2):
        export = Exporter()
        found = get_export(source, Precision.INT8, tmp_path / "cache", warn=warnings.append, export=export)
        assert (export.calls, found.model, found.tokenizer) == (1, b"graph", b"tokens")
    assert len(warnings) == 2
    assert "made ready to run in memory" in warnings[0]
    assert "Set 'cache' to a folder that can be written." in warnings[0]


def test_no_folder_at_all(source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "cache").write_text("", encoding="utf-8")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "nowhere"))
    with pytest.raises(ModelError, match="neither the cache nor a temporary folder can be written"):
        get(source, tmp_path / "cache", Exporter())


def test_export_program_says_why_it_failed(source: Source, tmp_path: Path) -> None:
    """The weights are no weights: the process that exports dies, and the reason is handed on in one line."""
    with pytest.raises(ModelError) as caught:
        get_export(source, Precision.INT8, tmp_path / "cache")
    assert caught.value.path == "own/model"
    assert caught.value.message.startswith("The model cannot be exported: ")
    assert "\n" not in str(caught.value)
