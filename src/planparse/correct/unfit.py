"""Why a correction changes nothing."""

from __future__ import annotations


class Unfit(Exception):  # noqa: N818 - no error: it is told in a list
    """`status` is one of those of `Correction`."""

    def __init__(self, status: str) -> None:
        super().__init__(status)
        self.status = status
