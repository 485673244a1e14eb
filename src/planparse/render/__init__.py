"""All that people look at: one renderer for pages of evidence, trees and tables."""

from __future__ import annotations

from planparse.render.page import html
from planparse.render.sheets import pages_of
from planparse.render.table import duties, table
from planparse.render.tree import tree

__all__ = ["duties", "html", "pages_of", "table", "tree"]
