"""Every compiled pattern, and the whole parse, finish hostile text quickly."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from bench.bench import HOSTILE, hostile
from bench.timing import SAMPLE

import planparse
from planparse.pipeline import document_of, parse_document
from planparse.text.patterns import registered
from tests.pace import within

SRC = Path(planparse.__file__).parent


@pytest.fixture(scope="module", autouse=True)
def everything_loaded() -> None:
    """Patterns that are made on first use are made now."""
    parse_document(document_of(SAMPLE))


@pytest.mark.parametrize("name", HOSTILE)
def test_each_pattern(name: str) -> None:
    text = hostile(name)
    for regex in registered().values():
        within(1, lambda regex=regex: sum(1 for _ in regex.finditer(text)))


@pytest.mark.parametrize("name", HOSTILE)
def test_whole_parse(name: str) -> None:
    within(1, lambda: parse_document(document_of(f"x\n{hostile(name)}"), actions=False))


def test_no_pattern_is_forgotten() -> None:
    """`re.compile` and the matching functions of `re` stand in the registry alone."""
    for path in SRC.rglob("*.py"):
        if path.name == "patterns.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            used = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "re"
            assert not (used and node.attr in ("compile", "match", "search", "sub", "findall", "finditer", "split", "fullmatch")), path
