"""The packages that the project stands on do real work: a plan comes out differently, or not at all, without them."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PLAN = "KẾ HOẠCH\\nChuyển đổi số năm 2026\\nI. TỔ CHỨC THỰC HIỆN\\n1. Sở Nội vụ\\n- Chủ trì rà soát quy trình nội bộ trước ngày 30/6/2026."
PARSE = f'import planparse; plan = planparse.parse_text("{PLAN}"); print(plan.obligations[0].action, plan.agencies[0].name)'


def python(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=120, cwd=ROOT)


def without(package: str) -> str:
    return f"import sys; sys.modules['{package}'] = None; {PARSE}"


def test_a_plan_parses() -> None:
    done = python(PARSE)
    assert done.returncode == 0, done.stderr
    assert done.stdout.split()[-2:] == ["Nội", "vụ"]


@pytest.mark.parametrize("package", ["spacy", "underthesea"])
def test_nothing_goes_without(package: str) -> None:
    done = python(without(package))
    assert done.returncode != 0
    assert package in done.stderr


def test_the_named_packages_are_core_dependencies() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {dependency.split(">")[0].split("[")[0] for dependency in project["dependencies"]}
    assert {"spacy", "underthesea", "pdfplumber", "python-docx", "networkx"} <= names
    assert all(">=" in dependency for dependency in project["dependencies"])


def test_licences_of_what_is_imported() -> None:
    """Never GPL or AGPL in what a user has to install."""
    code = """
import importlib.metadata as m
from packaging.requirements import Requirement
seen, todo = set(), ["planparse"]
while todo:
    name = todo.pop()
    if name.lower() in seen: continue
    seen.add(name.lower())
    try: dist = m.distribution(name)
    except m.PackageNotFoundError: continue
    lines = [dist.metadata.get("License-Expression") or ""] + [c for c in dist.metadata.get_all("Classifier", []) if c.startswith("License")]
    text = " ".join(lines)
    if "GPL" in text.replace("LGPL", "") and "Lesser" not in text: print("GPL:", name, text)
    for r in dist.requires or []:
        q = Requirement(r)
        if q.marker is None or q.marker.evaluate({"extra": ""}): todo.append(q.name)
print(len(seen))
"""
    done = python(code)
    assert done.returncode == 0, done.stderr
    assert "GPL:" not in done.stdout
    assert int(done.stdout.split()[-1]) > 20
