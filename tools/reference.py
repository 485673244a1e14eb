"""The reference of the site, made from the code and its tables: what is not written by hand under docs/ already."""

from __future__ import annotations

import csv
import dataclasses
import json
import re
import tempfile
import types
import typing
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

from planparse import errors, limits, model, origins, record, settings
from planparse.cli.app import program
from planparse.cli.help import command_help, program_help
from planparse.exchange import formats as exchanged
from planparse.tables import table

ROOT = Path(__file__).resolve().parent.parent
_KINDS = (
    *(model.Plan, model.Source, model.Parser, model.Metadata, model.Issuer, model.Place, model.Period, model.Signer),
    *(model.Section, model.Block, model.Citation, model.CitedIssuer, model.Agency, model.Deadline, model.Target),
    *(model.Obligation, model.Responsible, model.ReportTo, model.Funding, model.Contact, model.Finding),
)
_NOTE = "*This page is generated from the code whenever the site is built.*\n"


def pages() -> dict[str, str]:
    """The pages and files of the reference by their path in the site."""
    made: dict[str, Callable[[], str]] = {
        "reference/record.md": _record,
        "reference/record.schema.json": lambda: _json(record.json_schema()),
        "reference/findings.md": _findings,
        "reference/formats.md": _formats,
        "reference/settings.md": _settings,
        "reference/api.md": _api,
        "reference/openapi.json": lambda: _json(_described()),
        "reference/commands.vi.md": _commands,
    }
    return {name: make() for name, make in made.items()}


# the record


def _record() -> str:
    told = _told_fields()
    parts = ["# The record of a plan\n", _NOTE, _ABOUT_RECORD]
    for kind in _KINDS:
        rows = [(f"`{key}`", _typed(of), _meant(told, kind.__name__, key)) for key, of in _fields(kind)]
        parts += [f"## {kind.__name__}\n", _grid(("field", "values", "what it says"), rows)]
    parts += ["## Origin\n", _ABOUT_ORIGIN]
    for form in (origins.TextOrigin, origins.PageOrigin, origins.PageBoxes, origins.WordOrigin):
        rows = [(f"`{key}`", _typed(of)) for key, of in typing.get_type_hints(form).items()]
        parts += [f"### {form.__name__}\n", f"{(form.__doc__ or '').strip()}\n", _grid(("field", "values"), rows)]
    return "\n".join(parts)


_ABOUT_RECORD = f"""Version {model.SCHEMA_VERSION}. `planparse parse` prints it, stores keep it, the API serves it. Keys are always
there; what is not known is `null` or an empty list. [record.schema.json](record.schema.json) is what `planparse schema` prints.
"""
_ABOUT_ORIGIN = "The place in the source; its form is that of the kind of source.\n"


def _fields(kind: type[Any]) -> Iterable[tuple[str, Any]]:
    hints = typing.get_type_hints(kind)
    return [(field.name.rstrip("_"), hints[field.name]) for field in dataclasses.fields(kind)]


