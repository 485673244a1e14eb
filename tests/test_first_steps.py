"""What people meet who try the program out: misspelt words, files in the way, answers with nothing in them, narrow windows."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import openpyxl
import pytest

from planparse.cli.help import command_help
from planparse.render.cells import broken
from planparse.render.words import words
from tests.conftest import ROOT, TEXT, Run

PLANS = [ROOT / "corpus" / name for name in ("tu-ky-2023.txt", "duc-pho-2023.txt", "kon-tum-2020.txt")]
OWN, OTHER = "kế hoạch huyện.txt", "kế hoạch khác.txt"


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["quer", "plans"], "Không có lệnh quer. Có phải query? Xem: planparse --help"),
        (["xyz"], "Không có lệnh xyz. Xem: planparse --help"),  # nothing looks like it
        (["query", "plans", "--plce", "x"], "Không có tuỳ chọn --plce. Có phải --place? Xem: planparse query --help"),
        (["export", "--lst"], "Không có tuỳ chọn --lst. Có phải --list? Xem: planparse export --help"),
        (["registry", "find", "x", "--on", "30/6"], "Ngày phải là 2024-03-25, 2024-03 hoặc 2024: 30/6. Xem: planparse registry --help"),
    ],
)
def test_misspelt(run: Run, args: list[str], said: str) -> None:
    done = run(*args)
    assert (done.returncode, done.stderr.decode().strip()) == (2, f"planparse: {said}")


@pytest.mark.parametrize("day", ["2024", "2024-06", "30/6", "hôm nay"])
def test_a_day_is_asked_for_in_the_forms_that_are_taken(run: Run, kept_plans: str, day: str) -> None:
    done = run("query", "obligations", "--due-after", day, "--store", kept_plans)
    assert (done.returncode, f"Ngày phải là 2024-06-30 hoặc 30/6/2024: {day}." in done.stderr.decode()) == (2, True)


@pytest.mark.parametrize(
    ("table", "said"),
    [("ten,so\na,b\n", "bổ sung.csv: ten, so (file, doc_type,"), ("number\n12\n", "bổ sung.csv: file (file,"), ("file\na\na\n", "×2")],
)
def test_a_table_that_cannot_be_used(run: Run, tmp_path: Path, table: str, said: str) -> None:
    (tmp_path / "bổ sung.csv").write_text(table, encoding="utf-8")
    (tmp_path / OWN).write_text(TEXT, encoding="utf-8")
    told = run("parse", OWN, "--meta", "bổ sung.csv").stderr.decode()
    assert told.startswith("planparse: Không dùng được tệp này: bổ sung.csv: "), told
    assert said in told, told


def test_a_server_says_what_it_needs(run: Run, tmp_path: Path) -> None:
    told = run("serve", "--host", "0.0.0.0", "--token", "x").stderr.decode()
    assert "mọi địa chỉ thì cần --allow-host" in told
    assert "không được có dấu cách" in run("serve", "--add-user", "chị Lan", "--password-file", "u.txt", stdin=b"x\n").stderr.decode()
    (tmp_path / "u.txt").write_text("lan\n", encoding="utf-8")
    assert "Không dùng được tệp này: u.txt:1." in run("serve", "--password-file", "u.txt").stderr.decode()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_port_that_is_taken(run: Run, kept_plans: str, lang: str) -> None:
    """Said in one line of JSON, before anybody is sent to the page of another program."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        done = run("serve", "--port", str(taken.getsockname()[1]), "--store", kept_plans, "--lang", lang)
    told = json.loads(done.stderr)
    assert (done.returncode, told["code"], "--port" in told["reason"]) == (5, "E_ENVIRONMENT", True), told


# files in the way


