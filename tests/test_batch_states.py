"""States of inputs: attempts counted before anything is read, poison that costs itself alone, leases, stopping, and killed runs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from planparse import fingerprint, record
from planparse.batch import Summary, run
from planparse.batch.inputs import inputs
from planparse.limits import DEFAULT, Limits
from planparse.sandbox import Session
from planparse.store import Store, lease, schema, upkeep
from planparse.store.ledger import Ledger, failures, retry
from tests import kill_runs
from tests.asked import made
from tests.conftest import ROOT
from tests.test_batch import counts

LIMITS = replace(DEFAULT, max_seconds=2)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as opened:
        yield opened


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return plans(tmp_path / "vào", "một", "hai", "ba")


def plans(folder: Path, *words: str) -> Path:
    folder.mkdir(exist_ok=True)
    for word in words:
        write(folder / f"{word.split()[0]}.txt", word)
    return folder


def write(file: Path, word: str) -> None:
    file.write_bytes(f"{word}\n".encode() + record.dumps(made(f"mau/2025/kh-{word.split(maxsplit=1)[0]}")))


def done(store: Store, folder: Path, *, jobs: int = 1, limits: Limits = LIMITS, **options: Any) -> Summary:
    with Session(limits, workers=jobs, worker_module="tests.batch_worker") as session:
        return run(store, inputs([str(folder)], limits), session, jobs=jobs, **options)


def rows(store: Store) -> dict[str, tuple[str, int, str]]:
    with store.connection() as connection:
        found = connection.execute(schema.inputs.select()).all()
    return {Path(row.source).stem: (row.state, row.attempts, row.code) for row in found}


@pytest.mark.parametrize("jobs", [1, 2])
def test_poison_costs_itself_alone(store: Store, folder: Path, jobs: int) -> None:
    plans(folder, "treo", "sập", "giết", "phình")
    assert counts(done(store, folder, jobs=jobs)) == (7, 3, 0, 4)
    assert rows(store) == {
        **dict.fromkeys(("một", "hai", "ba"), ("done", 1, "")),
        "treo": ("quarantined", 2, "E_TIMEOUT"),
        "sập": ("quarantined", 2, "E_CRASHED"),
        "giết": ("quarantined", 2, "E_CRASHED"),
        "phình": ("quarantined", 2, "E_MEMORY"),
    }
    assert counts(done(store, folder, jobs=jobs)) == (7, 0, 3, 4)  # accounted for
    assert rows(store)["treo"] == ("quarantined", 2, "E_TIMEOUT")  # and not tried


def test_the_attempt_is_counted_before_anything_is_read(store: Store, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[str, int, str]] = []

    def looks(session: Session, source: Any, name: str | None = None, **_: Any) -> list[bytes]:
        seen.append(rows(store)[Path(str(source)).stem])
        return real(session, source, name)

    real = Session.records
    monkeypatch.setattr(Session, "records", looks)
    done(store, folder)
    assert seen == [("running", 1, "")] * 3


@pytest.mark.parametrize("what", ["bytes", "parser", "limits", "retry", "fresh"])
def test_what_has_changed_is_tried_again(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    folder = plans(tmp_path / "vào", "sập")
    done(store, folder)
    limits = LIMITS
    if what == "bytes":
        write(folder / "sập.txt", "lành")
    if what == "parser":
        monkeypatch.setattr(fingerprint, "config_sha256", lambda: "1" * 64)
    if what == "limits":
        limits = replace(LIMITS, max_memory=DEFAULT.max_memory + 1)
    if what == "retry":
        assert (retry(store, "khác"), retry(store), retry(store)) == (0, 1, 0)
        assert rows(store)["sập"][:2] == ("pending", 0)
    tried: list[object] = []
    real = Session.records
    monkeypatch.setattr(Session, "records", lambda *given, **more: tried.append(given) or real(*given, **more))
    ended = done(store, folder, limits=limits, fresh=what == "fresh")
    assert len(tried) == (1 if what == "bytes" else 2)
    assert ended.done == (what == "bytes")


def test_what_was_done_may_be_done_again_and_again(store: Store, tmp_path: Path) -> None:
    folder = plans(tmp_path / "vào", "một")
    for _ in range(4):
        assert counts(done(store, folder)) == (1, 1, 0, 0)
        assert rows(store)["một"] == ("done", 1, "")
        store.remove("mau/2025/kh-một")


def test_what_may_be_there_by_now_is_asked_each_time(store: Store, tmp_path: Path) -> None:
    (tmp_path / "vào").mkdir()
    (tmp_path / "vào" / "gãy.txt").symlink_to("một.txt")
    assert counts(done(store, tmp_path / "vào")) == (1, 0, 0, 1)
    write(tmp_path / "vào" / "một.txt", "một")
    assert counts(done(store, tmp_path / "vào")) == (1, 1, 0, 0)
    assert failures(store) == []


def interrupted(store: Store, source: Path, owner: str, *, attempts: int = 1, ago: float = 0) -> None:
    """The row that a run leaves behind which died."""
    from planparse.batch.inputs import Input
    from planparse.batch.reading import mark

    sha = Input(str(source), source.name, source).sha256()
    Ledger(store, *mark(LIMITS)).begin(str(source), sha)
    with store.connection() as connection:
        connection.execute(update(schema.inputs).values(owner=owner, attempts=attempts, since=time.time() - ago))


def test_two_runs_that_died_at_an_input_send_it_to_quarantine(store: Store, folder: Path) -> None:
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    owner = lease.owner().replace(f"/{os.getpid()}/", f"/{gone.pid}/")
    interrupted(store, folder / "ba.txt", owner)
    assert counts(done(store, folder)) == (3, 3, 0, 0)  # one attempt was left
    assert rows(store)["ba"] == ("done", 2, "")
    interrupted(store, folder / "ba.txt", owner, attempts=2)
    assert counts(done(store, folder)) == (3, 0, 3, 0)  # the store has its bytes: nothing to try
    store.remove("mau/2025/kh-ba")
    interrupted(store, folder / "ba.txt", owner, attempts=2)
    assert counts(done(store, folder)) == (3, 0, 2, 1)
    assert [(row["code"], row["detail"]) for row in failures(store)] == [("E_CRASHED", "interrupted")]


def killed_while_at(store: Store, folder: Path, *, attempts: int) -> None:
    """A run with two jobs that is killed as soon as an input counts so many attempts."""
    child = os.fork()
    if not child:
        try:
            with Store(store.address) as own:
                done(own, folder, jobs=2, limits=DEFAULT)
        finally:
            os._exit(1)
    for _ in range(1000):
        if any(state == "running" and count == attempts for state, count, _ in rows(store).values()):
            break
        time.sleep(0.01)
    time.sleep(0.2)  # until all that go together are begun
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def test_of_many_that_were_under_way_twice_only_the_one_that_was_alone_is_suspected(store: Store, tmp_path: Path) -> None:
    folder = plans(tmp_path / "vào", *(f"{word} 1" for word in ("bốn", "năm", "sáu", "bảy", "tám")))
    killed_while_at(store, folder, attempts=1)
    assert sum(count == 1 for _, count, _ in rows(store).values()) > 2
    killed_while_at(store, folder, attempts=2)
    assert sorted(count for _, count, _ in rows(store).values())[-2:] == [1, 2]
    assert counts(done(store, folder, jobs=2, limits=DEFAULT)) == (5, 4, 0, 1)


@pytest.mark.parametrize(
    ("owner", "ago", "held"),
    [
        ("{host}/1/x", 0, True),  # lives, if not ours
        ("{host}/1/x", 100, False),  # has not renewed its lease
        ("{host}/{own}/x", 0, False),  # an earlier run of this process
        ("máy khác/1/x", 0, True),
        ("máy khác/1/x", 100, False),
    ],
)
def test_leases(owner: str, ago: float, held: bool) -> None:
    host, own, _ = lease.owner().rsplit("/", 2)
    assert lease.held(owner.format(host=host, own=own), 1000 - ago, 1000) is held


def test_what_another_run_is_at_is_waited_for_with_empty_hands(store: Store, folder: Path) -> None:
    interrupted(store, folder / "hai.txt", "máy khác/1/x")
    meanwhile: list[str] = []
    other = threading.Thread(target=retake, args=[store, meanwhile])
    other.start()
    assert counts(done(store, folder, jobs=2)) == (3, 3, 0, 0)
    other.join()
    assert meanwhile == ["ba"]  # the other run may be waiting for it


def retake(store: Store, meanwhile: list[str]) -> None:
    for _ in range(200):
        if found := [word for word, (state, _, _) in rows(store).items() if state == "done"]:
            meanwhile += found
            break
        time.sleep(0.1)
    with store.connection() as connection:
        connection.execute(update(schema.inputs).where(schema.inputs.c.owner == "máy khác/1/x").values(since=0))


def test_a_lease_is_renewed(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lease, "RENEWED", 0.1)
    renewed: list[object] = []
    monkeypatch.setattr(Ledger, "renew", lambda *given: renewed.append(given))
    done(store, plans(tmp_path / "vào", "chậm 0.8"))
    assert len(renewed) >= 3


@pytest.mark.parametrize("jobs", [1, 2])
def test_stopped_at_once_and_gone_on_with(store: Store, folder: Path, jobs: int) -> None:
    plans(folder, "chậm 30", "lâu 30")

    def interrupt(summary: Summary) -> None:
        if summary.found == 1:
            timer.start()

    timer = threading.Timer(0.5, lambda: os.kill(os.getpid(), 2))
    started = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        done(store, folder, jobs=jobs, limits=DEFAULT, tell=interrupt)
    assert time.monotonic() - started < 10
    states = rows(store)
    assert {state for state, _, _ in states.values()} <= {"done", "pending"}
    assert all(attempts == (state == "done") for state, attempts, _ in states.values())
    for word in ("chậm", "lâu"):
        write(folder / f"{word}.txt", word)
    ended = done(store, folder, jobs=jobs)
    assert (ended.found, ended.quarantined) == (5, 0)
    assert upkeep.info(store)["inputs"] == {"pending": 0, "running": 0, "done": 5, "quarantined": 0}


def test_runs_that_are_killed(tmp_path: Path) -> None:
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    command = [sys.executable, "-m", "tests.kill_runs", str(tmp_path), str(kill_runs.IN_CI)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False, timeout=400)
    assert ended.returncode == 0, ended.stderr[-2000:]
    assert f"{kill_runs.IN_CI} kills" in ended.stdout
