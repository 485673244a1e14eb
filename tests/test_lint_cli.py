"""`planparse lint`: layouts, exit codes, settings, known findings."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from planparse.cli.app import run
from planparse.lint.baseline import Baseline

BAD = """ỦY BAN NHÂN DÂN XÃ TÂN LẬP
Số: /KH-UBND
Tân Lập, ngày 10 tháng 6 năm 2024

KẾ HOẠCH
Thu gom rác thải năm 2024

I. MỤC TIÊU
- Phần đầu thu gom 90% rác thải.
- Nâng cao ý thức công đồng.
"""
KEYS = ["id", "code", "severity", "text", "message", "suggestion", "related", "rests_on", "span", "origin"]


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "user"))
    path = tmp_path / "ke-hoach.txt"
    path.write_text(BAD, encoding="utf-8")
    return path


def rows(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, list[dict[str, object]]]:
    code = run(["lint", *args, "--json"])
    return code, json.loads(capsys.readouterr().out)


def test_a_list_of_findings(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, found = rows(capsys, str(bad))
    assert code == 1
    assert all(list(row) == KEYS for row in found)
    assert {"C24", "T02"} <= {row["code"] for row in found}


@pytest.mark.parametrize(("fail_on", "code"), [("error", 1), ("warning", 1), ("never", 0)])
def test_exit_code(bad: Path, fail_on: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert rows(capsys, str(bad), "--fail-on", fail_on)[0] == code


def test_layouts(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["lint", str(bad), "--nl"])
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    run(["lint", str(bad), "--csv"])
    table = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["code"] for row in table] == [row["code"] for row in lines]
    run(["lint", str(bad), "--table"])
    shown = capsys.readouterr().out
    assert "Phấn đấu" in shown
    assert "C24" in shown


def test_english(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["lint", str(bad), "--lang", "en", "--json"])
    messages = {row["code"]: row["message"] for row in json.loads(capsys.readouterr().out)}
    assert messages["C24"] == "The document has no number yet."


def test_severity_and_off_by_code(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bad.parent / "planparse.toml").write_text('[lint]\nC24 = "off"\nT02 = "info"\n', encoding="utf-8")
    code, found = rows(capsys, str(bad))
    assert code == 0
    assert "C24" not in {row["code"] for row in found}
    assert {row["severity"] for row in found if row["code"] == "T02"} == {"info"}


def test_the_folder_wins_over_the_user(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    user = bad.parent / "user" / "planparse"
    user.mkdir(parents=True)
    (user / "planparse.toml").write_text('[lint]\nC24 = "info"\nT02 = "off"\n', encoding="utf-8")
    (bad.parent / "planparse.toml").write_text('[lint]\nC24 = "warning"\n', encoding="utf-8")
    _, found = rows(capsys, str(bad))
    assert {row["severity"] for row in found if row["code"] == "C24"} == {"warning"}
    assert "T02" not in {row["code"] for row in found}


@pytest.mark.parametrize("text", ['[lint]\nC99 = "off"\n', '[lint]\nC24 = "loud"\n'])
def test_wrong_settings(bad: Path, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    (bad.parent / "planparse.toml").write_text(text, encoding="utf-8")
    assert run(["lint", str(bad), "--json"]) == 2


def test_known_findings(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    known = bad.parent / "known.json"
    assert run(["lint", str(bad), "--json", "--write-baseline", str(known)]) == 0
    capsys.readouterr()
    assert rows(capsys, str(bad), "--baseline", str(known)) == (0, [])
    bad.write_text(BAD.replace("rác thải năm", "chất thải năm") + "- Phần đầu trồng 500 cây.\n", encoding="utf-8")
    _, found = rows(capsys, str(bad), "--baseline", str(known))
    assert [row["text"] for row in found if row["code"] == "T02"] == ["Phần đầu"]
    assert "C24" not in {row["code"] for row in found}


@pytest.mark.parametrize("data", [b"", b"[]", b'{"format": "x"}', b'{"format": "planparse lint baseline 1", "findings": [1]}'])
def test_a_broken_file_of_known_findings(bad: Path, data: bytes) -> None:
    (bad.parent / "known.json").write_bytes(data)
    assert run(["lint", str(bad), "--baseline", str(bad.parent / "known.json")]) == 2
    with pytest.raises(ValueError):  # noqa: PT011
        Baseline.loads(data)


def test_records_and_files_that_fail(bad: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from planparse import parse, record

    stored = bad.parent / "ke-hoach.json"
    stored.write_bytes(record.dumps(parse(bad)))
    assert [row["code"] for row in rows(capsys, str(stored))[1]] == [row["code"] for row in rows(capsys, str(bad))[1]]
    assert rows(capsys, str(bad), str(bad.parent / "none.txt"))[0] == 3
    assert rows(capsys, str(bad.parent / "none.txt"))[0] == 4