@pytest.mark.parametrize(
    "args",
    [
        ["show", OWN, "--html", OWN],
        ["show", OWN, "--html", f"./{OWN}"],  # the same file under another name
        ["compare", OWN, OTHER, "--html", OTHER],
        ["compare", OWN, OTHER, "--xlsx", OWN],
        ["check", OWN, "--against", OTHER, "--html", OTHER],
        ["check", OWN, "--against", OTHER, "--xlsx", OWN],
        ["lint", OWN, "--write-baseline", OWN],
        ["show", OWN, "--html", "kho.db"],
        ["timeline", "--ics", "kho.db"],
        ["failures", "export", "kho.db"],
    ],
)
def test_what_is_read_is_never_overwritten(run: Run, tmp_path: Path, args: list[str]) -> None:
    for name, content in ((OWN, TEXT.encode()), (OTHER, PLANS[0].read_bytes()), ("kho.db", b"")):
        (tmp_path / name).write_bytes(content)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    done = run(*args, PLANPARSE_STORE="sqlite:///kho.db")
    assert (done.returncode, "ghi đè" in done.stderr.decode()) == (2, True), done.stderr.decode()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_other_files_are(run: Run, tmp_path: Path) -> None:
    (tmp_path / OWN).write_text(TEXT, encoding="utf-8")
    (tmp_path / "trang.html").write_text("cũ", encoding="utf-8")
    assert run("show", OWN, "--html", "trang.html").returncode == 0
    assert (tmp_path / "trang.html").read_bytes().startswith(b"<!doctype html>")


# nothing to tell


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (["failures", "list"], "không có tệp lỗi nào."),
        (["corrections", "list"], "chưa có chỗ sửa nào."),
        (["query", "obligations", "--place", "Sao Hỏa"], "không có dòng nào."),
    ],
)
def test_an_empty_answer_says_so(run: Run, kept_plans: str, args: list[str], said: str) -> None:
    done = run(*args, "--store", kept_plans)
    assert (done.returncode, json.loads(done.stdout), done.stderr.decode()) == (0, [], f"planparse: {said}\n")


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "rỗng").mkdir()
    done = run("run", "rỗng")
    assert (done.returncode, done.stderr.decode()) == (0, "planparse: không thấy tệp nào để đọc.\n")


def test_a_sheet_in_which_nothing_was_changed_and_a_file_that_is_no_sheet(run: Run, tmp_path: Path, kept_plans: str) -> None:
    assert run("export", "xlsx", "--place", "Tứ Kỳ", "--out", "theo dõi.xlsx", "--store", kept_plans).returncode == 0
    done = run("import", "xlsx", "theo dõi.xlsx", "--dry-run", "--store", kept_plans)
    assert (done.returncode, done.stdout, done.stderr.decode()) == (0, b"", "planparse: không có chỗ nào được sửa.\n")
    (tmp_path / "ghi chú.txt").write_text("ghi chú", encoding="utf-8")
    done = run("import", "xlsx", "ghi chú.txt", "--dry-run", "--store", kept_plans)
    told = json.loads(done.stderr)
    assert (done.returncode, told["source"], told["code"]) == (4, "ghi chú.txt", "E_CORRUPT")


@pytest.mark.parametrize(
    ("args", "source", "said"),
    [
        (["parse", "thư mục"], "thư mục", "(đây là thư mục: dùng planparse run)"),
        (["parse", "absent.txt"], "absent.txt", "(không có tệp hoặc thư mục này)"),
        (["query", "plans", "--store", "kho.db"], "kho.db", "(sqlite:///kho.db)"),
    ],
)
def test_a_failure_says_what_to_do_in_the_language_of_the_message(
    run: Run, tmp_path: Path, args: list[str], source: str, said: str
) -> None:
    (tmp_path / "thư mục").mkdir()
    told = json.loads(run(*args).stderr)
    assert (told["source"], told["reason"].endswith(said)) == (source, True), told


# what is looked at


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("quang-ngai/duc-pho/", 16, ["quang-ngai/", "duc-pho/"]),
        ("an-giang/tinh-bien/nhon-hung/", 24, ["an-giang/tinh-bien/", "nhon-hung/"]),
        ("ubnd@quang-ngai/duc-pho", 10, ["ubnd@", "quang-", "ngai/", "duc-pho"]),
        ("01/2011/TTLT-VKSNDTC-BTP", 12, ["01/2011/", "TTLT-", "VKSNDTC-BTP"]),
        ("xã, phường", 4, ["xã, phường"]),  # words without parts are left to the table
        ("Luật Trẻ em", 40, ["Luật Trẻ em"]),
    ],
)
def test_identifiers_break_between_their_parts(text: str, width: int, lines: list[str]) -> None:
    assert broken(text, width).split("\n") == lines


