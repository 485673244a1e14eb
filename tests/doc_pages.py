"""The pages of the documentation and the code blocks in them: which are run, which are only shown, and what running them gives.

A fenced block says by its language what becomes of it:

- `console`: each `$ command` is run, its output (standard output, then standard error, blanks at line ends aside) compared with the lines below
  it. A line `…` stands for lines that are not shown. An exit code other than 0 is a last line `(exit code N)`.
- `sh`: the whole block is run and must end with 0.
- `python`: examples with `>>>` are compared, all other code is run; the blocks of a page share their names.
- `json`, `toml`: data, which must be well-formed. `text`, `csv`, `html`: only shown.

The blocks of a page are run in one folder, from the top, in which `corpus` lies and, unless the page itself reads the plans, a store of them
(`planparse.db`). A block that cannot be run has a comment above it: `<!-- not run: why -->`.

So that this is cheap, lines that call planparse and nothing else run in this process with one warm session; all others are run by bash.

`python -m tests.doc_pages PAGE…` writes the output of console blocks anew where it has changed; what has changed must then be read.
"""

from __future__ import annotations

import contextlib
import doctest
import io
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest import mock

from planparse.cli import app
from planparse.sandbox.session import default
from tests.conftest import ROOT

PAGES = sorted([ROOT / "README.md", ROOT / "README.vi.md", *(ROOT / "docs").rglob("*.md")])
RUN, DATA, SHOWN = ("console", "sh", "python"), ("json", "toml"), ("text", "csv", "html")
_BLOCK = re.compile(r"^(?:<!-- not run: (?P<why>[^>]*) -->\n)?```(?P<language>\w*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
_COMMAND = re.compile(r"^\$ (?P<command>(?:[^\n]*\\\n)*[^\n]*)\n(?P<told>(?:(?!\$ )[^\n]*\n)*)", re.MULTILINE)
_SHELL = re.compile(r"^(?!planparse )|[|<>&;$`\\]")  # what only a shell can run
_READS_PLANS = re.compile(r"^\$ planparse run corpus/\*\.txt(?: --lang en)?$", re.MULTILINE)
_REST = "…"


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: where it stands, its language (empty: none), its lines, and why it is not run (None: nothing is said)."""

    page: Path
    line: int
    language: str
    body: str
    why: str | None

    def __str__(self) -> str:
        return f"{self.page.relative_to(ROOT)}:{self.line}"


def blocks(page: Path) -> list[Block]:
    """All fenced blocks of a page, in order."""
    text = page.read_text(encoding="utf-8")
    return [Block(page, text.count("\n", 0, m.start("body")), m["language"], m["body"], m["why"]) for m in _BLOCK.finditer(text)]


def runs(block: Block) -> bool:
    return block.language in RUN and block.why is None


@dataclass(slots=True)
class Place:
    """A folder in which the blocks of a page are run."""

    path: Path
    names: dict[str, Any] = field(default_factory=dict)

    def prepare(self, page: Path, store: Path) -> Place:
        """Lay out the corpus, the command `planparse`, and a copy of the store where the page does not read the plans itself."""
        self.path.mkdir(exist_ok=True)
        (self.path / "corpus").symlink_to(ROOT / "corpus")
        command = self.path / ".bin" / "planparse"
        command.parent.mkdir()
        command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planparse "$@"\n', encoding="utf-8")
        command.chmod(0o755)
        if not any(_READS_PLANS.search(block.body) for block in filter(runs, blocks(page))):
            shutil.copy(store, self.path / "planparse.db")
        return self

    def run(self, block: Block) -> str:
        """The block as it should be: its own lines where it does what it says. Raises AssertionError."""
        if block.language == "console":
            return _COMMAND.sub(self._answered, block.body)
        if block.language == "sh":
            lines = [re.sub(r"\s+#.*", "", line) for line in block.body.splitlines()]
            alone = not any(_SHELL.search(line) for line in lines)
            for part in lines if alone else [f"set -euo pipefail\n{block.body}"]:
                code, told = self._planparse(shlex.split(part)[1:]) if alone else self._bash(part)
                assert code == 0, f"{part}\n{told}"
        elif ">>>" in block.body:
            return self._examples(block)
        else:
            with contextlib.chdir(self.path):
                exec(compile(block.body, str(block), "exec"), self.names)  # noqa: S102
        return block.body

    def _answered(self, found: re.Match[str]) -> str:
        command = found["command"]
        code, told = self._bash(command) if _SHELL.search(command) else self._planparse(shlex.split(command)[1:])
        got = re.sub(r'("seconds": )[\d.]+', r"\g<1>0", re.sub(r"[ \t]+$", "", told, flags=re.MULTILINE))
        got += f"(exit code {code})\n" if code else ""
        return found[0] if alike(found["told"], got) else f"$ {command}\n{got}"

    def _planparse(self, words: list[str]) -> tuple[int, str]:
        """Exit code and output of `planparse`, run here."""
        args = [name for word in words for name in (self._named(word) if "*" in word else [word])]
        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PLANPARSE_")}
        with (
            mock.patch.dict(os.environ, {**kept, **self._own()}, clear=True),
            mock.patch("planparse.sandbox.Session", return_value=contextlib.nullcontext(default())),
            contextlib.chdir(self.path),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            code = app.run(args)
            out.flush()
            err.flush()
        return code, "".join(one.buffer.getvalue().decode() for one in (out, err))  # type: ignore[attr-defined]

    def _named(self, word: str) -> list[str]:
        return sorted(path.relative_to(self.path).as_posix() for path in self.path.glob(word))

    def _bash(self, command: str) -> tuple[int, str]:
        """Exit code and output of a command of the shell."""
        kept = {key: value for key, value in os.environ.items() if not key.startswith("PLANPARSE_")}
        path = f"{self.path / '.bin'}:{Path(sys.executable).parent}:{kept['PATH']}"
        own = {**kept, **self._own(), "PYTHONPATH": str(ROOT / "src"), "LC_ALL": "C.UTF-8", "PATH": path}
        done = subprocess.run(["bash", "-c", command], capture_output=True, cwd=self.path, env=own, check=False, timeout=200)
        return done.returncode, (done.stdout + done.stderr).decode()

    def _own(self) -> dict[str, str]:
        return {"XDG_CONFIG_HOME": str(self.path / "config")}

    def _examples(self, block: Block) -> str:
        test = doctest.DocTestParser().get_doctest(block.body, self.names, str(block), str(block.page), block.line)
        teller = _Teller()
        with contextlib.chdir(self.path):
            teller.run(test, clear_globs=False)
        self.names.update(test.globs)
        lines = block.body.splitlines(keepends=True)
        for example, got in reversed(teller.told):
            start = example.lineno + example.source.count("\n")
            lines[start : start + example.want.count("\n")] = [got]
        return "".join(lines)


class _Teller(doctest.DocTestRunner):
    """Runs examples and keeps what each gave."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[doctest.Example, str]] = []

    # the arguments are those that doctest gives by position
    def report_success(self, _out: object, _test: doctest.DocTest, example: doctest.Example, got: str) -> None:
        self.told.append((example, got))

    report_failure = report_success

    def report_unexpected_exception(self, _out: object, test: doctest.DocTest, example: doctest.Example, exc_info: Any) -> None:
        raise AssertionError(f"{test.name}: {example.source}") from exc_info[1]


def alike(told: str, got: str) -> bool:
    """Whether what a page tells is what a command gave; a line `…` stands for any lines."""
    parts = [re.escape(part) for part in re.split(rf"^{_REST}\n", told, flags=re.MULTILINE)]
    return re.fullmatch(r"(?:.*\n)*".join(parts), got) is not None


@contextlib.contextmanager
def written_anew(page: Path, store: Path) -> Iterator[str]:
    """The text of a page with the output of its commands as it is today."""
    with tempfile.TemporaryDirectory() as folder:
        place = Place(Path(folder) / "place").prepare(page, store)
        text = page.read_text(encoding="utf-8")
        for block in filter(runs, blocks(page)):
            text = text.replace(f"```{block.language}\n{block.body}```", f"```{block.language}\n{place.run(block)}```")
        yield text


def main(names: list[str]) -> None:
    """Write the pages anew."""
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "planparse.db"
        plans = sorted(map(str, (ROOT / "corpus").glob("*.txt")))
        subprocess.run([sys.executable, "-m", "planparse", "run", *plans, "--store", f"sqlite:///{store}"], check=True)
        for page in [Path(name).resolve() for name in names] or PAGES:
            with written_anew(page, store) as text:
                page.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
