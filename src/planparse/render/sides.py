"""Pages that set plans side by side: self-contained, no network, no script."""

from __future__ import annotations

import base64
import hashlib
from importlib import resources
from typing import Any

from planparse.render.words import words


def document(template: str, lang: str, **values: Any) -> str:
    """A template of this package filled in, with the common style inside and allowed by its hash alone."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    style = (resources.files("planparse.render") / "static" / "sides.css").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    made = Environment(
        loader=PackageLoader("planparse.render"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return made.get_template(template).render(lang=lang, say=words(lang), style=style, style_hash=f"sha256-{digest}", **values)
