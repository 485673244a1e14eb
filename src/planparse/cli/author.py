"""Who is at the terminal."""

from __future__ import annotations

import getpass


def author() -> str:
    """The name of the user as the system knows it; empty where it knows none."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
