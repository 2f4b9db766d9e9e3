"""Export, in processes of its own: torch must not be loaded where drafts are checked, nor here."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import verifier
from verifier.errors import ModelError
from verifier.models.export import _pooling

INSTALLED = Path(verifier.__file__).parent.parent

# Loaded by every Python that has its folder on PYTHONPATH, so by the process that exports, too.
NO_NETWORK = """
import socket
from pathlib import Path

def refuse(*arguments, **options):
    Path(__file__).with_name("asked").open("a").write(f"{arguments}\\n")
    raise OSError("there is no network")

socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
"""

LOAD_DEFAULT = """
import sys
from verifier.models import load_embedder
embedder = load_embedder(cache=sys.argv[1])
vector = embedder.embed(["At least 27 soldiers were killed."])[0]
heavy = {"torch", "transformers", "sentence_transformers", "onnx", "onnxscript", "huggingface_hub", "faiss"} & set(sys.modules)
print(embedder.revision, vector.tobytes().hex()[:32], sorted(heavy))
"""

# A model of three layers of nothing, with another pooling than the default's, and one with a part that cannot be run.
OWN_MODELS = """
import sys
from pathlib import Path
import numpy as np
from sentence_transformers import SentenceTransformer, models
from tokenizers import Tokenizer, pre_tokenizers, processors
from tokenizers.models import WordLevel
from transformers import BertConfig, BertModel, PreTrainedTokenizerFast
import verifier
from verifier.errors import ModelError
from verifier.models import Precision, load_embedder

home = Path(sys.argv[1])
words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "rain", "fell", "in", "the", "north"]
tokenizer = Tokenizer(WordLevel({word: i for i, word in enumerate(words)}, "[UNK]"))
tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
tokenizer.post_processor = processors.TemplateProcessing("[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)])
fast = PreTrainedTokenizerFast(tokenizer_object=tokenizer, pad_token="[PAD]", unk_token="[UNK]", cls_token="[CLS]", sep_token="[SEP]")
config = BertConfig(vocab_size=len(words), hidden_size=32, num_hidden_layers=3, num_attention_heads=2, intermediate_size=64)
BertModel(config).save_pretrained(home / "bert")
fast.save_pretrained(home / "bert")
transformer = models.Transformer(str(home / "bert"), max_seq_length=64)
pooling = models.Pooling(32, "cls")
whole = SentenceTransformer(modules=[transformer, pooling])
whole.save(str(home / "own"))
SentenceTransformer(modules=[transformer, pooling, models.Dense(32, 8)]).save(str(home / "dense"))

texts = ["rain fell in the north", "rain", "the rain in the north fell in the rain"]
ours = load_embedder(str(home / "own"), cache=home / "cache", precision=Precision.FP32)
theirs = whole.encode(texts, normalize_embeddings=True)
print(ours.name, ours.dimension, float((ours.embed(texts) * theirs).sum(axis=1).min()) > 0.99999)
try:
    load_embedder(str(home / "dense"), cache=home / "cache")
except ModelError as error:
    print(error)
"""


def run(program: str, argument: Path, *paths: Path, offline: str = "0") -> subprocess.CompletedProcess[str]:
    # sentence-transformers asks the hub when it saves a model, and waits long for an answer.
    environment = os.environ | {"HF_HUB_OFFLINE": offline, "PYTHONPATH": os.pathsep.join(map(str, (*paths, INSTALLED)))}
    command = [sys.executable, "-W", "ignore", "-c", program, str(argument)]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_default_model_needs_neither_network_nor_torch(tmp_path: Path, cache: Path) -> None:
    """The first time, when it is exported, and every time after."""
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    first = run(LOAD_DEFAULT, tmp_path / "cache", tmp_path)
    assert first.returncode == 0, first.stderr
    assert first.stdout.endswith(" []\n")
    assert not (tmp_path / "asked").exists()
    assert run(LOAD_DEFAULT, tmp_path / "cache", tmp_path).stdout == first.stdout
    assert run(LOAD_DEFAULT, cache).stdout == first.stdout  # two exports of one model are one model


def test_refusal_is_heard(tmp_path: Path) -> None:
    """The test above would notice a process that asks."""
    (tmp_path / "sitecustomize.py").write_text(NO_NETWORK, encoding="utf-8")
    asked = run("import socket; socket.create_connection(('example.org', 80))", tmp_path, tmp_path)
    assert asked.returncode != 0
    assert (tmp_path / "asked").exists()


def test_own_model(tmp_path: Path) -> None:
    """A folder that sentence-transformers wrote, in full precision: its vectors are those of sentence-transformers."""
    ran = run(OWN_MODELS, tmp_path, offline="1")
    assert ran.returncode == 0, ran.stderr
    lines = ran.stdout.splitlines()
    assert lines[-2] == "own 32 True"
    assert lines[-1].startswith(
        "dense: The model cannot be exported: The model is made of Transformer, Pooling, Dense;"
    )


@pytest.mark.parametrize(
    ("config", "expected"),
    [
        ({"pooling_mode": "mean"}, "mean"),
        ({"pooling_mode": ["cls"]}, "cls"),
        ({"pooling_mode_mean_tokens": True, "pooling_mode_cls_token": False}, "mean"),
        ({"pooling_mode_mean_tokens": False, "pooling_mode_cls_token": True}, "cls"),
    ],
)
def test_pooling(config: dict[str, object], expected: str) -> None:
    assert _pooling(config, "m") == expected


@pytest.mark.parametrize(
    "config",
    [
        {"pooling_mode": "max"},
        {"pooling_mode": ["mean", "max"]},
        {"pooling_mode_max_tokens": True},
        {"pooling_mode_mean_tokens": False},
    ],
)
def test_pooling_that_cannot_be_run(config: dict[str, object]) -> None:
    with pytest.raises(ModelError, match="mean and cls can be run"):
        _pooling(config, "m")
