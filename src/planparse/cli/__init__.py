"""The command line: thin commands over the library."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command of `sys.argv` and exit with its code."""
    from planparse.cli.app import run

    sys.exit(run(sys.argv[1:]))
