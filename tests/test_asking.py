"""The commands over a store as their users meet them: output, layouts, notes, exit codes, settings."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import icalendar
import networkx as nx
import pytest

from planparse.cli import app
from planparse.store import Store
from tests.asked import DISTRICT, district, made, province
from tests.conftest import ROOT, Run

P, D = "quang-ngai/2023/15-kh-ubnd", "quang-ngai/duc-pho/2023/27-kh-ubnd"
Ask = Callable[..., tuple[int, str, str]]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a store of three plans, and nothing of the user's own."""
    for key in [key for key in os.environ if key.startswith("PLANPARSE_")]:
        monkeypatch.delenv(key)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)
    with Store("sqlite:///planparse.db") as store:
        for plan in (province(), district(), made()):
            store.write(plan)
    return tmp_path


@pytest.fixture
def ask(here: Path, capfd: pytest.CaptureFixture[str]) -> Ask:
    """Run a command in this process: exit code, stdout, stderr."""

    def call(*args: str) -> tuple[int, str, str]:
        capfd.readouterr()
        code = app.run([*args])
        done = capfd.readouterr()
        return code, done.out, done.err

    return call


def test_layouts_hold_the_same_rows(ask: Ask) -> None:
    asked = ("query", "obligations", "--agency", "Sở Y tế")
    code, out, err = ask(*asked)
    rows = json.loads(out)
    assert (code, err, len(rows)) == (0, "", 2)
    assert json.loads(ask(*asked, "--json")[1]) == rows
    assert [json.loads(line) for line in ask(*asked, "--nl")[1].splitlines()] == rows
    found = list(csv.DictReader(io.StringIO(ask(*asked, "--csv")[1])))
    assert [row["id"] for row in found] == [row["id"] for row in rows]
    assert found[0]["responsible"] == "Sở Lao động - Thương binh và Xã hội (lead); Sở Y tế (coordinate); Công an (coordinate)"
    assert found[0]["due"] == "trước ngày 15/12/2023"
    table = ask(*asked, "--table")[1]
    assert "Kế hoạch" in table
    assert "sơ cứu" in table
    assert all(line == line.rstrip() for line in table.splitlines())
    assert len(json.loads(ask(*asked, "--limit", "1")[1])) == 1


@pytest.mark.parametrize("kind", ["obligations", "citations", "agencies", "deadlines", "targets", "plans"])
def test_every_kind_in_every_layout(ask: Ask, kind: str) -> None:
    for layout in ("--json", "--nl", "--csv", "--table"):
        for lang in ("vi", "en"):
            code, out, _ = ask("query", kind, layout, "--lang", lang)
            assert code == 0
            assert len(out.splitlines()) > 1 or layout == "--nl"


def test_codes_stand_in_words_in_tables_only(ask: Ask) -> None:
    assert "≥" in ask("query", "targets", "--table")[1] or "80%" in ask("query", "targets", "--table")[1]
    assert "căn cứ" in ask("query", "citations", "--table")[1]
    assert "basis" in ask("query", "citations", "--table", "--lang", "en")[1]
    assert "định kỳ" in ask("query", "deadlines", "--table")[1]
    assert "chủ trì" in ask("ask", "duties", "Sở Y tế", "--table")[1]
    assert '"lead"' in ask("ask", "duties", "Sở Y tế")[1]
    assert "cấp xã" in ask("query", "obligations", "--plan", D, "--table")[1]


def test_no_rows_are_a_note(ask: Ask) -> None:
    assert ask("query", "obligations", "--text", "vũ trụ") == (0, "[]\n", "planparse: không có dòng nào.\n")
    assert ask("query", "obligations", "--text", "vũ trụ", "--csv", "--lang", "en")[1:] == ("", "planparse: no rows.\n")
    assert ask("ask", "chain", "999/QĐ-TTg")[1:] == ("[]\n", "planparse: không có dòng nào.\n")


