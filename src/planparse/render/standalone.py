"""Pages that stand alone: style and script are inside, admitted by their hashes and nothing else; no network, no other file."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from planparse.render.words import words

if TYPE_CHECKING:
    from jinja2 import Environment


def document(template: str, lang: str, *, style: str, script: str | None = None, **values: Any) -> str:
    """A template of this package filled in, with static files of it as its style and script."""
    inside = {"style": _static(style)} | ({"script": _static(script)} if script else {})
    hashes = {f"{name}_hash": _digest(content) for name, content in inside.items()}
    return _environment().get_template(template).render(lang=lang, say=words(lang), **inside, **hashes, **values)


@cache
def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    loader = PackageLoader("planparse.render")
    return Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)


@cache
def _static(name: str) -> str:
    return (resources.files("planparse.render") / "static" / name).read_text(encoding="utf-8")


def _digest(content: str) -> str:
    """The hash by which the page's own policy admits it."""
    return "sha256-" + base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
