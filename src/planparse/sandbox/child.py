"""A worker as its parent sees it: started, asked, watched, ended. Nothing that it does harms or holds up the parent."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from planparse.errors import CrashedError, EnvironmentFailedError, MemoryLimitError, PlanparseError, TimeLimitError, of_code
from planparse.limits import Limits
from planparse.sandbox import messages, usage
from planparse.sandbox.command import command, environment
from planparse.sandbox.worker import Task

_START_SECONDS = 120.0  # until a new worker has loaded what parsing needs
_GLANCE = 0.25  # seconds between two looks at the memory
_LONGEST_DETAIL = 200
_OUT_OF_TIME = frozenset({"SIGXCPU", "SIGALRM"})


class Child:
    """One worker process. `network` is what cuts it off; `tasks` counts what it was given; `spent` says that it should be replaced."""

    def __init__(self, module: str, limits: Limits, folder: Path) -> None:
        """Start `module` in `folder`, limited. Raises EnvironmentFailedError where that fails, and what the worker tells of its start."""
        self._limits = limits
        self._ended = False
        self.tasks = 0
        self.spent = False
        try:
            self._process = subprocess.Popen(  # noqa: S603
                command(module),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                cwd=folder,
                env=environment(),
                start_new_session=True,
            )
        except OSError as error:
            raise EnvironmentFailedError("", error.strerror or "") from None
        if self._process.stdin is None or self._process.stdout is None:
            raise EnvironmentFailedError("", "pipes")  # both were asked for
        self._into, self._from = self._process.stdin, self._process.stdout
        # Full after a few messages, so that a flood waits in the worker's pipe and not in our memory.
        self._answers: queue.Queue[messages.Message | PlanparseError | None] = queue.Queue(4)
        threading.Thread(target=self._listen, daemon=True, name="planparse-worker").start()
        self.network = self._greet()

    def _greet(self) -> str:
        try:
            self._send(messages.LIMITS, {field.name: getattr(self._limits, field.name) for field in dataclasses.fields(Limits)})
            kind, data = self._next(time.monotonic() + _START_SECONDS)
            value = messages.object_of(data)
        except (CrashedError, TimeLimitError) as error:
            self.end()
            raise EnvironmentFailedError("", f"sandbox: {error.detail or error.code}") from None
        except BaseException:
            self.end()
            raise
        if kind == messages.READY:
            return str(value.get("network"))
        self.end()
        raise _raised(value)

    def alive(self) -> bool:
        """Whether it can be given a task."""
        return self._process.poll() is None

    def ask(self, task: Task) -> list[bytes]:
        """The results of a task: records as JSON, or packed pictures.

        Raises what the worker tells; any other end of it is CrashedError, TimeLimitError or MemoryLimitError.
        """
        self.tasks += 1
        self.spent = True  # unless it answers to the end
        started = time.monotonic()
        deadline = started + self._limits.max_seconds
        self._send(messages.TASK, dataclasses.asdict(task))
        results: list[bytes] = []
        room = self._limits.max_record_bytes
        while True:
            kind, data = self._next(deadline)
            if kind == messages.PAGES:
                deadline = started + self._allowed(messages.object_of(data))
            elif kind == messages.RESULT and len(data) <= room:
                results.append(data)
                room -= len(data)
            elif kind == messages.ERROR:
                told = messages.object_of(data)
                error = _raised(told)
                self.spent = isinstance(error, MemoryLimitError) or self._grown(told)
                raise error
            elif kind == messages.DONE and (results or task.draw is not None):
                self.spent = self._grown(messages.object_of(data))
                return results
            else:
                raise CrashedError("", "output")

    def end(self) -> None:
        """Kill it with all that it started, and reap it."""
        self._ended = True
        if self._process.poll() is None or sys.platform != "win32":
            self.kill()
        with contextlib.suppress(OSError):
            self._into.close()
        self._process.wait()

    def kill(self) -> None:
        """Kill it with all that it started; whoever waits for an answer hears that it has crashed. Safe to call from any thread."""
        if sys.platform == "win32":
            subprocess.run(["taskkill", "/F", "/T", "/PID", str(self._process.pid)], capture_output=True, check=False)  # noqa: S603, S607
            self._process.kill()
        else:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _allowed(self, told: dict[str, Any]) -> float:
        pages, scans = told.get("pages"), told.get("scans")
        return self._limits.seconds_for(pages if isinstance(pages, int) else 0, scans if isinstance(scans, int) else 0)

    def _grown(self, state: dict[str, Any]) -> bool:
        """Whether it holds much memory, or processes that should have ended."""
        memory = state.get("memory")
        return bool(state.get("children")) or not isinstance(memory, int) or memory > self._limits.max_memory // 2

    def _send(self, kind: bytes, value: object) -> None:
        try:
            messages.write_json(self._into, kind, value)
        except (OSError, ValueError):
            raise self._crash() from None

    def _next(self, deadline: float) -> messages.Message:
        """The next message. Raises TimeLimitError, MemoryLimitError or CrashedError."""
        while True:
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeLimitError
            try:
                answer = self._answers.get(timeout=min(left, _GLANCE))
            except queue.Empty:
                if (usage.resident(self._process.pid) or 0) > self._limits.max_memory:
                    raise MemoryLimitError from None
                continue
            if answer is None:
                raise self._crash()
            if isinstance(answer, PlanparseError):
                raise answer
            return answer

    def _crash(self) -> PlanparseError:
        """What the end of the process means."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self._process.wait(1)
        code = self._process.returncode
        if code is None or code >= 0:
            return CrashedError("", f"exit {code}")
        name = signal.Signals(-code).name if -code in signal.valid_signals() else str(code)
        return TimeLimitError() if name in _OUT_OF_TIME else CrashedError("", name)

    def _listen(self) -> None:
        """Hand messages on until the worker ends or writes what is none."""
        answer: messages.Message | PlanparseError | None
        with self._from as stream:
            while not self._ended:
                try:
                    answer = messages.read(stream, self._limits.max_record_bytes)
                except PlanparseError as error:
                    answer = error
                except (OSError, ValueError, MemoryError):
                    answer = None
                self._hand_on(answer)
                if not isinstance(answer, tuple):
                    return

    def _hand_on(self, answer: messages.Message | PlanparseError | None) -> None:
        while not self._ended:
            with contextlib.suppress(queue.Full):
                self._answers.put(answer, timeout=_GLANCE)
                return


def _raised(told: dict[str, Any]) -> PlanparseError:
    """The error that a worker told of."""
    detail = "".join(char for char in str(told.get("detail", ""))[:_LONGEST_DETAIL] if char.isprintable())
    return of_code(str(told.get("code")))("", detail)
