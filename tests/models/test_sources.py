from __future__ import annotations

from pathlib import Path

import pytest

from verifier.errors import ModelError
from verifier.models.cache import cache_folder
from verifier.models.sources import DEFAULT_DIGESTS, Source, find_source, sha256_of

CARD = Path(__file__).resolve().parent.parent.parent / "models" / "all-MiniLM-L6-v2.md"


@pytest.mark.parametrize("name", ["all-MiniLM-L6-v2", "sentence-transformers/all-MiniLM-L6-v2"])
def test_default_model_is_the_packaged_one(name: str) -> None:
    source = find_source(name)
    assert source.name == "all-MiniLM-L6-v2"
    assert (source.folder / "model.safetensors").is_file()
    assert dict(source.pinned) == DEFAULT_DIGESTS
    assert source.digest() == source.digest()


def test_card_states_the_digests() -> None:
    card = CARD.read_text(encoding="utf-8")
    assert all(digest in card for digest in DEFAULT_DIGESTS.values())


@pytest.mark.parametrize("change", [b"other", None])
def test_file_that_is_not_the_pinned_one(tmp_path: Path, change: bytes | None) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    (tmp_path / "tokenizer.json").write_bytes(b"{}")
    source = Source("m", tmp_path, tuple((file.name, sha256_of(file)) for file in tmp_path.iterdir()))
    assert source.digest() == Source("m", tmp_path).digest()
    if change is None:
        (tmp_path / "tokenizer.json").unlink()
    else:
        (tmp_path / "tokenizer.json").write_bytes(change)
    with pytest.raises(
        ModelError, match=r"m: tokenizer\.json is not the file it should be: its SHA-256 is .* Install the package"
    ):
        source.digest()


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("config.json", True),
        ("1_Pooling/config.json", True),
        ("vocab.txt", True),
        ("README.md", False),
        ("onnx/model.onnx", False),
        ("onnx/config.json", False),
        (".git/index.json", False),
    ],
)
def test_digest_and_stamp_are_of_what_decides_the_vectors(tmp_path: Path, file: str, counts: bool) -> None:
    (tmp_path / "model.safetensors").write_bytes(b"weights")
    source = Source("m", tmp_path)
    before = source.digest(), source.stamp()
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_bytes(b"new")
    assert (source.digest() != before[0], source.stamp() != before[1]) == (counts, counts)


def test_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "own").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    for name in ("./own", "~/own", str(tmp_path / "own")):
        source = find_source(name)
        assert (source.name, source.folder.resolve()) == ("own", tmp_path / "own")
    with pytest.raises(ModelError, match="holds no weights"):
        source.digest()
    with pytest.raises(ModelError, match=r"\./other: There is no such folder"):
        find_source("./other")


def test_name_on_the_hub_without_the_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from huggingface_hub import constants

    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path))
    with pytest.raises(ModelError, match=r"example/model: The model cannot be had from the hub: .* needs no network\."):
        find_source("example/model")
    with pytest.raises(ModelError, match="neither a model's name nor a folder"):
        find_source("a b/c/d")


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({"HOME": "/home/ed"}, "linux", "/home/ed/.cache/newsroom-verifier"),
        ({"HOME": "/home/ed", "XDG_CACHE_HOME": "/var/c"}, "linux", "/var/c/newsroom-verifier"),
        ({"HOME": "/home/ed", "XDG_CACHE_HOME": "not/absolute"}, "linux", "/home/ed/.cache/newsroom-verifier"),
        ({"HOME": "/Users/ed", "XDG_CACHE_HOME": "/var/c"}, "darwin", "/Users/ed/Library/Caches/newsroom-verifier"),
        ({"HOME": "/h", "LOCALAPPDATA": "/l"}, "win32", "/l/newsroom-verifier/Cache"),
        ({"HOME": "/h"}, "win32", "/h/AppData/Local/newsroom-verifier/Cache"),
    ],
)
def test_cache_folder(environ: dict[str, str], platform: str, expected: str) -> None:
    assert cache_folder(environ=environ, platform=platform) == Path(expected)
    assert cache_folder("mine", environ=environ, platform=platform) == Path("mine")
