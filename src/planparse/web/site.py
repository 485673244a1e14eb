"""What all pages of one server share."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import cast

from starlette.requests import Request

from planparse.sandbox import Session
from planparse.settings import Language, Settings
from planparse.store import Store
from planparse.web.security.access import Access


@dataclass(frozen=True, slots=True)
class Site:
    """The open store, the settings, workers that read files (pictures of pages, uploads), and who may do what."""

    store: Store
    settings: Settings
    session: Session
    access: Access = field(default_factory=Access)

    @property
    def lang(self) -> Language:
        """The language of who has not chosen one."""
        return self.settings.lang


def site_of(request: Request) -> Site:
    """The site that a request came to."""
    return cast("Site", request.app.state.site)
