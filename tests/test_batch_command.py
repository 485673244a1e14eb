"""`planparse run` from outside: stopped by Ctrl-C, on a full disk, in shards, from URLs."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest

from planparse import record
from planparse.batch import remote
from planparse.batch.inputs import Input, Shard, inputs
from planparse.cli import app
from planparse.errors import EnvironmentFailedError, PlanparseError
from planparse.limits import DEFAULT
from planparse.store import Store, upkeep
from tests.asked import made
from tests.conftest import ROOT

# the command as it is, but for workers that are started quickly
QUICK = """
import sys
from planparse.sandbox import Session
Session.__init__.__kwdefaults__["worker_module"] = "tests.batch_worker"
from planparse.cli.app import run
sys.exit(run(sys.argv[1:]))
"""
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}


def command(folder: Path, store: Path, *more: str) -> list[str]:
    return [sys.executable, "-c", QUICK, "run", str(folder), "--store", f"sqlite:///{store}", *more]


def fill(folder: Path, count: int, seconds: float = 0) -> Path:
    folder.mkdir()
    for number in range(count):
        words = f"{number} {seconds}\n".encode() + record.dumps(made(f"mau/2025/kh-{number}"))
        (folder / f"{number}.txt").write_bytes(words)
    return folder


def states(store: Path) -> dict[str, int]:
    with Store(f"sqlite:///{store}", read_only=True) as opened:
        assert list(upkeep.check(opened)) == []
        return {state: count for state, count in upkeep.info(opened)["inputs"].items() if count}


@pytest.mark.parametrize("by", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_and_sigterm_end_with_130_and_the_same_command_goes_on(tmp_path: Path, jobs: str, by: signal.Signals) -> None:
    store, asked = tmp_path / "kho.db", command(fill(tmp_path / "vào", 12, 0.3), tmp_path / "kho.db", "--jobs", jobs)
    running = subprocess.Popen(asked, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=ENVIRONMENT, cwd=ROOT)
    while not store.exists() or not done(store):
        time.sleep(0.05)
    running.send_signal(by)
    out, err = running.communicate(timeout=30)
    assert (running.returncode, out) == (130, b"")
    assert b"Traceback" not in err
    left = states(store)
    assert set(left) <= {"done", "pending"}
    assert 0 < left["done"] < 12
    assert subprocess.run(asked, capture_output=True, env=ENVIRONMENT, cwd=ROOT, check=False, timeout=60).returncode == 0
    assert states(store) == {"done": 12}


def done(store: Path) -> int:
    try:
        with Store(f"sqlite:///{store}", read_only=True) as opened:
            return int(upkeep.info(opened)["inputs"]["done"])
    except PlanparseError:
        return 0


@pytest.mark.parametrize("how", ["tmpfs", "limit"])
def test_a_full_disk_ends_with_5_and_an_intact_store(tmp_path: Path, how: str) -> None:
    folder, small = fill(tmp_path / "vào", 60), tmp_path / "nhỏ"
    small.mkdir()
    asked = command(folder, small / "kho.db")
    if how == "tmpfs":
        if not shutil.which("unshare") or subprocess.run(["unshare", "-rm", "true"], check=False, capture_output=True).returncode:
            pytest.skip("nothing may be mounted here")
        script = (
            'mount -t tmpfs -o size=2m none "$1" || exit 99; at="$1"; out="$2"; shift 2; "$@"; code=$?; cp "$at"/kho.db* "$out"; exit $code'
        )
        asked = ["unshare", "-rm", "sh", "-c", script, "sh", str(small), str(tmp_path), *asked]
    else:
        asked = command(folder, tmp_path / "kho.db")
    limit = (lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))) if how == "limit" else None
    ended = subprocess.run(asked, capture_output=True, env=ENVIRONMENT, cwd=ROOT, check=False, timeout=60, preexec_fn=limit)
    assert ended.returncode == 5, ended.stderr
    assert b"E_STORE" in ended.stderr
    assert 0 < states(tmp_path / "kho.db")["done"] < 60
    again = command(folder, tmp_path / "kho.db")
    assert subprocess.run(again, capture_output=True, env=ENVIRONMENT, cwd=ROOT, check=False, timeout=60).returncode == 0
    assert states(tmp_path / "kho.db") == {"done": 60}


def test_shards_are_disjoint_and_together_the_whole(tmp_path: Path) -> None:
    folder = fill(tmp_path / "vào", 40)
    whole = [one.label for one in inputs([str(folder)], DEFAULT)]
    for total in (1, 2, 3, 7):
        parts = [[one.label for one in inputs([str(folder)], DEFAULT, shard=Shard(i, total))] for i in range(1, total + 1)]
        assert sorted(chain.from_iterable(parts)) == sorted(whole)
        assert all(parts)
    (tmp_path / "vào" / "mới.txt").write_text("mới")  # moves no other
    assert set(parts[0]) <= {one.label for one in inputs([str(folder)], DEFAULT, shard=Shard(1, 7))}


@pytest.mark.parametrize("shard", ["0/2", "3/2", "2", "a/b", "1/0", "/", "-1/2"])
def test_what_is_no_shard(capsys: pytest.CaptureFixture[str], shard: str) -> None:
    assert app.run(["run", ".", f"--shard={shard}"]) == 2
    assert "1 ≤ i ≤ n" in capsys.readouterr().err


@pytest.fixture
def memory() -> Iterator[None]:
    """Files in fsspec's file system in memory, a zip archive among them."""
    import io
    import zipfile

    import fsspec

    system = fsspec.filesystem("memory")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("x/c.txt", "c")
    files = {"b.txt": b"b", "a/a.txt": b"a", ".ẩn": b"-", "nén.zip": packed.getvalue(), "to.txt": b"x" * 2000}
    for name, data in files.items():
        system.pipe(f"/kho/{name}", data)
    yield
    system.rm("/kho", recursive=True)


