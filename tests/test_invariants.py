"""Properties of the whole: never raises, loses no line, exact spans and origins, unique ids, same bytes same record."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planparse import parse_text, record
from planparse.errors import EmptyError
from planparse.pipeline import document_of, parse_document
from tests.checks import check, source_is_covered, visible

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
PLANS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt"))}
FEW = settings(max_examples=25, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
NOISE = [
    "\u200b",
    "\ufeff",
    "\u00ad",
    "\t",
    "\u00a0",
    "**",
    "*",
    "#",
    "\\",
    "|",
    "\u0301",
    "\x00",
    "\x0c",
    "\r",
    "\u2028",
    "\ud800",
    "¹",
    "(",
    ":",
    "/",
    "-\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "\na) ",
    "\nIV. ",
]


def parsed_and_checked(source: str) -> None:
    try:
        plan = parse_document(document_of(source), actions=False)
    except EmptyError:
        assert not visible(source)
        return
    check(plan, source)
    source_is_covered(plan, source)
    assert record.loads(record.dumps(plan)) == plan


@pytest.mark.parametrize("name", PLANS)
def test_the_plans_themselves(name: str) -> None:
    plan = parse_text(PLANS[name])
    check(plan, PLANS[name])
    source_is_covered(plan, PLANS[name])
    assert record.dumps(plan) == record.dumps(parse_text(PLANS[name]))


@FEW
@given(st.sampled_from(sorted(PLANS)), st.integers(0, 2**32), st.sampled_from(["shuffle", "delete", "repeat", "join"]))
def test_lines_moved_dropped_repeated_joined(name: str, seed: int, how: str) -> None:
    rng = random.Random(seed)
    lines = PLANS[name].split("\n")
    start = rng.randrange(len(lines))
    part = lines[start : start + rng.randrange(5, 60)]
    if how == "shuffle":
        rng.shuffle(part)
    elif how == "delete":
        part = [line for line in part if rng.random() > 0.4]
    elif how == "repeat":
        part = [line for line in part for _ in range(rng.choice([1, 1, 2, 3]))]
    parsed_and_checked((" " if how == "join" else "\n").join(part))


@FEW
@given(st.sampled_from(sorted(PLANS)), st.integers(0, 2**32), st.lists(st.sampled_from(NOISE), min_size=1, max_size=25))
def test_markup_and_unicode_noise(name: str, seed: int, noise: list[str]) -> None:
    rng = random.Random(seed)
    text = PLANS[name]
    start = rng.randrange(len(text))
    piece = text[start : start + 3000]
    if rng.random() < 0.3:
        piece = unicodedata.normalize("NFD", piece)
    for sign in noise:
        at = rng.randrange(len(piece) + 1)
        piece = piece[:at] + sign + piece[at:]
    parsed_and_checked(piece)


@FEW
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    parsed_and_checked(text)


@FEW
@given(
    st.lists(
        st.sampled_from(
            [
                "I. ",
                "1. ",
                "a) ",
                "- ",
                "+ ",
                "(1) ",
                "1.1. ",
                "Điều 1. ",
                "Phần I",
                "Cơ quan chủ trì: ",
                "Nơi nhận:",
                "KT. CHỦ TỊCH",
                "Sở Y tế",
                "trước ngày 15/5",
                ":",
                ".",
                "\n",
                " ",
                "Đề nghị ",
                "100% ",
                "Luật Trẻ em",
                "(qua ",
                "và ",
                "¹ ",
            ]
        ),
        max_size=60,
    )
)
def test_fragments_of_plans(pieces: list[str]) -> None:
    parsed_and_checked("".join(pieces))
