"""The command as its users meet it: output, messages, exit codes; never a traceback."""

from __future__ import annotations

import ast
import json
import os
import re
import signal
import subprocess
import sys
import time
from dataclasses import fields
from pathlib import Path

import pytest

import planparse
from planparse import errors, record
from planparse.cli import language
from planparse.cli.app import program
from planparse.limits import Limits
from planparse.tables import table
from tests.conftest import ROOT, TEXT, Run
from tests.pace import within

PLANS = sorted((ROOT / "corpus").glob("*.txt"))
COMMANDS = (
    "parse",
    "show",
    "run",
    "query",
    "timeline",
    "lint",
    "compare",
    "check",
    "ask",
    "graph",
    "store",
    "failures",
    "export",
    "import",
    "corrections",
    "evaluate",
    "registry",
    "mcp",
    "train",
    "serve",
    "schema",
    "doctor",
)


def failures(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, str]]:
    """The JSON lines of stderr; everything there must be one."""
    found = [json.loads(line) for line in done.stderr.decode().splitlines()]
    assert all(list(row) == ["source", "code", "reason", "how"] for row in found)
    return found


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "mẫu.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


class TestHelp:
    def test_answers_at_once_and_imports_nothing_heavy(self) -> None:
        probe = "import sys; sys.argv=['planparse','--help']\nfrom planparse.cli import main\ntry: main()\nexcept SystemExit: pass\nprint(*sys.modules)"
        done = subprocess.run([sys.executable, "-c", probe], capture_output=True, check=True, env={**os.environ, "PYTHONUTF8": "1"})
        loaded = {name.split(".")[0] for name in done.stdout.decode().splitlines()[-1].split()}
        assert (
            loaded
            & {
                "spacy",
                "underthesea",
                "networkx",
                "pdfplumber",
                "docx",
                "pydantic",
                "pydantic_settings",
                "jinja2",
                "rich",
                "numpy",
                "sqlalchemy",
                "icalendar",
                "dateutil",
            }
            == set()
        )

    def test_within_four_tenths_of_a_second(self, run: Run) -> None:
        assert run("--help").returncode == 0
        within(0.4, lambda: run("--help"), time.perf_counter)

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_in_both_languages(self, run: Run, name: str) -> None:
        vietnamese, english = run(name, "--help"), run(name, "--help", "--lang", "en")
        assert (vietnamese.returncode, english.returncode) == (0, 0)
        assert vietnamese.stdout.decode().startswith(f"Cách dùng: planparse {name}")
        assert english.stdout.decode().startswith(f"Usage: planparse {name}")

    def test_language_by_environment_and_by_file(self, run: Run, tmp_path: Path) -> None:
        assert b"Usage" in run("--help", PLANPARSE_LANG="en").stdout
        assert b"Usage" not in run("--help", "--lang", "vi", PLANPARSE_LANG="en").stdout
        (tmp_path / "planparse.toml").write_text('lang = "en"')
        assert b"Usage" in run("--help").stdout
        assert run("--help", "--lang=fr").returncode == 2

    def test_the_language_is_taken_from_anywhere_but_after_two_dashes(self) -> None:
        assert language.take(["a", "--lang", "en", "b"]) == ("en", ["a", "b"])
        assert language.take(["--lang=en"]) == ("en", [])
        assert language.take(["--", "--lang", "en"]) == (None, ["--", "--lang", "en"])
        assert language.take(["--lang"]) == ("", [])

    def test_no_command_is_wrong_usage_and_shows_help(self, run: Run) -> None:
        done = run()
        assert (done.returncode, done.stdout) == (2, b"")
        assert "Cách dùng" in done.stderr.decode()

    def test_version(self, run: Run) -> None:
        assert re.fullmatch(rb"planparse \d+\.\d+\.\d+\S*\n", run("--version").stdout)