def test_what_has_no_date_is_counted_in_a_note(ask: Ask) -> None:
    code, out, err = ask("query", "obligations", "--plan", D, "--due-before", "31/12/2023")
    assert (code, len(json.loads(out))) == (0, 2)
    assert err == "planparse: 1 nhiệm vụ khác hợp bộ lọc nhưng không có thời hạn.\n"
    assert "1 more duties" in ask("timeline", "--plan", D, "--lang", "en")[2]


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["query", "x"], "obligations, citations"),
        (["query"], "Thiếu tham số LOẠI"),
        (["query", "plans", "--level", "xã"], "central, province, district, commune"),
        (["query", "plans", "--role", "chủ trì"], "lead, coordinate, report_to"),
        (["query", "plans", "--modality", "x"], "mandatory, requested"),
        (["query", "plans", "--theme", "x"], "training"),
        (["query", "plans", "--due-before", "30/2/2024"], "30/2/2024"),
        (["query", "plans", "--due-after", "mai"], "mai"),
        (["query", "plans", "--year", "hai"], "--year"),
        (["query", "plans", "--limit", "0"], "--limit"),
        (["query", "plans", "--min-confidence", "2"], "--min-confidence"),
        (["query", "plans", "--json", "--csv"], "Chỉ chọn một"),
        (["ask", "x"], "duties, partners"),
        (["ask", "duties"], "Thiếu tham số ĐỐI_TƯỢNG"),
        (["ask", "chain"], "Thiếu tham số ĐỐI_TƯỢNG"),
        (["graph", "--out", "x.pdf"], ".graphml, .gexf"),
        (["store", "x"], "info, remove"),
        (["store", "remove"], "Thiếu tham số ĐỐI_TƯỢNG"),
        (["store", "backup"], "Thiếu tham số ĐỐI_TƯỢNG"),
        (["failures", "x"], "list"),
        (["run"], "Thiếu tham số ĐƯỜNG_DẪN"),
        (["run", ".", "--executor", "slurm"], "inline, local, ray"),
        (["run", ".", "--jobs", "0"], "--jobs"),
    ],
)
def test_wrong_usage_is_told_and_names_what_is_right(ask: Ask, args: list[str], said: str) -> None:
    code, out, err = ask(*args)
    assert (code, out) == (2, "")
    assert said in err
    assert "--help" in err


@pytest.mark.parametrize("args", [["query", "plans"], ["timeline"], ["ask", "partners"], ["graph"], ["store", "info"], ["store", "check"],
                                  ["store", "migrate"], ["store", "remove", "x"], ["store", "backup", "x.db"], ["failures", "list"]])  # fmt: skip
def test_without_a_store_nothing_is_made(ask: Ask, here: Path, args: list[str]) -> None:
    for file in here.glob("planparse.db*"):
        file.unlink()
    before = sorted(path.name for path in here.iterdir())
    code, out, err = ask(*args)
    assert (code, out) == (5, "")
    assert json.loads(err)["code"] == "E_NO_STORE"
    assert sorted(path.name for path in here.iterdir()) == before


def test_a_plan_by_file_by_identifier_and_by_part(ask: Ask, here: Path) -> None:
    (here / "đức phổ.txt").write_text(DISTRICT + "\nGhi chú\n", encoding="utf-8")
    assert json.loads(ask("query", "plans", "--plan", "duc-pho")[1])[0]["id"] == D
    code, _, err = ask("query", "plans", "--plan", "đức phổ.txt")
    assert (code, json.loads(err)["code"]) == (4, "E_PLAN")  # the store has not read this file
    assert ask("run", "đức phổ.txt")[0] == 0
    assert json.loads(ask("query", "plans", "--plan", "đức phổ.txt")[1])[0]["id"] == D
    code, _, err = ask("query", "plans", "--plan", "quang-ngai")
    assert (code, json.loads(err)["code"]) == (4, "E_PLAN")
    assert P in json.loads(err)["reason"]
    assert D in json.loads(err)["reason"]


