"""``python -m verifier`` is ``verify``."""

from __future__ import annotations

import sys

from verifier.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
