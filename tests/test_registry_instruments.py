"""Mentions of instruments outside the five plans: one phenomenon a row."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from planparse.extract import citations
from planparse.extract.resolve import Resolver
from planparse.model import Place

TABLE = Path(__file__).with_name("ids") / "other_instruments.csv"
ROWS = list(csv.DictReader(line for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")))


def resolver(row: dict[str, str]) -> Resolver:
    return Resolver(Place(province=row["province"], district=None, commune=None), row["on"], row["topic"])


@pytest.mark.parametrize("row", ROWS, ids=[f"{row['phenomenon']}: {row['text'][:40]}" for row in ROWS])
def test_mention(row: dict[str, str]) -> None:
    match = citations.find(row["text"], [])[0]
    found = resolver(row).resolve(match)
    assert found.resolution in row["resolution"].split("|"), found
    if found.resolution in ("exact", "corrected"):
        assert found.instrument_id == row["id"]
    assert (found.reason is None) == (found.resolution == "exact")


# text of one plan, identifiers of its mentions in order
CHAINS = [
    pytest.param(
        "Thực hiện Quyết định số 1863/QĐ-TTg ngày 23/12/2019 của Thủ tướng Chính phủ (Quyết định số 1863/QĐ-TTg).",
        ["vn/qd/2019/1863-qd-ttg"] * 2,
        id="nhắc lại không ngày",
    ),
    pytest.param(
        "Thực hiện Quyết định số 77/QĐ-TTg ngày 05/5/2015 của Thủ tướng Chính phủ; các nội dung của Quyết định 77.",
        ["vn/qd/2015/77-qd-ttg"] * 2,
        id="nhắc lại thiếu ký hiệu, sổ không biết",
    ),
    pytest.param(
        "Quyết định số 06/QĐ-TTg ngày 03/01/2019 và Quyết định số 06/QĐ-TTg ngày 06/01/2022; theo Quyết định 06.",
        ["vn/qd/2019/06-qd-ttg", "vn/qd/2022/06-qd-ttg", None],
        id="hai văn bản cùng số đứng trước",
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS)
def test_short_forms_repeat_what_stands_before(text: str, expected: list[str | None]) -> None:
    resolve = Resolver(Place(province="Lai Châu", district=None, commune=None), "2023", "công tác năm").resolve
    assert [resolve(match).instrument_id for match in citations.find(text, [])] == expected


def test_open_questions_name_their_candidates() -> None:
    (match,) = citations.find("Quyết định số 06/QĐ-TTg", [])
    found = Resolver(on="2024", topic="công tác năm").resolve(match)
    assert found.instrument_id is None
    assert found.candidates == ("vn/qd/2019/06-qd-ttg", "vn/qd/2022/06-qd-ttg")
