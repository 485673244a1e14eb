"""Executors: the same files through each of them give the same bytes; Ray's workers killed, poisoned, missing, stopped."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from bench import short

from planparse.batch import cluster, parts
from planparse.batch.attempt import Answer
from planparse.cli import app
from planparse.errors import EmptyError, NotFoundError
from planparse.sandbox import Session
from planparse.store import Store
from planparse.store.ledger import failures
from tests.conftest import ROOT
from tests.kill_runs import below
from tests.test_batch_command import ENVIRONMENT, command, done, fill, states

FILES, PACKED = 300, 30
# how a file may be written; all but the first in their turn
FORMS: tuple[Callable[[str], bytes], ...] = (
    str.encode,
    lambda text: unicodedata.normalize("NFD", text).encode(),
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: b"\xef\xbb\xbf" + text.encode(),
    lambda text: text.encode("utf-16"),
    lambda text: text.upper().encode(),
)
EXECUTORS = (("inline", 1), ("local", 1), ("local", 2), ("ray", 2))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """So many distinct files, one in ten of them in an archive, and two that cannot be read."""
    root = tmp_path_factory.mktemp("vào")
    with zipfile.ZipFile(root / "nén.zip", "w") as archive:
        for number in range(FILES):
            data = FORMS[number % len(FORMS)](short.text(number, 2))
            if number < PACKED:
                archive.writestr(f"{number:03}.txt", data)
            else:
                (root / f"{number:03}.txt").write_bytes(data)
    (root / "rỗng.txt").write_bytes(b"")
    (root / "hỏng.docx").write_bytes(b"PK\x03\x04" + bytes(50))
    return root


@pytest.fixture(scope="module")
def exports(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, int], tuple[bytes, list[dict[str, Any]]]]:
    """What each executor leaves in a store: the records as exported, and what failed."""
    found = {}
    for name, jobs in EXECUTORS:
        place = tmp_path_factory.mktemp(name)
        store = f"sqlite:///{place / 'kho.db'}"
        asked = [sys.executable, "-m", "planparse", "run", str(folder), "--store", store, "--executor", name, "--jobs", str(jobs)]
        ended = subprocess.run(asked, capture_output=True, env=ENVIRONMENT, cwd=ROOT, check=False, timeout=400)
        assert ended.returncode == 3, ended.stderr[-2000:]
        assert app.run(["export", "jsonl", "--store", store, "--out", str(place / "ra.jsonl")]) == 0
        with Store(store, read_only=True) as opened:
            found[name, jobs] = (place / "ra.jsonl").read_bytes(), failures(opened)
    return found


@pytest.mark.slow
@pytest.mark.parametrize("which", EXECUTORS[1:])
def test_the_same_bytes_whatever_the_executor(exports: dict[tuple[str, int], Any], which: tuple[str, int]) -> None:
    lines, failed = exports["inline", 1]
    assert len(lines.splitlines()) == FILES
    assert {row["code"] for row in failed} == {EmptyError.code, "E_CORRUPT"}
    assert exports[which] == (lines, failed)


def on_ray(folder: Path, store: Path, **settings: str) -> subprocess.Popen[bytes]:
    asked = command(folder, store, "--executor", "ray", "--jobs", "2")
    return subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT | settings, cwd=ROOT)


def midway(running: subprocess.Popen[bytes], store: Path) -> dict[int, str]:
    """Wait until something is done; the processes by then."""
    while not store.exists() or not done(store):
        assert running.poll() is None, running.communicate()
        time.sleep(0.05)
    return dict(below(running.pid))


def test_a_worker_of_ray_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    store = tmp_path / "kho.db"
    running = on_ray(fill(tmp_path / "vào", 60, 0.1), store)
    workers = [pid for pid, name in midway(running, store).items() if name.startswith("ray::_read")]
    assert workers
    for pid in workers:
        os.kill(pid, signal.SIGKILL)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, states(store)) == (0, {"done": 60}), err


def test_poison_costs_itself_alone_on_ray(tmp_path: Path) -> None:
    folder, store = fill(tmp_path / "vào", 20), tmp_path / "kho.db"
    poison = {"treo": "E_TIMEOUT", "sập": "E_CRASHED", "giết": "E_CRASHED", "phình": "E_MEMORY", "cha": "E_CRASHED"}
    for word in poison:
        (folder / f"1-{word}.txt").write_text(f"{word}\n{{}}")
    running = on_ray(folder, store, PLANPARSE_MAX_SECONDS="2")
    _, err = running.communicate(timeout=90)
    assert running.returncode == 3, err
    assert states(store) == {"done": 20, "quarantined": len(poison)}
    with Store(f"sqlite:///{store}", read_only=True) as opened:
        assert {Path(row["source"]).stem[2:]: row["code"] for row in failures(opened)} == poison
        assert {row["attempts"] for row in failures(opened)} == {2}


def test_a_run_on_ray_is_stopped_and_leaves_nothing_behind(tmp_path: Path) -> None:
    store = tmp_path / "kho.db"
    running = on_ray(fill(tmp_path / "vào", 60, 0.3), store)
    started = midway(running, store)
    assert any("raylet" in name for name in started.values())
    running.send_signal(signal.SIGTERM)  # which Ray would take for itself
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, b""), err
    assert b"Traceback" not in err
    assert set(states(store)) == {"done", "pending"}
    time.sleep(1)
    assert [name for pid, name in started.items() if Path(f"/proc/{pid}").exists()] == []


def test_what_ray_starts_listens_here_alone_and_has_no_way_out(tmp_path: Path) -> None:
    store = tmp_path / "kho.db"
    running = on_ray(fill(tmp_path / "vào", 30, 0.2), store)
    started = {pid: name for pid, name in midway(running, store).items() if "ray" in name and "sandbox" not in name}
    sockets = {link for pid in started for link in links(pid)}
    ports = [row for row in listening() if f"socket:[{row[9]}]" in sockets]
    assert len(ports) >= 4
    assert {row[1].split(":")[0] for row in ports} <= LOOPBACK
    for pid, name in started.items():
        if "python" in name or "raylet" in name:
            environment = Path(f"/proc/{pid}/environ").read_bytes().split(b"\0")
            assert {b"RAY_USAGE_STATS_ENABLED=0", b"http_proxy=http://127.0.0.1:9", b"HTTPS_PROXY=http://127.0.0.1:9"} <= set(environment)
    assert running.communicate(timeout=60)[0]
    assert running.returncode == 0


LOOPBACK = {"0100007F", "0000000000000000FFFF00000100007F"}


def links(pid: int) -> list[str]:
    found = []
    for link in Path(f"/proc/{pid}/fd").iterdir():
        with contextlib.suppress(OSError):
            found.append(str(link.readlink()))
    return found


def listening() -> list[list[str]]:
    rows = [line.split() for name in ("tcp", "tcp6") for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]]
    return [row for row in rows if row[3] == "0A"]


def test_the_way_out_is_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://10.0.0.1:3128")
    monkeypatch.delenv("HTTPS_PROXY", raising=False)
    with cluster.silenced():
        assert os.environ["http_proxy"] == os.environ["HTTPS_PROXY"] == "http://127.0.0.1:9"
    assert os.environ["http_proxy"] == "http://10.0.0.1:3128"
    assert "HTTPS_PROXY" not in os.environ


def test_without_ray_it_is_said_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    (tmp_path / "a.txt").write_text("a")
    assert app.run(["run", str(tmp_path / "a.txt"), "--executor", "ray", "--store", f"sqlite:///{tmp_path / 'kho.db'}"]) == 5
    told = capsys.readouterr().err
    assert "E_ENVIRONMENT" in told
    assert "pip install 'planparse[ray]'" in told


def test_a_ray_that_does_not_come_up_is_told_as_one_of_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def slow(**_: Any) -> None:
        raise Exception("The current node timed out during startup.")  # noqa: TRY002 - as Ray does

    monkeypatch.setattr(cluster, "_imported", lambda: SimpleNamespace(is_initialized=bool, init=slow, shutdown=lambda: None))
    (tmp_path / "a.txt").write_text("a")
    assert app.run(["run", str(tmp_path / "a.txt"), "--executor", "ray", "--store", f"sqlite:///{tmp_path / 'kho.db'}"]) == 5
    assert "E_ENVIRONMENT" in capsys.readouterr().err


def test_a_ray_that_does_not_end_holds_nothing_up(monkeypatch: pytest.MonkeyPatch) -> None:
    ended, left = threading.Event(), []
    fake = SimpleNamespace(is_initialized=bool, init=lambda **_: None, shutdown=ended.wait, remote=lambda **_: bool)
    monkeypatch.setattr(cluster, "_imported", lambda: fake)
    monkeypatch.setattr(cluster, "_PATIENCE", 0.1)
    monkeypatch.setattr(cluster.atexit, "unregister", left.append)
    with pytest.raises(KeyboardInterrupt), cluster.on_ray(Session(), 1):
        raise KeyboardInterrupt
    ended.set()
    assert left == [fake.shutdown]


ANSWERS = [Answer((b"{1}", b"")), Answer(code=NotFoundError.code, detail="gãy"), Answer(), Answer(("Phòng".encode(),))]


def test_a_part_gives_back_what_was_packed() -> None:
    assert parts.unpack(*parts.pack(ANSWERS)) == ANSWERS
    assert parts.unpack(*parts.pack([])) == []


@pytest.mark.parametrize("torn", [b"", b"{1}", b"{2}Ph\xc3\xb2ng", b"{1}Ph\xc3\xb2ng "])
def test_a_part_that_is_torn_is_none(torn: bytes) -> None:
    manifest, _ = parts.pack(ANSWERS)
    with pytest.raises(parts.TornError):
        parts.unpack(manifest, torn)
