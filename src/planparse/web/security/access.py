"""Who may come in, and under which names the server is spoken to."""

from __future__ import annotations

import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, cast, get_args

from planparse.errors import EnvironmentFailedError, NotFoundError, UsageError

Role = Literal["reader", "editor"]
_LOCAL = frozenset({"127.0.0.1", "localhost", "[::1]"})
_MOST = 1_000_000  # bytes of a password file


@dataclass(frozen=True, slots=True)
class User:
    """A line of the password file; `hashed` as argon2 writes it."""

    name: str
    role: Role
    hashed: str


@dataclass(frozen=True, slots=True)
class Access:
    """`hosts` that may stand in a request's Host header; a token that lets anybody in as editor; users with passwords.

    Without token and users whoever reaches the server may do everything, so that it must be this machine alone that reaches it.
    """

    hosts: frozenset[str] = _LOCAL
    token: str | None = None
    users: Mapping[str, User] = field(default_factory=dict)

    @property
    def guarded(self) -> bool:
        """True where visitors must say who they are."""
        return self.token is not None or bool(self.users)

    def by_token(self, given: str) -> bool:
        """True for the token."""
        return self.token is not None and hmac.compare_digest(given.encode(), self.token.encode())

    def by_password(self, name: str, password: str) -> Role | None:
        """The role of a user with this password; as slow for a name that there is not."""
        from argon2 import PasswordHasher
        from argon2.exceptions import InvalidHashError, VerificationError

        hasher = PasswordHasher()
        user = self.users.get(name)
        try:
            hasher.verify(user.hashed if user else _nobody(), password)
        except (VerificationError, InvalidHashError):
            return None
        return user.role if user else None


def _nobody() -> str:
    """A hash that nobody's password has."""
    return "$argon2id$v=19$m=65536,t=3,p=4$MTIzNDU2Nzg5MDEyMzQ1Ng$q4lS6bJ7Hh3g8oXb2sJv3xv2C2eIyqkRj2m4cXqzU7k"


def is_local(host: str) -> bool:
    """True for addresses that only this machine reaches."""
    return host in ("localhost", "::1") or (host.startswith("127.") and host.replace(".", "").isdecimal())


def hosts(bound: str, named: Iterable[str]) -> frozenset[str]:
    """Names that a server bound to an address answers to. Raises UsageError for an address that stands for all, without a name."""
    wanted = {name.lower().strip() for name in named if name.strip()}
    if is_local(bound):
        return _LOCAL | {bound} | wanted
    if bound in ("0.0.0.0", "::", ""):  # noqa: S104
        if not wanted:
            raise UsageError("", "--allow-host")
        return frozenset(wanted)
    return frozenset({f"[{bound}]" if ":" in bound else bound, *wanted})


def users(file: Path) -> dict[str, User]:
    """The users of a password file, `name:role:hash` a line. Raises NotFoundError, UsageError (which names the line)."""
    try:
        if file.stat().st_size > _MOST:
            raise UsageError(str(file), str(file))
        lines = file.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        raise NotFoundError(str(file)) from None
    found = {}
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, _, rest = line.strip().partition(":")
        role, _, hashed = rest.partition(":")
        if not name or role not in get_args(Role) or not hashed.startswith("$argon2"):
            raise UsageError(str(file), f"{file}:{number}")
        found[name] = User(name, cast("Role", role), hashed)
    return found


def line(name: str, role: Role, password: str) -> str:
    """The line of a user for a password file. Raises UsageError for a name that cannot stand there."""
    from argon2 import PasswordHasher

    if not name or not name.isprintable() or set(name) & set(": #") or not password:
        raise UsageError("", "--add-user")
    return f"{name}:{role}:{PasswordHasher().hash(password)}\n"


def add(file: Path, text: str) -> None:
    """Add a line of a user to a file that only its owner may read; an earlier line of the name goes. Raises EnvironmentFailedError."""
    name = text.partition(":")[0]
    try:
        kept = file.read_text(encoding="utf-8").splitlines(keepends=True) if file.exists() else []
        file.touch(mode=0o600)
        file.write_text("".join([*(one for one in kept if not one.startswith(f"{name}:")), text]), encoding="utf-8")
    except OSError as error:
        raise EnvironmentFailedError(str(file), error.strerror or "") from None
