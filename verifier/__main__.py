"""``python -m verifier`` is ``verify``."""

from __future__ import annotations

import sys


def main() -> int:
    """The console script. Ctrl-C ends it quietly already while the program is loaded."""
    try:
        from verifier.cli.app import main as run

        return run()
    except KeyboardInterrupt:
        return 130  # verifier.cli.status.INTERRUPTED, which may not be loaded yet


if __name__ == "__main__":
    sys.exit(main())