def _told_fields() -> Mapping[tuple[str, str], str]:
    lines = (ROOT / "tools" / "record_fields.csv").read_text(encoding="utf-8").splitlines()
    return {(row["kind"], row["field"]): row["what"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


def _meant(told: Mapping[tuple[str, str], str], kind: str, key: str) -> str:
    """What a field says. Raises KeyError where tools/record_fields.csv has no row for it."""
    return told.get((kind, key)) or told["*", key]


def _typed(of: Any) -> str:
    """A type in words: its values, or its name."""
    name, args = get_origin(of), get_args(of)
    if of == origins.Origin:
        return "[Origin](#origin)"
    if name is Literal:
        return " \\| ".join(f"`{value}`" for value in args)
    if name in (typing.Union, types.UnionType):
        return " or ".join(_typed(one) for one in args)
    if name in (tuple, list):
        return f"list of {_typed(args[0])}" if name is list or args[1:] == (...,) else f"[{', '.join(_typed(one) for one in args)}]"
    if name in (dict, typing.NotRequired, typing.Annotated):
        return "object" if name is dict else _typed(args[0])
    if dataclasses.is_dataclass(of):
        return f"[{of.__name__}](#{of.__name__.lower()})"
    return {type(None): "null", str: "text", int: "integer", float: "number", bool: "true or false"}.get(of) or of.__name__


# findings


def _findings() -> str:
    rows = [
        (
            _anchored(row["code"]),
            row["severity"],
            "plans" if row["plans"] == "2" else "plan",
            _cell(row["message_vi"]),
            _cell(row["message_en"]),
        )
        for row in table("planparse.lint", "rules")
    ]
    return "\n".join(["# Finding codes\n", _NOTE, _ABOUT_FINDINGS, _grid(("code", "severity", "of", "Vietnamese", "English"), rows)])


_ABOUT_FINDINGS = """Codes of `planparse lint` (of one plan) and `planparse check` (of a plan and those above it), with every message that
they can give; `{…}` stands for what is found. Severities are those without configuration. A code leads to its rule.
"""


def _anchored(code: str) -> str:
    """The code as a link to its heading in docs/lint.md; a rule that has none there stands in docs/check.md or is no rule of lint."""
    heading = re.search(rf"^### ({code} .+)$", (ROOT / "docs" / "lint.md").read_text(encoding="utf-8"), re.MULTILINE)
    if heading is None:
        return f"[{code}](../check.md#rules)" if f"| {code} |" in (ROOT / "docs" / "check.md").read_text(encoding="utf-8") else code
    from pymdownx.slugs import slugify

    return f"[{code}](../lint.md#{slugify(case='lower')(heading[1], '-')})"


# formats, settings


def _formats() -> str:
    back = {"records": "records, into a store", "corrections": "corrections of what a store has", "no": "no"}
    written = {"one": "one file", "several": "several files", "none": "nothing: only read"}
    rows = [
        (
            f"[{row['name']}](../exchange.md#{row['name']})",
            written[row["files"]],
            back[row["reads"]],
            ", ".join(f"`--{name}`" for name in row["options"].split("|") if name) or "—",
            f"`planparse[{row['name']}]`" if row["package"] else "—",
            _cell(row["en"]),
        )
        for row in exchanged.formats()
    ]
    head = ("format", "written", "comes back", "options", "needs", "what it is")
    return "\n".join(["# Exchange formats\n", _NOTE, _ABOUT_FORMATS, _grid(head, rows)])


_ABOUT_FORMATS = """What `planparse export FORMAT` writes and `planparse import FORMAT` reads; behind each name stands what it keeps and
drops.
"""


def _settings() -> str:
    limited = {field.name for field in dataclasses.fields(limits.Limits)} | {"query_seconds"}
    rows = []
    for field in dataclasses.fields(settings.Settings):
        default = "none" if field.default == () else f"`{field.default}`"
        folder = "may lower it" if field.name in limited else {"store": "no", "lint": "yes, by code", "lang": "yes"}[field.name]
        variable = "—" if field.name == "lint" else f"`PLANPARSE_{field.name.upper()}`"
        rows.append((f"`{field.name}`", variable, default, folder))
    return "\n".join(["# Settings\n", _NOTE, _ABOUT_SETTINGS, _grid(("setting", "environment", "default", "file in the folder"), rows)])


_ABOUT_SETTINGS = """The nearest wins: flag, environment, `planparse.toml` in the folder where the command runs, the user's own
`planparse.toml`. A folder may come from strangers, so its file may not set everything. [Files from strangers](../limits.md) says what
each limit is for, [lint](../lint.md#severities-switching-off-known-findings) what stands under `[lint]`.
"""


# the API


def _described() -> dict[str, Any]:
    """What `/openapi.json` of `planparse serve` says."""
    from starlette.requests import Request

    from planparse.sandbox import Session
    from planparse.store import Store
    from planparse.web import Site, create
    from planparse.web.api.description import described

    with tempfile.TemporaryDirectory() as folder:
        own = settings.Settings(store=f"sqlite:///{folder}/empty.db")
        with Store(own.store) as store, Session(own) as session:
            return described(Request({"type": "http", "app": create(Site(store, own, session))}))


def _api() -> str:
    found = _described()
    parts = ["# API\n", _NOTE, f"{found['info']['description']}\n", _ABOUT_API]
    for path, calls in found["paths"].items():
        for method, call in calls.items():
            parts += [f"## `{method.upper()} {path}`\n", f"{call.get('summary', '')}. {call.get('description', '')}\n"]
            rows = [_parameter(one) for one in call.get("parameters", [])]
            parts += [_grid(("parameter", "in", "type", "what it says"), rows)] if rows else []
            answers = [(code, _cell(answer["description"])) for code, answer in call["responses"].items()]
            parts += [_grid(("status", "answer"), answers)]
    return "\n".join(parts)


_ABOUT_API = """[openapi.json](openapi.json) says the same to programs; a running `planparse serve` shows both (`/api`, `/openapi.json`).
[In a browser](../web.md#for-programs) has examples with curl.
"""


def _parameter(one: Mapping[str, Any]) -> Sequence[str]:
    schema = one["schema"]
    options = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    kinds = [" \\| ".join(f"`{value}`" for value in part["enum"]) if "enum" in part else part.get("type", "") for part in options]
    needed = "" if not one.get("required") else " (needed)"
    return f"`{one['name']}`{needed}", one["in"], ", ".join(kinds), _cell(one.get("description") or schema.get("description") or "")


# the command line in Vietnamese


def _commands() -> str:
    commands = program().commands
    parts = ["# Lệnh và mã lỗi\n", _ABOUT_COMMANDS, _fenced(program_help(commands, "vi"))]
    for name, command in commands.items():
        parts += [f"## planparse {name}\n", _fenced(command_help(name, command, "vi"))]
    kinds = [errors.of_code(row["code"]) for row in table("planparse.cli", "errors")]
    rows = [(f"`{kind.code}`", _cell(kind.reason), _cell(kind.how)) for kind in kinds]
    return "\n".join([*parts, "## Mã lỗi\n", _grid(("mã", "nghĩa", "cách làm"), rows)])


_ABOUT_COMMANDS = """*Trang này được tạo từ mã nguồn mỗi lần dựng tài liệu.*

Đây là những gì `planparse --help` và `planparse LỆNH --help` in ra. [Trang tiếng Anh](../cli.md) giải thích thêm từng tùy chọn, mã thoát
và thiết lập.
"""


# markdown


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines) + "\n"


def _cell(text: str) -> str:
    """Text of a table as a cell of markdown."""
    return re.sub(r"([|<>*_{}\[\]])", r"\\\1", " ".join(text.split()))


def _fenced(text: str) -> str:
    return f"```text\n{text.rstrip()}\n```\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"
