"""Pages of evidence, one a plan, and an index of them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from planparse import record, render
from planparse.exchange.names import file_name
from planparse.render.words import short

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View

_META = '<meta charset="utf-8"><meta name="generator" content="planparse">'
_HEAD = f'<!doctype html>\n<html lang="vi"><head>{_META}<title>planparse</title></head>\n<body><ul>\n'


def write(view: View, target: Target) -> int:
    """Write a page for each plan that fits, without images of paper, and `index.html`; returns the number of plans."""
    number = 0
    with target.file("index.html") as index:
        index.write(_HEAD.encode())
        for data in view.records():
            name = f"{file_name(data['plan_id'])}.html"
            with target.file(name) as out:
                out.write(render.html(record.of_data(data), view.lang, missing=None).encode("utf-8", "replace"))
            called = short(data["metadata"]["title"] or data["plan_id"], 200)
            line = f'<li><a href="{name}">{escape(called)}</a> <small>{escape(data["plan_id"])}</small></li>\n'
            index.write(line.encode("utf-8", "replace"))
            number += 1
        index.write(b"</ul></body></html>\n")
    return number
