"""``python -m tests.security.damage [FLIPS]``: flips single bits of an index and counts what comes of it.

A flip is *detected* where the check ends with an error that names the cure, *harmless* where the report has not changed by a byte, and
*silent* where another report comes out. Anything else that is raised is a *crash*. Exit status 1 where there is a crash.
"""

from __future__ import annotations

import collections
import random
import shutil
import sys
import tempfile
from pathlib import Path

from tests.security.checking import check
from tests.security.test_privacy import drafts
from verifier.errors import VerifierError


def main(flips: int) -> int:
    """Print what came of so many flips in every file of an index."""
    number = random.Random(1)
    told: collections.Counter[tuple[str, str]] = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="verify-damage-") as place:
        folder = Path(place)
        draft = drafts(folder)
        sound = check(folder / "archive", draft)
        index, kept = folder / "archive.verify-index", folder / "kept"
        shutil.copytree(index, kept)
        for file in sorted(
            path for path in kept.iterdir() if path.suffix not in {".TAG", ".lock"} and path.stat().st_size
        ):
            data = file.read_bytes()
            for _ in range(flips):
                shutil.rmtree(index)
                shutil.copytree(kept, index)
                at = number.randrange(len(data))
                bit = bytes([data[at] ^ (1 << number.randrange(8))])
                (index / file.name).write_bytes(data[:at] + bit + data[at + 1 :])
                told[file.suffix or file.name, outcome(folder, draft, sound)] += 1
    for (suffix, what), count in sorted(told.items()):
        print(f"{suffix}: {what}: {count}")
    return int(any(what.startswith("crash") for _, what in told))


def outcome(folder: Path, draft: Path, sound: str) -> str:
    """What comes of a check."""
    try:
        return "harmless" if check(folder / "archive", draft) == sound else "silent"
    except VerifierError as error:
        return "detected" if error.cure else "detected, without a cure"
    except Exception as error:  # whatever a damaged file makes of the code is what is looked for
        return f"crash ({type(error).__name__})"


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else 40))
