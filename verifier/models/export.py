"""Exporting a sentence-transformers model to ONNX. Run as a program, in a process of its own: see ``exported.export_in_subprocess``.

This is the only module that imports torch and sentence-transformers.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import metadata
from pathlib import Path
from typing import Any

from verifier.errors import ModelError, VerifierError
from verifier.models.embedder import Precision
from verifier.models.exported import MODEL, TOKENIZER, Exported, Manifest
from verifier.models.sources import sha256_of

MAX_TOKENS = 256
"""Tokens of a text that are read, at most: what the default model was trained with, and several times a long sentence."""

PROBES = (
    "The council approved 1,200 homes on Tuesday.",
    "At least 27 soldiers were killed in the north, the ministry said.",
    "Über 3 Mio. € - «naïve» coöperation?",
    "Rain.",
)
AGREEMENT = {Precision.FP32: 0.9999, Precision.INT8: 0.95}
"""The lowest cosine to sentence-transformers' own vectors with which an export passes. Seen for int8: 0.965 at least, 0.991 in the mean."""


def export(folder: Path, name: str, digest: str, precision: Precision, target: Path) -> None:
    """Write model.onnx, tokenizer.json and manifest.json for the model in ``folder`` into ``target``, and check them against the original.

    Raises ModelError where the model has parts that the export does not know, or its vectors do not come out the same.
    """
    from sentence_transformers import SentenceTransformer

    model: Any = SentenceTransformer(
        str(folder),
        device="cpu",
        local_files_only=True,
        model_kwargs={"attn_implementation": "eager", "torch_dtype": "float32"},
    )
    modules = [type(module).__name__ for module in model]
    if modules[:2] != ["Transformer", "Pooling"] or modules[2:] not in ([], ["Normalize"]):
        raise ModelError(
            f"The model is made of {', '.join(modules)}; Transformer, Pooling and Normalize can be run.",
            path=name,
            cure="Choose another model.",
        )
    pooling = _pooling(model[1].get_config_dict(), name)
    tokenizer = folder / TOKENIZER
    text = tokenizer.read_text(encoding="utf-8") if tokenizer.is_file() else model.tokenizer.backend_tokenizer.to_str()
    (target / TOKENIZER).write_text(text, encoding="utf-8", newline="")
    _export_transformer(model, target / MODEL)
    if precision is Precision.INT8:
        _quantise(target / MODEL)
    manifest = Manifest(
        name=name,
        digest=digest,
        precision=precision,
        dimension=int(model[0].auto_model.config.hidden_size),
        max_tokens=min(MAX_TOKENS, int(model.max_seq_length or MAX_TOKENS)),
        pooling=pooling,
        files={file: sha256_of(target / file) for file in (MODEL, TOKENIZER)},
        made_with={
            package: metadata.version(package)
            for package in ("torch", "transformers", "sentence-transformers", "onnxruntime")
        },
    )
    _compare(model, manifest, target)
    manifest.write(target)


def _pooling(config: Mapping[str, Any], name: str) -> str:
    """The pooling mode, from either form of the configuration: a flag for each mode, or (since 5.3) the mode's name."""
    mode = config.get("pooling_mode")
    if mode is None:
        flags = {"pooling_mode_mean_tokens": "mean", "pooling_mode_cls_token": "cls"}
        modes = [flags.get(key, key) for key, value in config.items() if key.startswith("pooling_mode_") and value]
    else:
        modes = [mode] if isinstance(mode, str) else list(mode)
    if modes not in (["mean"], ["cls"]):
        raise ModelError(
            f"The model pools by {' and '.join(modes)}; mean and cls can be run.",
            path=name,
            cure="Choose another model.",
        )
    return str(modes[0])


def _export_transformer(model: Any, file: Path) -> None:
    """The transformer alone, from token ids (1, tokens) to token vectors (1, tokens, dimension): pooling is done outside, once for the
    text and once for every span. A batch is one text without padding (``models.onnx`` says why), so there is no mask to give."""
    import torch

    class TokenVectors(torch.nn.Module):
        """What is exported."""

        def __init__(self, transformer: torch.nn.Module) -> None:
            super().__init__()
            self.transformer = transformer

        def forward(self, input_ids: torch.Tensor) -> Any:
            return self.transformer(input_ids=input_ids, attention_mask=torch.ones_like(input_ids)).last_hidden_state

    ids = model.tokenizer([PROBES[0]], return_tensors="pt")["input_ids"]
    torch.onnx.export(
        TokenVectors(model[0].auto_model).eval(),
        (ids,),
        str(file),
        dynamo=True,
        dynamic_shapes=({1: torch.export.Dim("tokens", min=2, max=MAX_TOKENS)},),
        input_names=["input_ids"],
        output_names=["token_vectors"],
        opset_version=18,
        external_data=False,
        verbose=False,
    )


def _quantise(file: Path) -> None:
    """Replace the weights by 8-bit ones, a scale for each channel: one scale for a whole matrix costs four times as much accuracy.

    The range is reduced to seven bits: without the VNNI instructions an x86 processor adds products of two full 8-bit numbers in 16 bits,
    which overflow, and the vectors would depend on the machine.
    """
    from onnxruntime.quantization import QuantType, quantize_dynamic

    full = file.with_suffix(".fp32")
    file.rename(full)
    quantize_dynamic(
        full,
        file,
        per_channel=True,
        reduce_range=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul", "Gather"],
    )
    full.unlink()


def _compare(model: Any, manifest: Manifest, target: Path) -> None:
    import numpy as np

    from verifier.models.onnx import OnnxEmbedder

    exported = Exported(manifest, (target / MODEL).read_bytes(), (target / TOKENIZER).read_bytes())
    ours = OnnxEmbedder(exported, threads=1).embed(PROBES)
    theirs = model.encode(list(PROBES), normalize_embeddings=True, show_progress_bar=False)
    cosine = float(np.sum(ours * theirs, axis=1).min())
    if not cosine >= AGREEMENT[manifest.precision]:
        raise ModelError(
            f"The exported model's vectors are not the original's (cosine {cosine:.4f}).",
            path=manifest.name,
            cure="Set the precision to fp32." if manifest.precision is Precision.INT8 else "Choose another model.",
        )


def main(arguments: list[str]) -> int:
    """Export as the arguments say (folder, name, digest, precision, target); the exit status, and the reason on standard error."""
    folder, name, digest, precision, target = arguments
    try:
        export(Path(folder), name, digest, Precision(precision), Path(target))
    except VerifierError as error:
        sys.stderr.write(f"{error.message} {error.cure or ''}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
