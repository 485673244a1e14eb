"""Tesseract as a program: a picture in grey goes in, words with boxes and confidence come out."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from planparse.errors import CorruptError, NeedsTesseractError, TimeLimitError
from planparse.readers.programs import located
from planparse.text.patterns import pattern

VARIABLE = "PLANPARSE_TESSERACT"
LANGUAGE = "vie"
ORIENTATION = "osd"
_ELSEWHERE = (r"C:\Program Files\Tesseract-OCR\tesseract.exe",)
_KEPT = ("PATH", "LD_LIBRARY_PATH", "SYSTEMROOT", "SYSTEMDRIVE", "TESSDATA_PREFIX", "TEMP", "TMP", "TMPDIR")
_WORD = "5"  # the level of words in Tesseract's table
_ROTATE = pattern("tesseract.rotate", r"^Rotate: (\d{1,3})$", re.MULTILINE)
_SURE = pattern("tesseract.sure", r"^Orientation confidence: (\d{1,4}(?:\.\d{1,4})?)$", re.MULTILINE)
_FEW_SECONDS = 20
# what its data for Vietnamese have for signs of offices: their dash is the shorter one, and no plan sets fractions
_SIGNS = str.maketrans({"—": "–", "⁄": "/", "Ð": "Đ"})
_TWICE = "ĐÐ", "ÐĐ"  # its letters D with a stroke, the Vietnamese and the Icelandic one, for one on paper

Grey = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Word:
    """A word on a picture: its line (block, paragraph, line), its box in dots from the upper left corner, how sure it is (0 to 100)."""

    text: str
    line: tuple[int, int, int]
    x0: int
    top: int
    x1: int
    bottom: int
    sure: float


def program() -> str | None:
    """The path of Tesseract: what PLANPARSE_TESSERACT names, else what the search path or the usual folders hold."""
    return located(VARIABLE, ("tesseract", *_ELSEWHERE))


def ready() -> str:
    """The path of a Tesseract that reads Vietnamese. Raises NeedsTesseractError, whose detail says what lacks."""
    found = program()
    if found is None:
        raise NeedsTesseractError("", "tesseract")
    if LANGUAGE not in languages(found):
        raise NeedsTesseractError("", LANGUAGE)
    return found


@cache
def languages(found: str) -> frozenset[str]:
    """The languages that this Tesseract has data for; none where it does not answer."""
    try:
        told = subprocess.run(  # noqa: S603
            [found, "--list-langs"], capture_output=True, env=_environment(), timeout=_FEW_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset(told.stdout.decode("utf-8", "replace").split())


def read(found: str, picture: Grey, dpi: float, layout: int, seconds: float) -> list[Word]:
    """The words of a picture, in Tesseract's order; `layout` is its mode of segmentation.

    Raises TimeLimitError after `seconds`, NeedsTesseractError where the data of the language is broken, CorruptError where it fails.
    """
    told = _run(found, picture, ["-l", LANGUAGE, "--psm", str(layout), "--dpi", str(round(dpi)), "tsv"], seconds)
    if told.returncode:
        broken = b"language" in told.stderr or b"traineddata" in told.stderr
        raise NeedsTesseractError("", LANGUAGE) if broken else CorruptError("", "tesseract")
    return list(_words(told.stdout.decode("utf-8", "replace")))


def turned(found: str, picture: Grey, dpi: float, seconds: float) -> tuple[int, float]:
    """By how many degrees clockwise the picture has to be turned to be upright, and how sure that is; (0, 0.0) where it cannot be told."""
    if ORIENTATION not in languages(found):
        return 0, 0.0
    told = _run(found, picture, ["-l", ORIENTATION, "--psm", "0", "--dpi", str(round(dpi))], seconds)
    text = told.stdout.decode("utf-8", "replace").replace("\r", "")
    by, sure = _ROTATE.search(text), _SURE.search(text)
    return (int(by[1]), float(sure[1])) if by and sure else (0, 0.0)


def _run(found: str, picture: Grey, options: list[str], seconds: float) -> subprocess.CompletedProcess[bytes]:
    height, width = picture.shape
    data = b"P5 %d %d 255\n" % (width, height) + picture.tobytes()
    try:
        return subprocess.run(  # noqa: S603
            [found, "-", "-", *options], input=data, capture_output=True, env=_environment(), timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise TimeLimitError("", "tesseract") from None
    except OSError:
        raise NeedsTesseractError("", "tesseract") from None


def _environment() -> dict[str, str]:
    """One thread a process: several slow each other down."""
    kept = {key: value for key, value in os.environ.items() if key in _KEPT}
    return {**kept, "OMP_THREAD_LIMIT": "1", "LC_ALL": "C", "TMPDIR": tempfile.gettempdir()}


def _words(table: str) -> Iterator[Word]:
    for row in csv.DictReader(table.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE):
        text = as_offices_write(unicodedata.normalize("NFC", (row.get("text") or "").strip()))
        if row["level"] != _WORD or not text:
            continue
        left, top, wide, high = (int(row[key]) for key in ("left", "top", "width", "height"))
        line = int(row["block_num"]), int(row["par_num"]), int(row["line_num"])
        yield Word(text, line, left, top, left + wide, top + high, float(row["conf"]))


def as_offices_write(text: str) -> str:
    """What was read with the signs that offices use."""
    for twice in _TWICE:
        text = text.replace(twice, "Đ")
    return text.translate(_SIGNS)
