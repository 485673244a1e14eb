"""Answers on their way from another process: a part, and the manifest that says what it must be."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from planparse.batch.attempt import Answer
from planparse.batch.reading import parser


class TornError(ValueError):
    """A part is not what its manifest says."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`parser` made the part whose bytes have the hash `sha256`; `answers` are sizes of records, code and detail of each input."""

    parser: tuple[str, str]
    answers: tuple[tuple[tuple[int, ...], str, str], ...]
    sha256: str


def pack(answers: Sequence[Answer]) -> tuple[Manifest, bytes]:
    """The answers to a batch as one part with its manifest."""
    part = b"".join(data for answer in answers for data in answer.records)
    rows = tuple((tuple(map(len, answer.records)), answer.code, answer.detail) for answer in answers)
    return Manifest(parser(), rows, hashlib.sha256(part).hexdigest()), part


def unpack(manifest: Manifest, part: bytes) -> list[Answer]:
    """The answers that were packed. Raises TornError."""
    sizes = [size for row in manifest.answers for size in row[0]]
    if hashlib.sha256(part).hexdigest() != manifest.sha256 or sum(sizes) != len(part):
        raise TornError
    records = (bytes(part[start:end]) for start, end in pairwise(accumulate(sizes, initial=0)))
    return [Answer(tuple(next(records) for _ in row), code, detail) for row, code, detail in manifest.answers]