@pytest.mark.parametrize("columns", [60, 80, 100, 200])
def test_help_fits_the_window(monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    from planparse.cli.app import program

    monkeypatch.setenv("COLUMNS", str(columns))
    for name, command in program().commands.items():
        shown = command_help(name, command, "vi").splitlines()
        assert [line for line in shown if len(line) > min(columns, 100) and not line.startswith("Cách dùng")] == []


def test_a_name_is_called_a_name(run: Run) -> None:
    assert "--by TÊN" in run("import", "--help").stdout.decode()
    assert "--by TÊN" in run("corrections", "--help").stdout.decode()
    assert "--by CÁCH" in run("compare", "--help").stdout.decode()


def test_a_comparison_is_told_in_words_and_each_side_under_its_plan(run: Run, tmp_path: Path) -> None:
    done = run("compare", PLANS[0], PLANS[1], "--table")
    kinds = {words("vi")(f"compare.{kind}") for kind in ("same", "reworded", "moved", "retimed", "related", "only_a", "only_b")}
    shown = done.stdout.decode()
    assert not {"reworded", "related", "only", "basis:", "deadline:"} & set(shown.split())
    assert run("compare", PLANS[0], PLANS[1], "--xlsx", "so sánh.xlsx").returncode == 0
    sheet = openpyxl.load_workbook(tmp_path / "so sánh.xlsx").worksheets[0]
    _, *rows = sheet.iter_rows(values_only=True)
    assert all((sheet.row_dimensions[at].height or 0) > 15 for at in range(2, len(rows) + 2))  # rows are as high as their text
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight) == ("landscape", 0)
    assert {str(row[0]) for row in rows} <= kinds
    alone = [json.loads(line) for line in run("compare", PLANS[0], PLANS[1], "--nl").stdout.splitlines()]
    alone = [row for row in alone if row["kind"] == "only"]
    assert {(row["a"] or row["b"]).startswith("hai-duong/") == (row["a"] is not None) for row in alone} == {True}
    assert {row["a"] is None for row in alone} == {True, False}


def test_what_planparse_wrote_is_no_plan(run: Run, tmp_path: Path, kept_plans: str) -> None:
    """Pages, tables, calendars and graphs left in the folder that is read: named as what they are, never a second copy of the plan."""
    (tmp_path / OWN).write_bytes(PLANS[0].read_bytes())
    written = ("trang.html", "so sánh.html", "soát.html", "lịch.ics", "đồ thị.gexf", "đồ thị.graphml")
    assert run("show", OWN, "--html", written[0]).returncode == 0
    assert run("compare", OWN, PLANS[1], "--html", written[1]).returncode == 0
    assert run("check", OWN, "--against", PLANS[2], "--html", written[2], "--fail-on", "never").returncode == 0
    assert run("timeline", "--ics", written[3], "--store", kept_plans).returncode == 0
    assert run("graph", "--out", written[4], "--store", kept_plans).returncode == 0
    assert run("graph", "--out", written[5], "--store", kept_plans).returncode == 0
    assert run("export", "csv", "--out", "bảng", "--store", kept_plans).returncode == 0
    assert run("export", "html", "--out", "các trang", "--store", kept_plans).returncode == 0
    done = run("run", ".")
    told = [json.loads(line) for line in done.stderr.splitlines()]
    assert (done.returncode, json.loads(done.stdout)["done"]) == (3, 1)
    assert {row["code"] for row in told} == {"E_UNSUPPORTED"}
    assert {row["source"] for row in told} >= set(written)


def test_corrections_are_told_in_words(run: Run, tmp_path: Path) -> None:
    (tmp_path / OWN).write_bytes(PLANS[0].read_bytes())
    assert run("run", OWN).returncode == 0
    assert run("export", "xlsx", "--out", "theo dõi.xlsx").returncode == 0
    book = openpyxl.load_workbook(tmp_path / "theo dõi.xlsx")
    head = {cell.value: cell.column for cell in book.worksheets[0][1]}
    for row, title, value in (
        (3, "Tình trạng", "Đang thực hiện"),
        (4, "Chủ trì", "Phòng Tư pháp"),
        (5, "Nội dung nhiệm vụ", "chữ không có"),
    ):
        book.worksheets[0].cell(row, head[title]).value = value
    book.save(tmp_path / "theo dõi.xlsx")
    assert run("import", "xlsx", "theo dõi.xlsx", "--by", "Lan").returncode == 3
    shown = " ".join(run("corrections", "list", "--table").stdout.decode().split())
    for words_shown in ("Theo dõi tình trạng: Đang", "Sửa chủ trì: Phòng", "Sửa lời văn:", "áp dụng", "không có chữ"):
        assert words_shown in shown, shown
    assert not {"fits", "no_words", "edit:", "track:"} & set(shown.split())
