"""The package as a whole: no import cycles, stages that look only back, no table or column that nobody reads."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import networkx as nx
import pytest

import planparse
from planparse.tables import table

SRC = Path(planparse.__file__).parent
MODULES = {
    ".".join(("planparse", *path.relative_to(SRC).with_suffix("").parts)).removesuffix(".__init__"): path for path in SRC.rglob("*.py")
}
TABLES = sorted(path.relative_to(SRC).as_posix() for path in SRC.rglob("data/*.csv"))


@cache
def tree(module: str) -> ast.Module:
    return ast.parse(MODULES[module].read_text(encoding="utf-8"))


def at_once(body: list[ast.stmt]) -> Iterator[ast.Import | ast.ImportFrom]:
    """The imports that run when a module is loaded: not those inside functions or for the type checker alone."""
    for node in body:
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield node
        elif isinstance(node, ast.If):
            if "TYPE_CHECKING" not in ast.unparse(node.test):
                yield from at_once(node.body)
            yield from at_once(node.orelse)
        elif isinstance(node, ast.Try | ast.With | ast.ClassDef):
            yield from at_once(node.body)


def imported(node: ast.Import | ast.ImportFrom) -> Iterator[str]:
    """Modules of ours that an import names; `from package import name` names the module `package.name` where there is one."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in MODULES)
    elif node.module in MODULES:
        inner = [f"{node.module}.{alias.name}" for alias in node.names]
        yield from (name for name in inner if name in MODULES)
        if any(name not in MODULES for name in inner):
            yield node.module


@pytest.fixture(scope="module")
def imports() -> nx.DiGraph[str]:
    graph: nx.DiGraph[str] = nx.DiGraph()
    for module in MODULES:
        graph.add_edges_from((module, other) for node in at_once(tree(module).body) for other in imported(node))
    return graph


def test_no_module_imports_itself_in_a_circle(imports: nx.DiGraph[str]) -> None:
    assert len(imports) > 300
    assert [circle for circle in nx.strongly_connected_components(imports) if len(circle) > 1] == []


# The way of a document, and what looks at records; each may load itself and what stands before it.
STAGES = (
    {"errors", "limits", "tables", "model", "origins", "times", "text"},
    {"registry", "settings", "pictures", "telling", "themes"},
    {"readers"},
    {"outline"},
    {"extract"},
    {"nlp", "lint", "fingerprint", "record", "assemble"},
    {"pipeline"},
    {"sandbox"},
    {"graph", "store", "correct", "evaluate", "check", "render", "exchange", "batch", "train"},
    {"assistant", "web"},
    {"cli"},
)


def stage(module: str) -> int:
    part = module.split(".")[1] if "." in module else ""
    return next((number for number, parts in enumerate(STAGES) if part in parts), -1)


def test_every_part_has_its_stage() -> None:
    parts = {name.split(".")[1] for name in MODULES if "." in name} - {"__main__"}
    assert parts == set().union(*STAGES)


def test_no_stage_loads_a_later_one(imports: nx.DiGraph[str]) -> None:
    assert sorted(f"{one} -> {other}" for one, other in imports.edges if 0 <= stage(one) < stage(other)) == []


# Columns for those who keep a table, not for the code.
FOR_PEOPLE = {
    "assistant/data/fields.csv": {"holds"},
    "extract/data/confidence.csv": {"found"},
    "extract/data/holidays.csv": {"name"},
    "registry/data/doctypes.csv": {"source"},
    "registry/data/type_codes.csv": {"source"},
}


@cache
def words(module: str) -> frozenset[str]:
    """Strings, parts of f-strings, names and attributes that a module uses."""
    nodes = list(ast.walk(tree(module)))
    strings = {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    attributes = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return frozenset(strings | attributes | {node.id for node in nodes if isinstance(node, ast.Name)})


def is_used(column: str, used: frozenset[str]) -> bool:
    """Whether a column is named as it stands, or chosen by language: `row[lang]`, `row[f"needed_{lang}"]`."""
    stem = column.removesuffix("vi").removesuffix("en")
    return column in used or (stem != column and "lang" in used and (not stem or stem in used))


@pytest.mark.parametrize("name", TABLES)
def test_every_table_and_column_is_read(name: str) -> None:
    """A reader names the table; its columns are named there or elsewhere in the readers' packages, where its rows are handed on."""
    package = "planparse." + name.split("/data/", maxsplit=1)[0].replace("/", ".")
    readers = [module for module in MODULES if Path(name).stem in words(module)]
    assert readers, "bảng không mô-đun nào đọc"
    around = {module.rsplit(".", 1)[0] for module in readers} | {package}
    used = frozenset[str]().union(*(words(module) for module in MODULES if module.rsplit(".", 1)[0] in around))
    unused = {column for column in table(package, Path(name).stem)[0] if not is_used(column, used)}
    assert unused <= FOR_PEOPLE.get(name, set())
