"""``python -m tests.security.damage [FLIPS] [small|large]``: flips single bits of an index and counts what comes of it.

A flip is *made anew* where the check says that the index is damaged and gives the report of a sound one, *refused* where it ends with an
error that names the cure, *harmless* where nothing is said and the report has not changed by a byte, and *silent* where another report
comes out. Anything else that is raised is a *crash*. ``large`` has the index treated as one of a million claims is: compared with its
checksums as it is read, and not when it is opened. Exit status 1 where there is a silent one or a crash.
"""

from __future__ import annotations

import collections
import contextlib
import random
import shutil
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

from tests.security.checking import check
from tests.security.test_privacy import drafts
from verifier.errors import VerifierError


def main(arguments: Sequence[str]) -> int:
    """Print what came of so many flips in every file of an index."""
    flips = int(arguments[0]) if arguments else 40
    bound = 0 if arguments[1:] == ["large"] else None
    number = random.Random(1)
    told: collections.Counter[tuple[str, str]] = collections.Counter()
    with tempfile.TemporaryDirectory(prefix="verify-damage-") as place, contextlib.ExitStack() as patches:
        if bound is not None:
            for name in ("verifier.archive.integrity.SEALED", "verifier.archive.tables.WHOLE"):
                patches.enter_context(mock.patch(name, bound))
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
    print(f"together: {told.total()} flips, {sum(n for (_, what), n in told.items() if what == 'silent')} silent")
    return int(any(what.startswith(("crash", "silent")) for _, what in told))


def outcome(folder: Path, draft: Path, sound: str) -> str:
    """What comes of a check."""
    said: list[str] = []
    try:
        if check(folder / "archive", draft, warn=said.append) != sound:
            return "silent"
        return "made anew" if any("damaged" in line for line in said) else "harmless"
    except VerifierError as error:
        return "refused" if error.cure else "refused, without a cure"
    except Exception as error:  # whatever a damaged file makes of the code is what is looked for
        return f"crash ({type(error).__name__})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
