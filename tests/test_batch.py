"""Many inputs into a store: each accounted for, what has not changed skipped, workers without effect on the result, and killed writers."""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from planparse import fingerprint, record
from planparse.batch import Summary, run
from planparse.batch.attempt import Answers, Executor, attempt
from planparse.batch.inputs import Input, inputs
from planparse.errors import EnvironmentFailedError, StoreError
from planparse.limits import DEFAULT
from planparse.nlp import trained
from planparse.sandbox import Session
from planparse.store import Filter, Store, upkeep
from planparse.store.ledger import Ledger, failures
from planparse.store.query import query
from tests.asked import DISTRICT, PROVINCE, data_of, made
from tests.conftest import ROOT

P, D = "quang-ngai/2023/15-kh-ubnd", "quang-ngai/duc-pho/2023/27-kh-ubnd"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Inputs of all kinds: two plans, a copy, a record, a zip archive, and what cannot be read."""
    root = tmp_path / "tài liệu"
    (root / "huyện").mkdir(parents=True)
    (root / "tỉnh.txt").write_text(PROVINCE, encoding="utf-8")
    (root / "huyện" / "đức phổ.txt").write_text(DISTRICT, encoding="utf-8")
    (root / "huyện" / "bản sao.txt").write_text(DISTRICT, encoding="utf-8")
    (root / "bản ghi.json").write_bytes(record.dumps(made()))
    with zipfile.ZipFile(root / "nén.zip", "w") as archive:
        archive.writestr("tỉnh/khác.txt", PROVINCE.replace("15/KH-UBND", "16/KH-UBND").replace("đuối nước", "tai nạn giao thông"))
        archive.writestr("rỗng.txt", "")
        archive.writestr("__MACOSX/x.txt", "rác")
    with zipfile.ZipFile(root / "chỉ có thư mục.zip", "w") as archive:
        archive.mkdir("a")
    (root / "ảnh.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    (root / "hỏng.docx").write_bytes(b"PK\x03\x04" + bytes(50))
    (root / ".ẩn.txt").write_text("ẩn")
    (root / "~$khóa.docx").write_text("khóa")
    (root / "gãy.txt").symlink_to("không có")
    (root / "vòng").symlink_to("vòng")
    (root / "lặp.txt").symlink_to("tỉnh.txt")
    os.mkfifo(root / "ống")
    return root


@pytest.fixture(scope="module", autouse=True)
def session() -> Iterator[Session]:
    """Two warm workers for all tests."""
    with Session(workers=2) as opened:
        _SESSIONS.append(opened)
        yield opened
        _SESSIONS.clear()


_SESSIONS: list[Session] = []


def done(store: Store, *paths: Path, jobs: int = 1, **options: Any) -> Summary:
    return run(store, inputs([str(path) for path in paths], DEFAULT, store.files()), _SESSIONS[0], jobs=jobs, **options)


def counts(summary: Summary) -> tuple[int, int, int, int]:
    assert summary.found == summary.done + summary.unchanged + summary.quarantined
    assert len(summary.failures) == summary.quarantined
    return summary.found, summary.done, summary.unchanged, summary.quarantined


def content(store: Store) -> tuple[list[Any], list[Any], list[Any]]:
    plans = [record.dumps(store.load(plan_id)) for plan_id in store.plan_ids()]
    return plans, list(query(store, "obligations", Filter(everything=True))), failures(store)


FAILED = {
    "chỉ có thư mục.zip": "E_EMPTY",
    "gãy.txt": "E_NOT_FOUND",
    "hỏng.docx": "E_CORRUPT",
    "nén.zip!/rỗng.txt": "E_EMPTY",
    "vòng": "E_NOT_FOUND",
    "ảnh.png": "E_CORRUPT",
    "ống": "E_NOT_FOUND",
}


def test_every_input_is_accounted_for_and_the_rest_is_in_the_store(folder: Path, tmp_path: Path) -> None:
    told: list[tuple[int, ...]] = []
    with Store(f"sqlite:///{folder / 'planparse.db'}") as store:  # the store itself lies among the inputs
        summary = done(store, folder, tell=lambda one: told.append(counts(one)))
        assert counts(summary) == (12, 4, 1, 7)
        assert [row[0] for row in told] == list(range(1, 13))
        codes = {row["source"].removeprefix(folder.as_posix() + "/"): row["code"] for row in failures(store)}
        assert codes == FAILED
        assert {source for source, _ in summary.failures} == {row["source"] for row in failures(store)}
        assert store.plan_ids() == ["mau/2025/kh-1", P, "quang-ngai/2023/16-kh-ubnd", D]
        assert list(upkeep.check(store)) == []
        again = done(store, folder)
        assert counts(again) == (12, 0, 5, 7)
        assert all(row["attempts"] == 1 for row in failures(store))  # what its bytes say is not asked twice
        fresh = done(store, folder / "tỉnh.txt", fresh=True)
        assert counts(fresh) == (1, 0, 1, 0)  # read anew, and nothing new in it


def test_what_becomes_well_leaves_quarantine_and_what_changes_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("")
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        assert counts(done(store, file)) == (1, 0, 0, 1)
        file.write_text(DISTRICT, encoding="utf-8")
        assert counts(done(store, file)) == (1, 1, 0, 0)
        assert failures(store) == []
        file.write_text(DISTRICT + "\n4. Phòng Y tế\nTập huấn sơ cứu.\n", encoding="utf-8")
        assert counts(done(store, file)) == (1, 1, 0, 0)
        assert store.plan_ids() == [D]
        assert len(list(query(store, "obligations", Filter()))) == 4


def test_another_parser_reads_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(DISTRICT, encoding="utf-8")
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        done(store, file)
        reading: list[object] = []
        monkeypatch.setattr(_SESSIONS[0], "records", lambda *given, **_: reading.append(given) or [record.dumps(store.load(D))])
        assert counts(done(store, file)) == (1, 0, 1, 0)
        assert reading == []
        monkeypatch.setattr(fingerprint, "config_sha256", lambda: "1" * 64)
        done(store, file)
        assert len(reading) == 1


def test_workers_do_not_change_the_content(folder: Path, tmp_path: Path) -> None:
    found = []
    for jobs in (1, 2):
        with Store(f"sqlite:///{tmp_path / f'{jobs}.db'}") as store:
            assert counts(done(store, folder, jobs=jobs)) == (12, 4, 1, 7)
            found.append(content(store))
    assert found[0] == found[1]


def test_other_models_are_another_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    known = fingerprint.config_sha256()
    for models in ("planparse-vi-0", None):
        monkeypatch.setattr(trained, "version", lambda models=models: models)
        fingerprint.config_sha256.cache_clear()
        assert fingerprint.config_sha256() != known
        known = fingerprint.config_sha256()
    fingerprint.config_sha256.cache_clear()


class StoppedError(Exception):
    pass


@pytest.mark.parametrize("jobs", [1, 2])
def test_interrupted_and_resumed(folder: Path, tmp_path: Path, jobs: int) -> None:
    def stop(summary: Summary) -> None:
        if summary.done == 2:
            raise StoppedError

    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        with pytest.raises(StoppedError):
            done(store, folder, jobs=jobs, tell=stop)
        _SESSIONS[0].close()
        written = len(store.plan_ids())
        assert written >= 2  # what was told, and what was written with it
        rest = done(store, folder, jobs=jobs)
        assert (rest.done, rest.found) == (4 - written, 12)
        with Store(f"sqlite:///{tmp_path / 'ngay.db'}") as whole:
            done(whole, folder)
            assert content(store)[:2] == content(whole)[:2]


def test_an_error_of_a_run_with_one_job_leaves_the_session_to_others(folder: Path, tmp_path: Path) -> None:
    def stop(_: Summary) -> None:
        raise StoppedError

    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store, Session(DEFAULT) as session:
        with pytest.raises(StoppedError):
            run(store, inputs([str(folder / "tỉnh.txt")], DEFAULT), session, tell=stop)
        assert session.records(folder / "tỉnh.txt")


def test_one_input_three_times_is_read_once(folder: Path, tmp_path: Path) -> None:
    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        again = [*inputs([str(folder / "tỉnh.txt")], DEFAULT)] * 3
        assert counts(run(store, again, _SESSIONS[0])) == (3, 1, 2, 0)


class Fake(Session):
    """A session whose answers are made up."""

    def __init__(self, answer: Any) -> None:
        super().__init__(DEFAULT)
        self.answer = answer

    def records(self, _source: Any, name: str | None = None, **_: Any) -> list[bytes]:
        return self.answer(name)  # type: ignore[no-any-return]


def fake(store: Store, folder: Path, answer: Any, **options: Any) -> Summary:
    return run(store, inputs([str(folder)], DEFAULT), Fake(answer), **options)


@pytest.fixture(params=[1, 2, 8])
def size(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """Inputs a batch, and results that are written at once, whatever the executor is."""

    def batches(_name: object, session: Session, _jobs: int) -> contextlib.nullcontext[Executor]:
        def submit(batch: Sequence[Input]) -> Answers:
            return Answers(ready=lambda _: True, get=lambda: [attempt(session, source) for source in batch])

        return contextlib.nullcontext(Executor(request.param, 2, submit))

    monkeypatch.setattr(importlib.import_module("planparse.batch.run"), "executor", batches)
    monkeypatch.setattr(importlib.import_module("planparse.batch.flow"), "_TOGETHER", request.param)
    return int(request.param)


@pytest.mark.usefixtures("size")
def test_a_record_that_cannot_be_written_is_one_failure(tmp_path: Path) -> None:
    (tmp_path / "vào").mkdir()
    for name in "abc":
        (tmp_path / "vào" / f"{name}.txt").write_text(name)

    def answer(name: str | None) -> list[bytes]:
        data = data_of(made(f"mau/2025/kh-{name}", sha=str(name)))
        if name == "b.txt":
            data["obligations"][0]["deadlines"] = ["không có"]
        return [json.dumps(data).encode()]

    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        assert counts(fake(store, tmp_path / "vào", answer)) == (3, 2, 0, 1)
        assert [row["code"] for row in failures(store)] == ["E_INTERNAL"]
        assert "không có" not in json.dumps(failures(store), ensure_ascii=False)
        assert store.plan_ids() == ["mau/2025/kh-a.txt", "mau/2025/kh-c.txt"]


def test_a_batch_is_written_wholly_or_not_at_all(tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "vào").mkdir()
    for name in "abcde":
        (tmp_path / "vào" / f"{name}.txt").write_text(name)
    written: list[str] = []
    real = Ledger.done

    def full(ledger: Ledger, source: str, *given: Any) -> Any:
        written.append(source)
        if len(written) == 4:
            raise StoreError("", "full")
        return real(ledger, source, *given)

    def answer(name: str | None) -> list[bytes]:
        return [record.dumps(made(f"mau/2025/kh-{name}", sha=str(name)))]

    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        monkeypatch.setattr(Ledger, "done", full)
        with pytest.raises(StoreError):
            fake(store, tmp_path / "vào", answer)
        assert len(store.plan_ids()) == 3 // size * size
        assert upkeep.info(store)["inputs"]["done"] == 3 // size * size
        assert upkeep.info(store)["inputs"]["running"] == 0
        assert counts(fake(store, tmp_path / "vào", answer)) == (5, 5 - 3 // size * size, 3 // size * size, 0)


def test_an_unforeseen_error_is_one_failure_and_one_of_the_machine_ends_the_run(tmp_path: Path) -> None:
    (tmp_path / "vào").mkdir()
    (tmp_path / "vào" / "a.txt").write_text("a")

    def unforeseen(_: str | None) -> list[bytes]:
        raise ValueError("chữ của văn bản")

    def machine(_: str | None) -> list[bytes]:
        raise EnvironmentFailedError("", "spacy")

    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        assert counts(fake(store, tmp_path / "vào", unforeseen)) == (1, 0, 0, 1)
        assert "chữ của văn bản" not in failures(store)[0]["detail"]
        with pytest.raises(EnvironmentFailedError):
            fake(store, tmp_path / "vào", machine, fresh=True)
        assert upkeep.info(store)["inputs"] == {"pending": 1, "running": 0, "done": 0, "quarantined": 0}


def test_a_full_disk_ends_the_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("a")

    def full(*_: object) -> None:
        raise StoreError("", "full")

    with Store(f"sqlite:///{tmp_path / 'kho.db'}") as store:
        monkeypatch.setattr(Ledger, "done", full)
        with pytest.raises(StoreError):
            fake(store, tmp_path / "a.txt", lambda _: [record.dumps(made())])


# killed writers


def killed(address: str, rounds: int) -> int:
    """Plans in the store after so many writers were killed."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'src'}"}
    command = [sys.executable, "-m", "tests.kill", address, str(rounds)]
    ended = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, env=environment, check=False, timeout=400)
    assert ended.returncode == 0, ended.stderr[-2000:]
    found = re.fullmatch(rf"{rounds} kills, (\d+) plans, all whole\n", ended.stdout)
    assert found
    return int(found[1])


def test_writers_that_are_killed_leave_a_whole_store(tmp_path: Path) -> None:
    assert killed(f"sqlite:///{tmp_path / 'kho.db'}", 30) > 10


def test_writers_on_a_server_that_are_killed(empty: str) -> None:
    assert killed(empty, 6) >= 4