def test_the_store_by_option_environment_and_user_but_not_by_folder(ask: Ask, here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("mot", "hai", "ba"):
        with Store(f"sqlite:///{here / name}.db") as store:
            store.write(made(f"mau/2025/{name}"))

    def asked(*more: str) -> list[str]:
        return [row["id"] for row in json.loads(ask("query", "plans", *more)[1])]

    (here / "planparse.toml").write_text('store = "sqlite:///ba.db"')
    assert len(asked()) == 3
    (here / "config" / "planparse").mkdir(parents=True)
    (here / "config" / "planparse" / "planparse.toml").write_text('store = "sqlite:///mot.db"')
    assert asked() == ["mau/2025/mot"]
    monkeypatch.setenv("PLANPARSE_STORE", f"sqlite:///{here / 'hai.db'}")
    assert asked() == ["mau/2025/hai"]
    assert asked("--store", f"sqlite:///{here / 'ba.db'}") == ["mau/2025/ba"]


def test_a_folder_may_lower_the_time_of_a_question_and_not_raise_it(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from planparse import settings

    (here / "planparse.toml").write_text("query_seconds = 5")
    assert settings.load().query_seconds == 5
    (here / "planparse.toml").write_text("query_seconds = 500")
    assert settings.load().query_seconds == 30
    monkeypatch.setenv("PLANPARSE_QUERY_SECONDS", "60")
    assert settings.load().query_seconds == 60


def test_upkeep(ask: Ask, here: Path) -> None:
    info = json.loads(ask("store", "info")[1])
    assert (info["engine"], info["version"], info["plans"], info["obligations"]) == ("sqlite", 4, 3, 10)
    assert json.loads(ask("store", "migrate")[1])["version"] == 4
    assert ask("store", "check")[:2] == (0, '{\n "sound": true,\n "faults": []\n}\n')
    assert ask("store", "backup", "sao.db")[0] == 0
    assert ask("store", "backup", "sao.db")[0] == 5
    assert json.loads(ask("store", "remove", "duc-pho")[1]) == {"removed": D}
    assert ask("store", "remove", "duc-pho")[0] == 4
    assert len(json.loads(ask("query", "plans")[1])) == 2
    assert len(json.loads(ask("query", "plans", "--store", "sqlite:///sao.db")[1])) == 3
    with Store("sqlite:///planparse.db") as store, store.connection() as connection:
        connection.exec_driver_sql("DELETE FROM targets")
    code, out, _ = ask("store", "check")
    assert (code, json.loads(out)["sound"]) == (5, False)
    assert any("targets" in fault for fault in json.loads(out)["faults"])


def test_run_and_failures(ask: Ask, here: Path) -> None:
    (here / "vào").mkdir()
    (here / "vào" / "a.txt").write_text(DISTRICT, encoding="utf-8")
    (here / "vào" / "rỗng.txt").write_text("")
    code, out, err = ask("run", "vào", "--store", "sqlite:///mới.db")
    summary = json.loads(out)
    assert list(summary) == ["found", "done", "unchanged", "quarantined", "seconds", "store"]
    assert (code, summary["found"], summary["done"], summary["quarantined"], summary["store"]) == (3, 2, 1, 1, "sqlite:///mới.db")
    assert [json.loads(line)["code"] for line in err.splitlines()] == ["E_EMPTY"]
    rows = json.loads(ask("failures", "list", "--store", "sqlite:///mới.db")[1])
    assert [(row["source"], row["code"], row["attempts"]) for row in rows] == [("vào/rỗng.txt", "E_EMPTY", 1)]
    assert "rỗng.txt" in ask("failures", "list", "--store", "sqlite:///mới.db", "--table")[1]
    assert json.loads(ask("run", "vào/a.txt", "--store", "sqlite:///mới.db")[1])["unchanged"] == 1
    assert ask("run", "vào/rỗng.txt", "--store", "sqlite:///mới.db")[0] == 4
    assert ask("run", "không có")[0] == 4


def test_a_graph_in_a_file_and_on_stdout(ask: Ask, here: Path) -> None:
    for suffix, read in ((".gexf", nx.read_gexf), (".graphml", nx.read_graphml)):
        assert ask("graph", "--out", f"đồ thị{suffix}")[0] == 0
        assert f"plan:{P}" in read(here / f"đồ thị{suffix}")
    assert ask("graph", "--out", "g.csv")[0] == 0
    assert {path.name for path in here.glob("g.*")} == {"g.nodes.csv", "g.edges.csv"}
    code, out, err = ask("graph", "--place", "Đức Phổ", "--lang", "en")
    assert (code, f"plan:{D}" in out, f"plan:{P}" in out) == (0, True, False)
    assert "graph of" in err
    assert ask("graph", "--out", "không/có/g.gexf")[0] == 5


def test_a_calendar(ask: Ask, here: Path) -> None:
    assert ask("timeline", "--ics", "lịch.ics")[:2] == (0, "")
    first = (here / "lịch.ics").read_bytes()
    assert len(icalendar.Calendar.from_ical(first).walk("VEVENT")) > 10
    assert ask("timeline", "--ics", "-")[1].replace("\r\n", "\n").encode() == first.replace(b"\r\n", b"\n")


def test_questions_of_the_graph(ask: Ask) -> None:
    for question in ("partners", "instruments", "idle", "unassigned", "undated", "load"):
        rows: list[Any] = json.loads(ask("ask", question)[1])
        assert rows, question
        assert len(ask("ask", question, "--table")[1].splitlines()) > 1
        assert len(json.loads(ask("ask", question, "--limit", "1")[1])) == 1
    chain = ask("ask", "chain", "1863/QĐ-TTg", "--table")[1].splitlines()
    assert [line[:6].count(" ") for line in chain[1:4]] == [1, 2, 4]
    assert [row["when"] for row in json.loads(ask("ask", "duties", "Sở Y tế", "--due-before", "30/6/2023")[1])] == ["2023-04-01"]


def test_text_that_is_long_is_cut_around_the_words(here: Path, ask: Ask) -> None:
    from planparse import record
    from tests.asked import data_of

    data = data_of(made("mau/2025/kh-9", sha="9"))
    data["obligations"][0]["text"] = "Rà soát số liệu. " * 40 + "Dạy Bơi cho trẻ. " + "Báo cáo kết quả. " * 40
    with Store("sqlite:///planparse.db") as store:
        store.write(record.of_data(data))
    table = " ".join(ask("query", "obligations", "--plan", "kh-9", "--text", "day boi", "--table")[1].split())
    assert "Dạy Bơi cho trẻ" in table
    assert "…" in table
    assert "Dạy Bơi" not in ask("query", "obligations", "--plan", "kh-9", "--table")[1]


def test_terminal_tricks_of_a_document_are_harmless(here: Path, ask: Ask) -> None:
    from planparse import record
    from tests.asked import data_of

    data = data_of(made("mau/2025/kh-9", sha="9"))
    data["obligations"][0]["text"] = "\x1b[2J\x1b]0;x\x07 [red]đỏ[/red] \u202etxt"
    with Store("sqlite:///planparse.db") as store:
        store.write(record.of_data(data))
    out = ask("query", "obligations", "--plan", "kh-9", "--table")[1]
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "[red]đỏ[/red]" in out


def test_a_closed_pipe_ends_quietly(here: Path) -> None:
    with Store("sqlite:///planparse.db") as store:
        for number in range(30):
            store.write(made(f"mau/2025/kh-{number}", sha=f"c{number}"))
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    for layout in ("--nl", "--json", "--csv", "--table"):
        command = f"{sys.executable} -m planparse query obligations {layout} | head -n 1"
        done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, cwd=here, env=environment, check=False)
        assert (done.returncode, done.stderr) == (0, b""), layout


def test_a_newer_store(here: Path, ask: Ask) -> None:
    with Store("sqlite:///planparse.db") as store, store.connection() as connection:
        connection.exec_driver_sql("UPDATE store SET value = '99'")
    code, _, err = ask("query", "plans")
    assert (code, json.loads(err)["code"]) == (5, "E_STORE_VERSION")
    assert ask("run", ".")[0] == 5


def test_help_of_the_new_commands(run: Run) -> None:
    assert "VIỆC" in run("store", "--help").stdout.decode()
    assert "ACTION" in run("failures", "--help", "--lang", "en").stdout.decode()
    assert "CÂU_HỎI [ĐỐI_TƯỢNG]" in run("ask", "--help").stdout.decode()


def test_failures_are_shown_exported_and_tried_again(ask: Ask, here: Path) -> None:
    (here / "vào").mkdir()
    (here / "vào" / "rỗng.txt").write_text("")
    (here / "vào" / "trống.txt").write_text(" ")
    assert ask("run", "vào")[0] == 4
    code, out, _ = ask("failures", "show", "rỗng")
    shown = json.loads(out)
    assert (code, shown["source"], shown["code"], shown["attempts"], len(shown["sha256"])) == (0, "vào/rỗng.txt", "E_EMPTY", 1, 64)
    assert ask("failures", "show", "vào")[0] == 4  # either
    assert ask("failures", "show", "không có")[0] == 4
    assert ask("failures", "show")[0] == 2
    assert ask("failures", "export", "lỗi.jsonl")[0] == 0
    lines = (here / "lỗi.jsonl").read_text(encoding="utf-8").splitlines()
    assert json.loads(lines[0]) == shown
    assert [json.loads(line)["source"] for line in ask("failures", "export")[1].splitlines()] == ["vào/rỗng.txt", "vào/trống.txt"]
    assert json.loads(ask("failures", "retry", "rỗng")[1]) == {"retried": 1}
    assert [row["source"] for row in json.loads(ask("failures", "list")[1])] == ["vào/trống.txt"]
    assert json.loads(ask("failures", "retry")[1]) == {"retried": 1}
    assert json.loads(ask("store", "info")[1])["inputs"]["pending"] == 2
