"""What was changed, when and by whom: one JSON object a line, without text of documents."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime

from starlette.requests import Request

from planparse.web.security.sessions import visitor

_LOG = logging.getLogger("planparse.audit")


def note(request: Request, action: str, about: str = "", outcome: str = "done") -> None:
    """Note an action: `login`, `logout`, `upload`, `add` …; `about` is an identifier or the name of a file, never words of a document."""
    found = visitor(request)
    row = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "who": found.name if found else None,
        "from": request.client.host if request.client else None,
        "action": action,
        "about": about[:300],
        "outcome": outcome,
    }
    _LOG.info("%s", json.dumps(row, ensure_ascii=False))


def keep(handler: logging.Handler) -> None:
    """Write the notes to a handler, one line each."""
    handler.setFormatter(logging.Formatter("%(message)s"))
    _LOG.handlers = [handler]
    _LOG.setLevel(logging.INFO)
    _LOG.propagate = False
