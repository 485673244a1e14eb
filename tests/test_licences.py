"""What users install: permissive licences, with few exceptions that say why; and the package imports only what it declares."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import planparse
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
OURS = ("postgresql", "remote", "parquet", "web", "ray", "mcp")  # what users install; the other extras are for developers
PERMISSIVE = re.compile(
    r"(?:MIT|BSD|ISC|Apache|Python Software Foundation|PSF|Zlib|0BSD|CC0|3-Clause BSD)[-\w. ()]*|dependency licenses", re.IGNORECASE
)
TABLE = ROOT / "tests" / "licences.csv"


def licence(name: str) -> str:
    """What a package says of itself: the expression, else the classifiers, else the free field."""
    told = metadata.metadata(name)
    classified = "; ".join(row.split("::")[-1].strip() for row in told.get_all("Classifier", []) if row.startswith("License ::"))
    return told.get("License-Expression") or classified or told.get("License") or ""


def closure(extra: str) -> set[str]:
    """Names of all packages that an extra (empty: planparse alone) brings on this machine."""
    lines = PROJECT["optional-dependencies"][extra] if extra else PROJECT["dependencies"]
    ahead, seen = [Requirement(line) for line in lines], set[tuple[str, frozenset[str]]]()
    while ahead:
        wanted = ahead.pop()
        key = canonicalize_name(wanted.name), frozenset(wanted.extras)
        if key not in seen:
            seen.add(key)
            needed = [Requirement(line) for line in metadata.distribution(wanted.name).requires or []]
            ahead += [one for one in needed if one.marker is None or any(one.marker.evaluate({"extra": e}) for e in ("", *wanted.extras))]
    return {name for name, _ in seen}


def accepted() -> dict[str, tuple[str, str]]:
    import csv

    lines = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return {row["package"]: (row["licence"], row["extra"]) for row in csv.DictReader(lines) if len(row["why"]) > 20}


def is_permissive(told: str) -> bool:
    return bool(told) and all(PERMISSIVE.fullmatch(part.strip()) for part in re.split(r";|,| AND | OR ", told))


@pytest.mark.parametrize("extra", ["", *OURS])
def test_permissive_or_accepted(extra: str) -> None:
    other = {name: licence(name) for name in closure(extra) if not is_permissive(licence(name))}
    base = closure("")
    wrong = {name: told for name, told in other.items() if accepted().get(name) not in ((told, ""), (told, extra))}
    assert wrong == {}
    assert [name for name, told in other.items() if re.search(r"\bA?GPL|General Public|GNU", told) and "LGPL" not in told] == []
    assert [name for name, told in other.items() if "LGPL" in told and name in base] == []


def test_no_exception_is_left_over() -> None:
    assert {name for name in accepted() if is_permissive(licence(name))} == set()
    assert set(accepted()) <= set().union(*(closure(extra) for extra in ("", *OURS)))


def test_a_licence_can_be_refused() -> None:
    for told in ("", "GPL-3.0-or-later", "GNU Affero General Public License v3", "LGPL-3.0-only", "MIT AND GPL-2.0", "Proprietary"):
        assert not is_permissive(told), told
    for told in ("MIT License", "BSD-3-Clause AND 0BSD AND MIT AND Zlib AND CC0-1.0", "Apache-2.0 OR BSD-2-Clause"):
        assert is_permissive(told), told


def imported() -> Iterator[str]:
    for path in Path(planparse.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module:
                yield node.module.partition(".")[0]


# Come with what is declared, whose interface they are a part of.
PARTS = {"thinc": "spacy", "starlette": "fastapi", "markupsafe": "jinja2", "mcp_types": "mcp", "anyio": "mcp"}


def test_the_package_imports_what_it_declares() -> None:
    lines = [*PROJECT["dependencies"], *(line for extra in OURS for line in PROJECT["optional-dependencies"][extra])]
    declared = {canonicalize_name(Requirement(line).name) for line in lines}
    where = metadata.packages_distributions()
    foreign = {name for name in imported() if name not in sys.stdlib_module_names and name != "planparse"}
    undeclared = {name for name in foreign if not {canonicalize_name(one) for one in where[name]} & declared}
    assert undeclared == set(PARTS)
    assert set(PARTS.values()) <= declared