def told(found: Iterator[Input]) -> dict[str, object]:
    return {one.label: one.content if isinstance(one.content, bytes) else getattr(one.content, "code", None) for one in found}


@pytest.mark.usefixtures("memory")
def test_inputs_from_urls(tmp_path: Path) -> None:
    from dataclasses import replace

    limits = replace(DEFAULT, max_bytes=1000)
    assert told(inputs(["memory://kho"], limits)) == {
        "memory:///kho/a/a.txt": b"a",
        "memory:///kho/b.txt": b"b",
        "memory:///kho/nén.zip!/x/c.txt": b"c",
        "memory:///kho/to.txt": "E_TOO_LARGE",
    }
    assert told(inputs(["memory://kho/b.txt"], limits)) == {"memory:///kho/b.txt": b"b"}
    assert told(inputs(["memory://không"], limits)) == {"memory://không": "E_NOT_FOUND"}
    (tmp_path / "a.txt").write_text("a")
    assert list(told(inputs([f"file://{tmp_path}"], limits)).values()) == [b"a"]


@pytest.mark.parametrize(
    ("path", "url", "web"),
    [
        ("kho/a.docx", False, False),
        ("C:\\kho", False, False),
        ("s3://kho/a", True, False),
        ("https://x/a", True, True),
        ("HTTP://x/a", True, True),
        ("zip://*.txt::https://x/a.zip", True, True),
        ("simplecache::http://x/a", True, True),
        ("http.txt", False, False),
    ],
)
def test_what_is_a_url(path: str, url: bool, web: bool) -> None:
    assert (remote.is_url(path), remote.is_web(path)) == (url, web)


def test_the_web_is_read_only_when_asked(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert app.run(["run", "https://127.0.0.1:1/a.txt", "--store", f"sqlite:///{tmp_path / 'kho.db'}"]) == 2
    assert "--allow-http" in capsys.readouterr().err
    assert not (tmp_path / "kho.db").exists()


def test_without_fsspec_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.split(".")[0] == "fsspec"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(EnvironmentFailedError, match="planparse\\[remote\\]"):
        list(inputs(["memory://kho"], DEFAULT))
