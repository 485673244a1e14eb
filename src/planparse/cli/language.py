"""The language of help and messages: `--lang`, else PLANPARSE_LANG, else a configuration file, else Vietnamese."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from planparse.settings import FILE_NAME, Language, user_file
from planparse.tables import table
from planparse.text.names import readable

LANGUAGES = ("vi", "en")


@cache
def _messages(lang: str) -> dict[str, str]:
    return {row["key"]: row[lang] for row in table("planparse.cli", "messages")}


def say(lang: str, key: str, name: object = "") -> str:
    """The message of a key with `{name}` filled in. Raises KeyError where the table lacks the key."""
    return _messages(lang)[key].replace("{name}", readable(str(name)))


def about(lang: str, command: str, parameter: str) -> str:
    """What help says of a parameter: what its command says of it, else what all commands that share it say."""
    own = f"{command}.{parameter}"
    return say(lang, own if own in _messages(lang) else f"option.{parameter}")


def called(lang: str, command: str, parameter: str) -> str:
    """The word for a parameter's value in a usage line: that of its command, else that of all commands that share it."""
    own = f"metavar.{command}.{parameter}"
    return say(lang, own if own in _messages(lang) else f"metavar.{parameter}")


def take(args: Sequence[str]) -> tuple[str | None, list[str]]:
    """The value of `--lang` (the last one; empty where it has none) and the other arguments; what follows `--` is left alone."""
    lang: str | None = None
    rest: list[str] = []
    words = iter(args)
    for word in words:
        if word == "--":
            return lang, [*rest, word, *words]
        if word == "--lang":
            lang = next(words, "")
        elif word.startswith("--lang="):
            lang = word.removeprefix("--lang=")
        else:
            rest.append(word)
    return lang, rest


def choose(flag: str | None) -> Language:
    """The language to speak. Raises ValueError for one that we do not speak.

    Settings are loaded, which is slow, only where a configuration file stands.
    """
    named = flag if flag is not None else os.environ.get("PLANPARSE_LANG") or None
    if named is None and (Path(FILE_NAME).is_file() or user_file().is_file()):
        from planparse import settings

        return settings.load().lang
    if named in (None, "vi"):
        return "vi"
    if named == "en":
        return "en"
    raise ValueError(named)
