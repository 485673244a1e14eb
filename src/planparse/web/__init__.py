"""The page that analysts live in and the API: a thin face over the same functions as the command line."""

from planparse.web.app import create
from planparse.web.site import Site

__all__ = ["Site", "create"]
