"""The program: picks the language, finds the command, turns every outcome into an exit code. No traceback leaves it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import Any

import typer
from typer.main import get_command

from planparse.cli import (
    assistant,
    check,
    compare,
    corrections,
    doctor,
    evaluate,
    exchange,
    failures,
    graph,
    lint,
    parse,
    query,
    registry,
    schema,
    serve,
    show,
    stores,
    streams,
    train,
)
from planparse.cli.help import command_help, program_help
from planparse.cli.language import choose, say, take
from planparse.errors import EnvironmentFailedError, PlanparseError, SettingsError, UsageError
from planparse.fingerprint import version
from planparse.text.names import readable

_COMMANDS: tuple[Callable[..., int], ...] = (
    parse.parse,
    show.show,
    lint.lint,
    stores.run,
    query.query,
    query.timeline,
    compare.compare,
    check.check,
    graph.ask,
    graph.graph,
    stores.store,
    failures.failures,
    exchange.export,
    exchange.import_,
    corrections.corrections,
    evaluate.evaluate,
    registry.registry,
    assistant.mcp,
    train.train,
    serve.serve,
    schema.schema,
    doctor.doctor,
)


_BARE = ("--allow-host", "--add-user")  # what `planparse.web` names where a server was called in a wrong way
_LIKE = 0.7  # how much of a misspelt name must be right, from 0 to 1


@cache
def program() -> Any:
    """The parser's own object for the whole program; `commands` holds one for each command."""
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    for function in _COMMANDS:
        app.command(function.__name__.rstrip("_"), add_help_option=False)(function)
    return get_command(app)


def run(args: Sequence[str]) -> int:
    """Run one command; returns the exit code."""
    streams.force_utf8()
    flag, rest = take(args)
    try:
        lang = choose(flag)
    except ValueError:
        streams.note(say("vi", "usage.lang"))
        return streams.USAGE
    except SettingsError as error:
        streams.fail("planparse.toml", error, "vi")
        return streams.USAGE
    try:
        return _answer(rest, lang)
    except streams.PipeClosedError:
        streams.silence()
        return streams.DONE
    except KeyboardInterrupt:
        return streams.INTERRUPTED


def _answer(args: list[str], lang: str) -> int:
    commands = program().commands
    ours = args[: args.index("--")] if "--" in args else args
    name = next((word for word in ours if not word.startswith("-")), None)
    if "--version" in ours and name is None:
        streams.put(f"planparse {version()}\n")
        return streams.DONE
    if name is not None and name not in commands:
        return _wrong(say(lang, "usage.command", name) + _near(name, commands, lang), "planparse --help", lang)
    if not args:
        sys.stderr.write(program_help(commands, lang))
        return streams.USAGE
    if "--help" in ours:
        streams.put(command_help(name, commands[name], lang) if name else program_help(commands, lang))
        return streams.DONE
    return _call(args, name, lang)


def _call(args: list[str], name: str | None, lang: str) -> int:
    """Let the parser read the arguments and run the command; its usage errors are told in the chosen language."""
    try:
        code = program().main(args=args, prog_name="planparse", standalone_mode=False, obj=lang)
    except UsageError as error:
        return _wrong(_usage(error, lang), _see(name), lang)
    except EnvironmentFailedError as error:
        streams.fail(error.source, error, lang)
        return streams.ENVIRONMENT
    except SettingsError as error:
        streams.fail("planparse.toml", error, lang)
        return streams.USAGE
    except PlanparseError as error:
        streams.fail(error.source, error, lang)
        return streams.NOTHING_READ
    except (streams.PipeClosedError, KeyboardInterrupt):
        raise
    except Exception as error:
        return _outside(error, name, lang)
    return code if isinstance(code, int) else streams.DONE


def _usage(error: UsageError, lang: str) -> str:
    """What a wrong call is told: its own sentence; one from the table where it only names an option, or a file and the place in it."""
    told = readable(error.detail)
    if told in _BARE:
        return say(lang, f"usage.{told}")
    return f"{say(lang, 'usage.file')} {told}" if error.source and error.detail.startswith(error.source) else told


def _outside(error: Exception, name: str | None, lang: str) -> int:
    """Errors of the parser, told apart by what they carry: its classes have moved between versions."""
    kind = type(error).__name__
    if kind == "Abort":
        return streams.INTERRUPTED
    if getattr(error, "exit_code", None) == streams.USAGE:
        return _wrong(_usage_message(error, lang), _see(name), lang)
    if isinstance(error, ImportError):
        streams.fail(name or "", EnvironmentFailedError("", error.name or ""), lang)
        return streams.ENVIRONMENT
    streams.fail(name or "", error, lang)
    return streams.NOTHING_READ


def _usage_message(error: Exception, lang: str) -> str:
    param = getattr(error, "param", None)
    called = getattr(error, "option_name", None) or (param and _called(param, lang))
    for kind in (row.__name__ for row in type(error).__mro__):
        if called and kind in {"NoSuchOption", "MissingParameter", "BadOptionUsage", "BadParameter"}:
            return say(lang, f"usage.{kind}", called) + _near(called, getattr(error, "possibilities", None) or (), lang)
    return say(lang, "usage.other", getattr(error, "message", ""))


def _near(word: str, names: Iterable[str], lang: str) -> str:
    """Asks whether the name that looks most like a misspelt word was meant; nothing where none does."""
    from difflib import get_close_matches

    found = get_close_matches(word, list(names), 1, _LIKE)
    return f" {say(lang, 'usage.near', found[0])}" if found else ""


def _called(param: Any, lang: str) -> str:
    """How people call a parameter: its flag, or its word in the usage line."""
    return str(param.opts[0]) if param.param_type_name == "option" else say(lang, f"metavar.{param.name}")


def _see(name: str | None) -> str:
    return f"planparse {name} --help" if name else "planparse --help"


def _wrong(message: str, where: str, lang: str) -> int:
    stop = "" if message.endswith((".", "?", ":")) else "."
    streams.note(f"{message}{stop} {say(lang, 'usage.see', where)}")
    return streams.USAGE
