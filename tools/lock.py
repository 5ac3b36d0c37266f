"""Renew constraints.txt: every package with its hashes, for all systems and Pythons, and no index address in it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
COMMAND = (
    "uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --upgrade "
    "--group dev pyproject.toml --output-file constraints.txt"
)


def main() -> int:
    """Run uv (install it with `pip install uv` beside the project, it is no dependency of it)."""
    return subprocess.run(COMMAND.split(), cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
