"""What all pages of one server share."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import TypeVar, cast

from starlette.requests import Request

from planparse.sandbox import Session
from planparse.settings import Language, Settings
from planparse.store import Store
from planparse.web.memory import Memory
from planparse.web.security.access import Access

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Site:
    """The open store, the settings, workers that read files (pictures of pages, uploads), who may do what, and what is kept."""

    store: Store
    settings: Settings
    session: Session
    access: Access = field(default_factory=Access)
    keep: bool = True  # files of uploads that have pages
    memory: Memory = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "memory", Memory(self.store))

    @property
    def lang(self) -> Language:
        """The language of who has not chosen one."""
        return self.settings.lang

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """An answer over the whole store, from before where it has not changed since."""
        return self.memory.get(key, make)


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    return cast("Site", request.app.state.site)
