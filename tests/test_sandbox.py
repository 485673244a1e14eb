"""The sandbox against a reader that does everything wrong (tests/mock_worker.py), and the session against its users."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import planparse
from planparse import record
from planparse.errors import EnvironmentFailedError, PlanparseError
from planparse.limits import DEFAULT
from planparse.sandbox import Session, network, seccomp, usage
from planparse.sandbox import command as starting
from tests.conftest import ROOT, TEXT

LINUX = sys.platform == "linux"
TIGHT = replace(DEFAULT, max_seconds=2, max_seconds_per_page=1, max_memory=300_000_000, max_record_bytes=20_000_000)


@pytest.fixture(scope="module")
def mock() -> Iterator[Session]:
    with Session(TIGHT, worker_module="tests.mock_worker") as session:
        yield session


def ask(session: Session, name: str) -> Any:
    return json.loads(session.records(b"x", name)[0])


def gone(pid: int) -> bool:
    """Whether a process has ended, within a little while; a zombie has ended."""
    for _ in range(50):
        try:
            state = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0]
        except OSError:
            return True
        if state == "Z":
            return True
        time.sleep(0.02)
    return False


class TestMisbehaviour:
    @pytest.mark.parametrize(
        ("name", "code", "detail"),
        [
            ("hang", "E_TIMEOUT", ""),
            ("spin", "E_TIMEOUT", ""),
            ("spin_deaf", "E_TIMEOUT", ""),
            ("pages_for_ever", "E_TIMEOUT", ""),
            ("allocate", "E_MEMORY", ""),
            ("nest", "E_CORRUPT", "nesting"),
            ("crash", "E_CRASHED", "SIGSEGV"),
            ("abort", "E_CRASHED", "SIGABRT"),
            ("exit", "E_CRASHED", "exit 7"),
            ("quit", "E_CRASHED", "exit 0"),
            ("garbage", "E_CRASHED", "output"),
            ("claim", "E_CRASHED", "output"),
            ("flood", "E_CRASHED", "output"),
            ("big_record", "E_TOO_LARGE", "max_record_bytes"),
            ("locked", "E_ENCRYPTED", "zip"),
            ("missing", "E_ENVIRONMENT", "chưa_cài"),
        ],
    )
    def test_ends_in_a_code_in_time_and_the_next_task_is_done(self, mock: Session, name: str, code: str, detail: str) -> None:
        started = time.perf_counter()
        with pytest.raises(PlanparseError) as caught:
            mock.parse(b"x", name)
        assert time.perf_counter() - started < 8
        assert (caught.value.code, caught.value.detail, caught.value.source) == (code, detail, name)
        assert ask(mock, "self") > 0

    def test_no_word_of_an_unforeseen_error_comes_out(self, mock: Session) -> None:
        with pytest.raises(PlanparseError) as caught:
            mock.parse(b"x", "secret")
        assert caught.value.code == "E_INTERNAL"
        assert caught.value.detail.startswith("ValueError mock_worker.py:")
        assert "ông A" not in str(caught.value)

    def test_what_a_library_prints_is_no_answer(self, mock: Session) -> None:
        assert ask(mock, "print") == "printed"

    def test_pages_give_more_time(self, mock: Session) -> None:
        assert ask(mock, "many_pages") == "read"

    def test_a_task_may_be_long(self, mock: Session) -> None:
        """A row of `--meta` may have as many bytes as its table."""
        row = {"title": "Đ" * 2_000_000}
        assert json.loads(mock.records(b"x", "self", row=row)[0]) == ask(mock, "self")

    @pytest.mark.skipif(not LINUX, reason="limits of the system")
    def test_no_file_grows_without_end(self, mock: Session) -> None:
        with pytest.raises(PlanparseError) as caught:
            mock.parse(b"x", "write")
        assert (caught.value.code, caught.value.detail.split()[0]) == ("E_INTERNAL", "OSError")

    def test_memory_is_watched_from_outside_too(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """What there is where the system has no limit of its own."""
        with Session(TIGHT, worker_module="tests.mock_worker") as session:
            worker = ask(session, "self")
            monkeypatch.setattr(usage, "resident", lambda pid: 400_000_000 if pid == worker else None)
            with pytest.raises(PlanparseError) as caught:
                session.parse(b"x", "hang")
            assert caught.value.code == "E_MEMORY"

    def test_a_good_worker_is_kept_and_a_bad_one_is_not(self, mock: Session) -> None:
        first = ask(mock, "self")
        with pytest.raises(PlanparseError):
            mock.parse(b"x", "locked")
        assert ask(mock, "self") == first
        with pytest.raises(PlanparseError):
            mock.parse(b"x", "abort")
        assert ask(mock, "self") != first
        assert not LINUX or gone(first)

    def test_temporary_files_are_deleted(self, mock: Session) -> None:
        path = Path(ask(mock, "temporary"))
        assert not path.exists()
        assert not path.parent.exists()

    def test_the_environment_holds_no_secret(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("AWS_SECRET_ACCESS_KEY", "HTTPS_PROXY", "PLANPARSE_STORE"):
            monkeypatch.setenv(name, "secret")
        with Session(TIGHT, worker_module="tests.mock_worker") as fresh:
            assert "secret" not in ask(fresh, "environment").values()


@pytest.mark.skipif(not LINUX, reason="processes by /proc")
def children() -> Iterator[tuple[int, str]]:
    """Processes that this one has started, and the state of each."""
    for entry in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            pid, _, rest = entry.read_text(encoding="ascii", errors="replace").partition(" ")
            state, parent, *_ = rest.rpartition(")")[2].split()
            if int(parent) == os.getpid():
                yield int(pid), state


class TestChildren:
    def test_those_of_an_answer_end_with_the_worker(self, mock: Session) -> None:
        worker = ask(mock, "self")
        pids = ask(mock, "child")
        assert pids
        assert all(gone(pid) for pid in pids)
        assert ask(mock, "self") != worker

    def test_those_of_a_worker_out_of_time(self, mock: Session) -> None:
        with pytest.raises(PlanparseError):
            mock.parse(b"x", "child_and_hang")
        pids = json.loads(Path(mock._own_folder(), "pids").read_text(encoding="ascii"))
        assert pids
        assert all(gone(pid) for pid in pids)

    def test_no_zombie_is_left(self, mock: Session) -> None:
        with pytest.raises(PlanparseError):
            mock.parse(b"x", "exit")
        assert not [pid for pid, state in children() if state == "Z"]

    def test_a_worker_ends_with_its_parent(self, tmp_path: Path) -> None:
        program = "import os, sys, time; from planparse.sandbox import Session; from planparse.limits import Limits\n"
        program += "s = Session(Limits(), worker_module='tests.mock_worker'); print(s.records(b'x', 'self')[0].decode(), flush=True)\n"
        program += "os.kill(os.getpid(), 9)"
        env = {**starting.environment(), "TMPDIR": str(tmp_path)}  # what is left there
        done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=env, capture_output=True, check=False)
        assert done.returncode == -signal.SIGKILL
        assert gone(int(done.stdout))


class TestNetwork:
    @pytest.mark.skipif(not LINUX, reason="no mechanism elsewhere")
    def test_no_connection_even_through_the_c_library(self, mock: Session) -> None:
        with contextlib.ExitStack() as stack:
            listener = stack.enter_context(socket.create_server(("127.0.0.1", 0)))
            listener.settimeout(0.2)
            Path(mock._own_folder(), "port").write_text(str(listener.getsockname()[1]), encoding="ascii")
            assert mock.network() in {"namespace", "seccomp"}
            assert "connected" not in ask(mock, "connect")
            with pytest.raises(TimeoutError):
                listener.accept()

    @pytest.mark.skipif(not LINUX, reason="no mechanism elsewhere")
    @pytest.mark.parametrize("way", ["network._namespace()", "seccomp.apply()"])
    def test_each_mechanism_alone(self, way: str) -> None:
        program = f"""
            from planparse.sandbox import network, seccomp
            import socket, sys
            if not {way}: sys.exit('lacking')
            for family, host in ((socket.AF_INET, '127.0.0.1'), (socket.AF_INET6, '::1')):
                try: socket.socket(family).connect((host, int(sys.argv[1])))
                except ConnectionRefusedError: sys.exit('refused')
                except OSError: pass
                else: sys.exit('connected')
            a, b = socket.socketpair(); a.send(b'local'); print(b.recv(9).decode())
        """
        with socket.create_server(("127.0.0.1", 0)) as listener:
            code = "\n".join(line.removeprefix("            ") for line in program.splitlines())
            port = str(listener.getsockname()[1])
            done = subprocess.run(
                [sys.executable, "-c", code, port], env=starting.environment(), capture_output=True, text=True, check=False
            )
        if done.stderr.strip() == "lacking":
            pytest.skip(f"{way} is not allowed here")
        assert (done.returncode, done.stdout, done.stderr) == (0, "local\n", "")

    def test_it_is_named(self, mock: Session) -> None:
        assert network.found() == mock.network()

    @pytest.mark.parametrize(
        ("machine", "arch", "number", "argument", "answer"),
        [
            pytest.param("x86_64", 0xC000003E, 0, 0, seccomp._ALLOW, id="read"),
            pytest.param("x86_64", 0xC000003E, 41, socket.AF_UNIX, seccomp._ALLOW, id="a local socket"),
            pytest.param("x86_64", 0xC000003E, 41, socket.AF_INET, seccomp._REFUSE, id="a socket"),
            pytest.param("x86_64", 0xC000003E, 41, socket.AF_INET6, seccomp._REFUSE, id="a socket of version 6"),
            pytest.param("x86_64", 0xC000003E, 41 | 0x40000000, socket.AF_INET, seccomp._REFUSE, id="a socket by x32"),
            pytest.param("x86_64", 0x40000003, 359, socket.AF_INET, seccomp._REFUSE, id="a socket by i386"),
            pytest.param("x86_64", 0xC000003E, 112, 0, seccomp._PRETEND, id="setsid"),
            pytest.param("x86_64", 0xC000003E, 109, 0, seccomp._PRETEND, id="setpgid"),
            pytest.param("x86_64", 0xC000003E, 425, 0, seccomp._REFUSE, id="io_uring_setup"),
            pytest.param("aarch64", 0xC00000B7, 63, 0, seccomp._ALLOW, id="read on ARM"),
            pytest.param("aarch64", 0xC00000B7, 198, socket.AF_UNIX, seccomp._ALLOW, id="a local socket on ARM"),
            pytest.param("aarch64", 0xC00000B7, 198, socket.AF_INET, seccomp._REFUSE, id="a socket on ARM"),
            pytest.param("aarch64", 0xC00000B7, 157, 0, seccomp._PRETEND, id="setsid on ARM"),
            pytest.param("aarch64", 0x40000028, 281, socket.AF_INET, seccomp._REFUSE, id="a socket by 32-bit ARM"),
        ],
    )
    def test_the_filter(self, machine: str, arch: int, number: int, argument: int, answer: int) -> None:
        """Run step by step as the kernel would, since only one kind of machine runs this test."""
        code = seccomp._code(seccomp._MACHINES[machine])
        steps = list(struct.iter_unpack("=HBBI", code))
        data = {0: number, 4: arch, 16: argument}
        at = held = 0
        while True:
            what, yes, no, constant = steps[at]
            at += 1
            if what == seccomp._LOAD:
                held = data[constant]
            elif what == seccomp._RETURN:
                assert constant == answer
                return
            else:
                at += yes if (held == constant if what == seccomp._EQUAL else held >= constant) else no


class TestSession:
    def test_a_plan_is_the_same_inside_and_outside(self, tmp_path: Path) -> None:
        path = tmp_path / "mẫu.txt"
        path.write_text(TEXT, encoding="utf-8")
        inside = planparse.parse(path)
        assert inside == planparse.parse(path, sandbox=False)
        assert inside.source.file_name == "mẫu.txt"
        assert planparse.parse(TEXT.encode(), "mẫu.txt") == inside
        assert planparse.parse_all(path) == [inside]

    def test_the_parent_loads_nothing_heavy(self) -> None:
        program = "import planparse, sys; planparse.parse(sys.argv[1]); print(*sys.modules)"
        path = ROOT / "corpus" / "nhon-hung-2024.txt"
        done = subprocess.run([sys.executable, "-c", program, str(path)], env=starting.environment(), capture_output=True, check=True)
        assert {name.split(".")[0] for name in done.stdout.decode().split()} & {"spacy", "underthesea", "numpy", "lxml", "docx"} == set()

    @pytest.mark.skipif(not LINUX, reason="pipes by name")
    def test_pipes_are_read_here(self, mock: Session) -> None:
        read, write = os.pipe()
        os.write(write, b"x")
        os.close(write)
        assert json.loads(mock.records(f"/dev/fd/{read}", "self")[0]) > 0
        os.close(read)

    @pytest.mark.parametrize(
        ("source", "code"), [("/nowhere/x", "E_NOT_FOUND"), ("/", "E_NOT_FOUND"), ("a\0b", "E_NOT_FOUND"), (b"x" * 11, "E_TOO_LARGE")]
    )
    def test_inputs_that_no_worker_need_see(self, source: str | bytes, code: str) -> None:
        with Session(replace(DEFAULT, max_bytes=10), worker_module="planparse.nowhere") as session, pytest.raises(PlanparseError) as caught:
            session.parse(source)
        assert caught.value.code == code

    def test_a_worker_that_cannot_start(self) -> None:
        with Session(worker_module="planparse.nowhere") as session, pytest.raises(EnvironmentFailedError):
            session.parse(b"x")

    def test_several_threads_share_it(self) -> None:
        with Session(TIGHT, workers=2, worker_module="tests.mock_worker") as session:
            names = ["self", "abort", "self", "locked", "self", "print"] * 4

            def one(name: str) -> str:
                try:
                    return str(ask(session, name))
                except PlanparseError as error:
                    return error.code

            with ThreadPoolExecutor(6) as pool:
                found = list(pool.map(one, names))
            expected = {"abort": "E_CRASHED", "locked": "E_ENCRYPTED", "print": "printed"}
            assert all(code == expected[name] for name, code in zip(names, found, strict=True) if name in expected)
            assert all(code.isdigit() for name, code in zip(names, found, strict=True) if name == "self")

    def test_a_worker_outlives_the_thread_that_started_it(self) -> None:
        pids: list[int] = []
        with Session(TIGHT, worker_module="tests.mock_worker") as session:
            thread = threading.Thread(target=lambda: pids.append(ask(session, "self")))
            thread.start()
            thread.join()
            assert ask(session, "self") == pids[0]

    @pytest.mark.skipif(not LINUX, reason="fork")
    def test_a_worker_that_died_idle_is_replaced(self) -> None:
        with Session(TIGHT, worker_module="tests.mock_worker") as session:
            first = ask(session, "self")
            os.kill(first, signal.SIGKILL)
            assert gone(first)
            assert ask(session, "self") != first

    @pytest.mark.skipif(not LINUX, reason="fork")
    def test_a_fork_has_workers_of_its_own(self) -> None:
        program = "import os; from planparse.sandbox import Session; from planparse.limits import Limits\n"
        program += "s = Session(Limits(), worker_module='tests.mock_worker'); a = s.records(b'x', 'self')\n"
        program += "pid = os.fork()\nif not pid: b = s.records(b'x', 'self'); s.close(); os._exit(0 if a != b else 1)\n"
        program += "assert os.waitpid(pid, 0)[1] == 0; assert s.records(b'x', 'self') == a; s.close()"
        subprocess.run([sys.executable, "-c", program], cwd=ROOT, env=starting.environment(), check=True, timeout=60)

    def test_a_worker_is_replaced_after_some_tasks(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("planparse.sandbox.session._TASKS_A_WORKER", 2)
        with Session(TIGHT, worker_module="tests.mock_worker") as session:
            first, second, third = (ask(session, "self") for _ in range(3))
        assert first == second != third

    def test_nothing_is_left_when_it_is_closed_and_it_can_go_on(self) -> None:
        session = Session(TIGHT, worker_module="tests.mock_worker")
        pid, folder = ask(session, "self"), session._own_folder()
        session.close()
        assert not folder.exists()
        assert not LINUX or gone(pid)
        assert ask(session, "self") != pid
        session.close()

    def test_a_record_is_checked_in_the_worker(self) -> None:
        plan = planparse.parse(TEXT.encode(), "a.txt")
        with Session() as session:
            assert record.loads(session.records(record.dumps(plan), pass_records=True)[0]) == plan
            for broken in (b'{"schema_version": "9.0"}', b"{" * 99, b'{"a": ' + b"[" * 100_000, record.dumps(plan)[:-99]):
                with pytest.raises(PlanparseError) as caught:
                    session.records(broken, pass_records=True)
                assert caught.value.code == "E_SCHEMA"

    def test_memory_of_a_process_can_be_told(self) -> None:
        assert 5_000_000 < (usage.resident(os.getpid()) or 0) < 5_000_000_000
        assert usage.resident(2**22 + 1) is None
