"""Help in the chosen language: one layout for the program and each command, words from one table."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from planparse.cli.language import about, called, say

_WIDEST, _NARROWEST = 100, 50


def _width() -> int:
    """Of the lines: those of the terminal, where it is neither very wide nor very narrow."""
    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns))


def program_help(commands: Mapping[str, Any], lang: str) -> str:
    """What `planparse --help` prints."""
    lines = [f"{say(lang, 'usage')}: planparse {say(lang, 'command')} …", "", *wrap(say(lang, "about"), _width()), ""]
    lines += [say(lang, "commands"), *_rows([(name, say(lang, name)) for name in commands])]
    return "\n".join([*lines, "", *_general(lang), "", *wrap(say(lang, "codes"), _width())]) + "\n"


def command_help(name: str, command: Any, lang: str) -> str:
    """What `planparse COMMAND --help` prints; `command` is the parser's object, read for its parameters alone."""
    arguments = [param for param in command.params if param.param_type_name == "argument"]
    options = [param for param in command.params if param.param_type_name == "option"]
    metavars = [called(lang, name, param.name) for param in arguments]
    usage = " ".join(["planparse", name, *([f"[{say(lang, 'option')}]"] if options else []), *metavars])
    lines = [f"{say(lang, 'usage')}: {usage}", "", *wrap(say(lang, name), _width()), ""]
    if arguments:
        rows = [(metavar, about(lang, name, param.name)) for metavar, param in zip(metavars, arguments, strict=True)]
        lines += [say(lang, "arguments"), *_rows(rows), ""]
    if options:
        rows = [(_flags(name, param, lang), about(lang, name, param.name)) for param in options]
        lines += [say(lang, "options"), *_rows(rows), ""]
    return "\n".join([*lines, *_general(lang)]) + "\n"


def _flags(name: str, param: Any, lang: str) -> str:
    flags = ", ".join(param.opts)
    return flags if param.is_flag else f"{flags} {called(lang, name, param.name)}"


def _general(lang: str) -> list[str]:
    rows = [("--lang vi|en", "general.lang"), ("--version", "general.version"), ("--help", "general.help")]
    return [say(lang, "general"), *_rows([(flag, say(lang, key)) for flag, key in rows])]


def _rows(rows: list[tuple[str, str]]) -> Iterator[str]:
    """Two columns: the term, and its words wrapped beside it."""
    width = _width()
    left = max(len(term) for term, _ in rows) + 4
    for term, words in rows:
        first, *more = wrap(words, width - left)
        yield f"  {term}".ljust(left) + first
        yield from (" " * left + line for line in more)