class TestDocs:
    def test_every_command_and_option_is_on_its_page_and_nothing_else(self) -> None:
        page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
        parts = dict(re.findall(r"^## planparse (\w+)\n(.*?)(?=^## |\Z)", page, re.MULTILINE | re.DOTALL))
        assert set(parts) == set(program().commands) == set(COMMANDS)
        for name, command in program().commands.items():
            flags = {flag for param in command.params if param.param_type_name == "option" for flag in param.opts}
            assert set(re.findall(r"--[a-z][a-z-]*", parts[name])) - {"--lang"} == flags
            for param in command.params:
                if param.param_type_name == "argument":
                    assert language.say("en", f"metavar.{param.name}").strip("[]") in parts[name]

    def test_every_code_is_on_the_page_and_in_english(self) -> None:
        page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
        codes = {kind.code for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.PlanparseError)}
        assert codes == {row["code"] for row in table("planparse.cli", "errors")}
        told = re.findall(r"^\| `(E_\w+)` \| ([^|]+) \| ([^|]+) \|$", page, re.MULTILINE)
        assert codes == {code for code, meaning, how in told if len(meaning) > 8 and len(how) > 8}
        assert all(kind.how and kind.reason for kind in (errors.of_code(code) for code in codes))

    def test_every_limit_is_on_its_page_with_its_default(self) -> None:
        page = (ROOT / "docs" / "limits.md").read_text(encoding="utf-8")
        told = re.findall(r"^\| `(\w+)` \| (\d+) \|", page, re.MULTILINE)
        assert told == [(field.name, str(field.default)) for field in fields(Limits)]

    def test_messages_are_whole_and_used(self) -> None:
        rows = table("planparse.cli", "messages")
        assert len({row["key"] for row in rows}) == len(rows)
        assert [row["key"] for row in rows if not row["vi"] or not row["en"]] == []
        assert [row["key"] for row in rows if ("{name}" in row["vi"]) != ("{name}" in row["en"])] == []
        known = {row["key"] for row in rows}
        assert set(COMMANDS) - known == set()
        taken = [(name, param.name) for name, command in program().commands.items() for param in command.params]
        assert [one for one in taken if f"{one[0]}.{one[1]}" not in known and f"option.{one[1]}" not in known] == []
        told = {f"{name}.{param}" for name, param in taken} | {f"option.{param}" for _, param in taken}
        assert {key for key in known if key.startswith("option.")} - told == set()

    def test_no_error_tells_text_of_documents(self) -> None:
        """The message of an unforeseen error may quote its input, so no code turns one into words."""
        for path in (Path(planparse.__file__).parent / "cli").glob("*.py"):
            calls = [node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Call)]
            assert not [call for call in calls if getattr(call.func, "id", "") in {"str", "repr"} and ast.unparse(call.args[0]) == "error"]


class TestUsage:
    @pytest.mark.parametrize(
        ("args", "said"),
        [
            (["parze"], "Không có lệnh parze"),
            (["parse"], "Thiếu tham số TỆP"),
            (["parse", "x", "--nope"], "Không có tuỳ chọn --nope"),
            (["parse", "x", "--out"], "--out cần một giá trị"),
            (["parse", "x", "--nl", "--table"], "không đi cùng nhau"),
            (["show", "a", "b"], "chưa đúng"),
            (["evaluate", "x"], "Thiếu tham số BẢN_GHI"),
            (["--nope"], "Không có tuỳ chọn --nope"),
            (["registry", "look", "x"], "chỉ có find"),
            (["registry", "find"], "Thiếu tham số TÊN"),
            (["registry", "find", "x", "--on", "hôm qua"], "Ngày phải là"),
            (["registry", "find", "x", "--json", "--csv"], "Chỉ chọn một"),
        ],
    )
    def test_wrong_usage_is_told_in_vietnamese(self, run: Run, args: list[str], said: str) -> None:
        done = run(*args)
        assert (done.returncode, done.stdout) == (2, b"")
        assert said in done.stderr.decode()
        assert "Traceback" not in done.stderr.decode()

    def test_and_in_english(self, run: Run) -> None:
        assert b"No such option: --nope" in run("parse", "x", "--nope", "--lang", "en").stderr

    def test_a_wrong_setting(self, run: Run) -> None:
        done = run("parse", "x", PLANPARSE_MAX_BYTES="many")
        assert (done.returncode, failures(done)[0]["code"]) == (2, "E_SETTINGS")

    def test_a_rule_that_there_is_not_is_told_before_pages_are_served(self, run: Run, tmp_path: Path) -> None:
        (tmp_path / "planparse.toml").write_text('[lint]\nX99 = "off"\n')
        done = run("serve")
        assert (done.returncode, failures(done)[0]["code"]) == (2, "E_SETTINGS")
        assert "lint.X99" in failures(done)[0]["reason"]


