"""`planparse mcp`: the store for assistants that speak the Model Context Protocol."""

from __future__ import annotations

from typing import Any

import typer

from planparse.cli import asked, streams
from planparse.errors import EnvironmentFailedError
from planparse.fingerprint import version
from planparse.telling import failure


def mcp(context: typer.Context, store: asked.StoreOption = None) -> int:
    """Serve tools that only read, on standard input and output, until the client ends. Raises EnvironmentFailedError without the SDK."""
    lang: str = context.obj
    try:
        from planparse.assistant.server import serve
    except ImportError as error:
        if (error.name or "").partition(".")[0] in ("mcp", "mcp_types", "anyio"):
            raise EnvironmentFailedError("mcp", "mcp: pip install 'planparse[mcp]'") from None
        raise

    def tell(error: BaseException) -> dict[str, Any]:
        told = failure("", error, lang)
        return {key: told[key] for key in ("code", "reason", "how")}

    with asked.open_store(store) as opened:
        serve(opened, version(), lang, tell)
    return streams.DONE
