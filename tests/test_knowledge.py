"""The data tables: complete rows, known values, compiling expressions, and nothing of the five plans' answers in them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

import planparse
from planparse import model
from planparse.tables import table

SRC = Path(planparse.__file__).parent
TABLES = sorted(path for path in SRC.rglob("data/*.csv"))
ANSWERS = ("346/TTr", "2437/QĐ-UBND", "3899/QĐ-UBND", "606/KH-UBND", "525/KH-SLĐTB&XH", "1472/KH-UBND", "681/KH-UBND")
PLACES = ("Đức Phổ", "Hoàng Mai", "Tứ Kỳ", "Nhơn Hưng", "Tịnh Biên")
# Which values a column may have; an empty cell is unknown.
VALUES = {
    "outline/data/roles.csv": {
        "role": set(get_args(model.SectionRole)),
        "at": {"start", "whole", "any"},
        "sub": {"yes", "no", "article", "plan"},
    },
    "outline/data/frames.csv": {"role": {"lead", "coordinate", "time", "product", "funding", "other"}},
    "extract/data/heads.csv": {
        "tail": {"none", "field", "name", "purpose", "post", "duty", "owned", "paper", "team", "drop", "number", "short"},
        "level": {"", *get_args(model.Level), "province|district", "province|central", "none"},
        "bare": {"yes", "no", "tail", "office", "cue", "place", "act", "doer", "staff", "told"},
        "case": {"", "cap"},
        "owner": {"", "yes", "unit"},
    },
    "extract/data/collective_nouns.csv": {
        "level": {"", *get_args(model.Level)},
        "vague": {"yes", "no"},
        "kind": {"", "area", "facility", "follow", "first", "named", "site", "member"},
        "bare": {"", "yes", "acts", "party"},
    },
    "extract/data/name_places.csv": {column: {"", "yes"} for column in ("any", "keeps", "none", "facility", "national")},
    "extract/data/many_bodies.csv": {"begins": {"", "yes"}},
    "extract/data/collective_functions.csv": {"vague": {"yes", "no"}, "level": {"", *get_args(model.Level)}},
    "extract/data/role_cues.csv": {"role": {"not", "coordinate", "via", "report", "order", "request", "duty", "direct", "agent"}},
    "registry/data/provinces.csv": {"kind": {"tỉnh", "thành phố"}},
}


def rows(path: Path) -> tuple[dict[str, str], ...]:
    return table("planparse." + path.parent.parent.relative_to(SRC).as_posix().replace("/", "."), path.stem)


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.relative_to(SRC).as_posix())
def test_table(path: Path) -> None:
    found = rows(path)
    assert found, "bảng rỗng"
    first = next(iter(found[0]))
    assert all(row[first] for row in found), f"cột {first} có ô trống"
    assert len({tuple(row.items()) for row in found}) == len(found), "dòng lặp"
    for row in found:
        for column, value in row.items():
            if column == "regex":
                re.compile(value.replace(r"\p{Lu}", "A-Z"))


@pytest.mark.parametrize("name", VALUES)
def test_known_values(name: str) -> None:
    for row in rows(SRC / name):
        for column, allowed in VALUES[name].items():
            assert row[column] in allowed, row


@pytest.mark.parametrize("path", TABLES, ids=lambda p: p.relative_to(SRC).as_posix())
def test_no_answers_of_the_corpus(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not [answer for answer in ANSWERS if answer in text]


def test_no_rule_names_a_plan_or_place_of_the_corpus() -> None:
    for path in SRC.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        docs = {
            node.body[0].value
            for node in ast.walk(tree)
            if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body and isinstance(node.body[0], ast.Expr)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in docs:
                assert not [place for place in PLACES if place in node.value], path


def test_provinces_are_63_and_34() -> None:
    found = table("planparse.registry", "provinces")
    before = [row for row in found if row["name"] != "Huế"]
    assert len(before) == 63
    # Thừa Thiên Huế became Huế on 1 January 2025; the other 33 go on under their names
    assert len([row for row in found if not row["until"]]) == 34