class TestRegistry:
    def test_rows(self, run: Run) -> None:
        done = run("registry", "find", "Phòng LĐ-TB&XH", "--on", "2024", "--place", "quận Hoàng Mai, Hà Nội", "--topic", "trẻ em")
        assert (done.returncode, done.stderr) == (0, b"")
        (row,) = json.loads(done.stdout)
        assert list(row) == ["kind", "id", "name", "valid_from", "valid_to", "score", "reasons", "successors"]
        assert (row["kind"], row["id"], row["valid_to"]) == ("agency", "phong-ldtbxh@ha-noi/hoang-mai", "2025-02-28")
        assert row["successors"][0]["name"] == "Phòng Y tế quận Hoàng Mai"

    def test_layouts(self, run: Run) -> None:
        kinds = [json.loads(line)["kind"] for line in run("registry", "find", "06/QĐ-TTg", "--nl").stdout.splitlines()]
        assert kinds == ["instrument", "instrument", "doctype"]
        assert run("registry", "find", "06/QĐ-TTg", "--csv", "--limit", "1").stdout.decode().count("\n") == 2
        assert "Hiệu lực" in run("registry", "find", "quận Hoàng Mai", "--table").stdout.decode()
        assert "Valid" in run("registry", "find", "quận Hoàng Mai", "--table", "--lang", "en").stdout.decode()

    def test_reasons_in_both_languages(self, run: Run) -> None:
        asked = ("registry", "find", "Phòng LĐTBXH huyện Tứ Kỳ", "--on", "2026")
        for layout in ("--table", "--csv", "--json", "--nl"):
            assert "không có vào 2026" in run(*asked, layout).stdout.decode()
            told = run(*asked, layout, "--lang", "en").stdout.decode()
            assert "not there as of 2026" in told
            assert "không có" not in told

    def test_an_unknown_name_is_no_failure(self, run: Run) -> None:
        done = run("registry", "find", "xyzw qwerty")
        assert (done.returncode, json.loads(done.stdout)) == (0, [])
        assert "Không tìm thấy" in done.stderr.decode()


