"""`planparse serve`: the web application and the API."""

from __future__ import annotations

import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from planparse import settings
from planparse.cli import asked, streams
from planparse.cli.language import say
from planparse.errors import EnvironmentFailedError, UsageError
from planparse.text.names import readable

if TYPE_CHECKING:
    from planparse.web.security.access import Access

_EXTRA = ("fastapi", "starlette", "uvicorn", "babel", "argon2", "multipart", "python_multipart", "svg")


def serve(
    context: typer.Context,
    host: Annotated[str, typer.Option("--host")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535)] = 8765,
    token: Annotated[str | None, typer.Option("--token", envvar="PLANPARSE_TOKEN")] = None,
    password_file: Annotated[str | None, typer.Option("--password-file")] = None,
    allow_host: Annotated[list[str] | None, typer.Option("--allow-host")] = None,
    add_user: Annotated[str | None, typer.Option("--add-user")] = None,
    role: Annotated[str, typer.Option("--role")] = "reader",
    audit: Annotated[str | None, typer.Option("--audit")] = None,
    no_keep: Annotated[bool, typer.Option("--no-keep")] = False,
    store: asked.StoreOption = None,
) -> int:
    """Serve the pages of a store until it is stopped, or add a user to the password file."""
    lang: str = context.obj
    try:
        from planparse.web.security import access
    except ImportError as error:
        raise _missing(error) from None
    if add_user is not None:
        return _add(add_user, role, password_file, lang)
    guard = access.Access(access.hosts(host, allow_host or ()), token or None, access.users(Path(password_file)) if password_file else {})
    if not guard.guarded and not access.is_local(host):
        raise UsageError("", say(lang, "serve.guard", host))
    _keep(audit)
    return _serve(guard, host, port, store, lang, keep=not no_keep)


def _serve(guard: Access, host: str, port: int, store: str | None, lang: str, *, keep: bool) -> int:
    try:
        import uvicorn

        from planparse.web import Site, create

        if find_spec("svg") is None:  # imported with the first chart
            raise ModuleNotFoundError(name="svg")
    except ImportError as error:
        raise _missing(error) from None
    from planparse.lint.choose import known
    from planparse.sandbox import Session
    from planparse.web.security.access import is_local

    _free(host, port)
    found = settings.load(lang=lang)
    known(found.lint)  # a page that is asked for is too late to say it
    with asked.open_store(store) as opened, Session(found) as session:
        app = create(Site(opened, found, session, guard, keep=keep))
        shown = f"[{host}]" if ":" in host else host
        streams.note(say(lang, "serve.open", f"http://{shown}:{port}/"))
        where = f"{opened.called}; {', '.join(sorted(guard.hosts))}"
        streams.note(say(lang, "serve.local" if is_local(host) else "serve.exposed", where))
        server = uvicorn.Server(
            uvicorn.Config(app, host=host, port=port, log_level="warning", server_header=False, proxy_headers=False, access_log=False)
        )
        server.run()
    return streams.DONE if server.started else streams.ENVIRONMENT


def _free(host: str, port: int) -> None:
    """Raise EnvironmentFailedError where nothing can listen there, before it is said that something does."""
    import socket

    try:
        family, kind, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        with socket.socket(family, kind) as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            taken.bind(address)
    except OSError as error:
        raise EnvironmentFailedError(f"{host}:{port}", error.strerror or "") from None


def _keep(file: str | None) -> None:
    """Notes of changes go to a file, else to stderr. Raises EnvironmentFailedError."""
    import logging

    from planparse.web.security.audit import keep

    try:
        keep(logging.FileHandler(file, encoding="utf-8") if file else logging.StreamHandler())
    except OSError as error:
        raise EnvironmentFailedError(file or "", error.strerror or "") from None


def _add(name: str, role: str, file: str | None, lang: str) -> int:
    """A line for the password file, with a password that is typed, or the first line of standard input."""
    from planparse.web.security import access

    if file is None or role not in ("reader", "editor"):
        raise UsageError("", say(lang, "serve.add"))
    if sys.stdin.isatty():
        from getpass import getpass

        password = getpass(f"{say(lang, 'serve.password', name)} ")
    else:
        password = readable(sys.stdin.readline().rstrip("\r\n"))
    access.add(Path(file), access.line(readable(name), "editor" if role == "editor" else "reader", password))
    streams.put_json({"user": name, "role": role, "file": file})
    return streams.DONE


def _missing(error: ImportError) -> Exception:
    package = (error.name or "").split(".")[0]
    return EnvironmentFailedError("serve", "pip install 'planparse[web]'") if package in _EXTRA else error