class TestParse:
    def test_one_file_gives_one_indented_object(self, run: Run, source: Path) -> None:
        done = run("parse", source)
        assert (done.returncode, done.stderr) == (0, b"")
        assert done.stdout.startswith(b'{\n "schema_version"')
        plan = record.loads(done.stdout)
        assert (plan.source.file_name, plan.source.encoding) == ("mẫu.txt", "utf-8")

    def test_several_or_nl_give_one_a_line(self, run: Run, source: Path) -> None:
        for args in ([source, PLANS[0]], [source, "--nl"]):
            done = run("parse", *args)
            assert [json.loads(line)["schema_version"] for line in done.stdout.splitlines()] == ["1.0"] * (len(args) - args.count("--nl"))

    def test_same_bytes_same_record_from_file_and_pipe(self, run: Run, source: Path) -> None:
        one, two = run("parse", source).stdout, run("parse", source, PYTHONHASHSEED="7").stdout
        assert one == two
        piped = json.loads(run("parse", "-", stdin=source.read_bytes()).stdout)
        assert piped.pop("source")["file_name"] is None
        assert piped == {key: value for key, value in json.loads(one).items() if key != "source"}

    def test_out_writes_whole_files_and_prints_nothing(self, run: Run, source: Path, tmp_path: Path) -> None:
        done = run("parse", source, "--out", tmp_path / "a" / "b")
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        assert [path.name for path in (tmp_path / "a" / "b").iterdir()] == ["mẫu.json"]
        assert (tmp_path / "a" / "b" / "mẫu.json").read_bytes() == run("parse", source).stdout

    def test_two_inputs_of_one_stem_are_refused_before_anything_is_written(self, run: Run, source: Path, tmp_path: Path) -> None:
        other = tmp_path / "khác" / "MẪU.md"
        other.parent.mkdir()
        other.write_text(TEXT, encoding="utf-8")
        done = run("parse", PLANS[0], source, other, "--out", tmp_path / "out")
        assert done.returncode == 2
        assert not (tmp_path / "out").exists()
        assert run("parse", PLANS[0], source, other).returncode == 0

    def test_an_input_is_never_overwritten(self, run: Run, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_text(TEXT, encoding="utf-8")
        assert run("parse", path, "--out", tmp_path).returncode == 2
        assert path.read_text(encoding="utf-8") == TEXT

    def test_some_fail_and_the_rest_is_done(self, run: Run, source: Path, tmp_path: Path) -> None:
        (tmp_path / "rỗng.txt").write_bytes(b"\n")
        (tmp_path / "a.pdf").write_bytes(b"%PDF-1.5\n")
        done = run("parse", "absent.txt", source, tmp_path / "rỗng.txt", tmp_path / "a.pdf", tmp_path)
        assert done.returncode == 3
        assert [row["code"] for row in failures(done)] == ["E_NOT_FOUND", "E_EMPTY", "E_CORRUPT", "E_NOT_FOUND"]
        assert failures(done)[2]["reason"].endswith("(pdf)")
        assert len(done.stdout.splitlines()) == 1

    def test_nothing_could_be_read(self, run: Run) -> None:
        done = run("parse", "absent.txt", "--lang", "en")
        assert (done.returncode, done.stdout) == (4, b"")
        assert failures(done)[0] == {
            "source": "absent.txt",
            "code": "E_NOT_FOUND",
            "reason": "The file does not exist or cannot be opened. (No such file or directory)",
            "how": "Check the path and the right to read it.",
        }

    @pytest.mark.parametrize(
        ("data", "code", "status"),
        [
            pytest.param(b"", "E_EMPTY", 4, id="empty"),
            pytest.param(bytes(range(256)) * 40, "E_BINARY", 4, id="noise"),
            pytest.param("Chương một. Sáng nay trời mưa, chị Dậu ra đồng.\n".encode() * 200, None, 0, id="a novel"),
            pytest.param(b"The quick brown fox jumps over the lazy dog.\n" * 50, None, 0, id="English"),
            pytest.param("Kế hoạch \ud800 số".encode("utf-8", "surrogatepass"), None, 0, id="lone surrogates"),
            pytest.param(TEXT.encode("utf-16"), None, 0, id="utf-16"),
            pytest.param(TEXT.encode()[:50] + b"\xff\xfe" + TEXT.encode()[50:], None, 0, id="broken utf-8"),
            pytest.param(
                b"\x1b[2J\x07 ke hoach so 12 nam 2025 \x1b]0;x\x1b phong, chong duoi nuoc tre em", None, 0, id="control characters"
            ),
            pytest.param(b"(" * 50_000, None, 0, id="brackets"),
        ],
    )
    def test_bad_input_gives_a_record_or_a_code(self, run: Run, data: bytes, code: str | None, status: int) -> None:
        done = run("parse", "-", stdin=data)
        assert done.returncode == status
        assert [row["code"] for row in failures(done)] == ([code] if code else [])
        if not code:
            record.loads(done.stdout)

    @pytest.mark.slow
    def test_a_line_of_five_megabytes(self, run: Run) -> None:
        done = run("parse", "-", stdin="kế hoạch phối hợp với Sở Y tế ".encode() * 140_000)
        assert done.returncode == 0, done.stderr

    def test_limits_hold(self, run: Run, source: Path) -> None:
        assert failures(run("parse", source, PLANPARSE_MAX_BYTES="10"))[0]["code"] == "E_TOO_LARGE"
        assert failures(run("parse", "-", stdin=b"x" * 99, PLANPARSE_MAX_BYTES="10"))[0]["code"] == "E_TOO_LARGE"

    def test_the_table_is_plain_in_a_pipe(self, run: Run, tmp_path: Path) -> None:
        done = run("parse", PLANS[0], "--table", "--out", tmp_path / "out")
        text = done.stdout.decode()
        assert done.returncode == 0
        assert "Thời hạn" in text
        assert not set(text) & set("\x1b│╭")
        assert (tmp_path / "out" / f"{PLANS[0].stem}.json").exists()
        assert len(text.splitlines()) > 20

    def test_meta_fills_what_a_draft_lacks(self, run: Run, source: Path, tmp_path: Path) -> None:
        (tmp_path / "meta.csv").write_text(
            "file,number,issued_on,signer\nmẫu.txt,7/KH-UBND,2025-01-20,Lê B\nlạ.txt,1/KH,,\n", encoding="utf-8"
        )
        done = run("parse", source, "--meta", tmp_path / "meta.csv")
        data = json.loads(done.stdout)["metadata"]
        assert (data["number"], data["issued_on"], data["signer"]["name"]) == ("7/KH-UBND", "2025-01-20", "Lê B")
        assert "lạ.txt" in done.stderr.decode()

    def test_a_wrong_meta_table_stops_before_anything(self, run: Run, source: Path, tmp_path: Path) -> None:
        (tmp_path / "meta.csv").write_text("tệp,số\na,b\n", encoding="utf-8")
        assert run("parse", source, "--meta", tmp_path / "meta.csv").returncode == 2
        assert run("parse", source, "--meta", "absent.csv").returncode == 4

    def test_an_output_that_cannot_be_written(self, run: Run, source: Path, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        done = run("parse", source, "--out", tmp_path / "file")
        assert (done.returncode, failures(done)[0]["code"]) == (5, "E_ENVIRONMENT")
        (tmp_path / "out" / "mẫu.json").mkdir(parents=True)
        done = run("parse", source, "--out", tmp_path / "out")
        assert done.returncode == 5
        assert [path.name for path in (tmp_path / "out").iterdir()] == ["mẫu.json"]

    def test_a_defect_of_ours_is_a_code_without_words_of_the_document(self, run: Run, source: Path, tmp_path: Path) -> None:
        lines = ("import planparse.pipeline", "def broken(documents, **_):", "    raise ValueError('BÍ MẬT: ' + documents[0].text)")
        (tmp_path / "sitecustomize.py").write_text("\n".join([*lines, "planparse.pipeline.parse_documents = broken"]))
        done = run("parse", source, PLANS[0], PYTHONPATH=str(tmp_path))
        assert [row["code"] for row in failures(done)] == ["E_INTERNAL"] * 2
        assert done.returncode == 4
        assert "BÍ MẬT" not in done.stderr.decode()
        assert "ValueError sitecustomize.py:3" in failures(done)[0]["reason"]

    def test_a_missing_package_is_told(self, run: Run, source: Path, tmp_path: Path) -> None:
        (tmp_path / "sitecustomize.py").write_text("import sys\nfor name in ('spacy', 'planparse.pipeline'): sys.modules[name] = None\n")
        done = run("parse", source, PYTHONPATH=str(tmp_path))
        assert (done.returncode, failures(done)[0]["code"]) == (5, "E_ENVIRONMENT")


class TestShow:
    @pytest.fixture
    def stored(self, tmp_path: Path, plan) -> Path:
        path = tmp_path / "bản ghi"
        path.write_bytes(record.dumps(plan))
        return path

    def test_a_record_as_a_tree(self, run: Run, stored: Path) -> None:
        done = run("show", stored)
        assert done.returncode == 0
        assert "chủ trì: Phòng Y tế" in done.stdout.decode()
        assert run("show", "-", stdin=stored.read_bytes()).stdout == done.stdout
        assert "lead: Phòng Y tế" in run("show", stored, "--lang", "en").stdout.decode()

    def test_a_page(self, run: Run, stored: Path, tmp_path: Path) -> None:
        done = run("show", stored, "--html", tmp_path / "trang.html")
        assert (done.returncode, done.stdout) == (0, b"")
        page = (tmp_path / "trang.html").read_bytes()
        assert page.startswith(b"<!doctype html>")
        assert run("show", stored, "--html", "-").stdout == page
        assert run("show", stored, "--html", tmp_path / "no" / "x.html").returncode == 5

    def test_a_source_file(self, run: Run) -> None:
        done = run("show", PLANS[0])
        assert done.returncode == 0
        assert "chủ trì" in done.stdout.decode()

    def test_what_is_no_plan(self, run: Run, tmp_path: Path) -> None:
        assert run("show", "absent").returncode == 4
        (tmp_path / "x.json").write_text('{"schema_version": "9.0"}')
        done = run("show", tmp_path / "x.json")
        assert (done.returncode, failures(done)[0]["code"]) == (4, "E_SCHEMA")


class TestRest:
    def test_schema_is_that_of_the_library(self, run: Run) -> None:
        assert json.loads(run("schema").stdout) == record.json_schema()

    def test_doctor_names_the_five_packages(self, run: Run) -> None:
        done = run("doctor")
        found = json.loads(done.stdout)
        assert list(found) == ["planparse", "python", "parts"]
        assert all(list(part) == ["name", "found", "needed_for", "how"] for part in found["parts"])
        parts = {part["name"]: part["found"] for part in found["parts"]}
        assert all(parts[name] for name in ("spacy", "underthesea", "pdfplumber", "python-docx", "networkx"))
        assert done.returncode == 0

    def test_doctor_says_what_lacks(self, run: Run, tmp_path: Path) -> None:
        hide = "import importlib.util as u\nfind = u.find_spec\nu.find_spec = lambda name, package=None: None if name == 'networkx' else find(name, package)\n"
        (tmp_path / "sitecustomize.py").write_text(hide)
        done = run("doctor", PYTHONPATH=str(tmp_path))
        assert {part["name"]: part["found"] for part in json.loads(done.stdout)["parts"]}["networkx"] is None
        assert done.returncode == 5

    def test_a_closed_pipe_is_quiet(self) -> None:
        done = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m planparse schema | head -c 1; echo ${{PIPESTATUS[0]}}"], capture_output=True, check=True
        )
        assert done.stdout.decode().split("\n")[-2] == "0" or done.stdout == b"{0\n"
        assert done.stderr == b""

    @pytest.mark.skipif(os.name == "nt", reason="signals differ")
    def test_an_interrupt_is_130_and_quiet(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        child = subprocess.Popen(
            [sys.executable, "-m", "planparse", "parse", tmp_path / "pipe"], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        time.sleep(1)
        child.send_signal(signal.SIGINT)
        out, err = child.communicate(timeout=20)
        assert (child.returncode, out) == (130, b"")
        assert b"Traceback" not in err
