"""Names of WordprocessingML and the small questions that every part of the reader asks of an element."""

from __future__ import annotations

from typing import Any

Element = Any  # lxml is untyped

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = f"{{{_MAIN}}}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ON = frozenset({"1", "true", "on"})
_OFF = frozenset({"0", "false", "off", "none"})


def child(element: Element | None, *names: str) -> Element | None:
    """The element at the end of a path of child names, None where a step is missing."""
    for name in names:
        element = element.find(W + name) if element is not None else None
    return element


def value(element: Element | None, name: str = "val") -> str | None:
    """An attribute of the main namespace."""
    found: str | None = element.get(W + name) if element is not None else None
    return found


def number(element: Element | None, name: str = "val") -> int | None:
    """A whole number of at most six digits; None where there is none."""
    found = (value(element, name) or "").strip()
    digits = found.removeprefix("-")
    return int(found) if digits.isascii() and digits.isdigit() and len(digits) <= 6 else None


def is_on(properties: Element | None, name: str) -> bool | None:
    """Whether a property that is on or off is on; None where it is not set."""
    found = child(properties, name)
    return None if found is None else (value(found) or "true").lower() not in _OFF


def says_yes(element: Element, name: str) -> bool:
    """Whether an attribute that is yes or no says yes."""
    return (value(element, name) or "").lower() in _ON


def local(element: Element) -> str:
    """The name without its namespace; an empty string for comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def chosen(alternative: Element) -> list[Element]:
    """Branches of `mc:AlternateContent` in the order in which they should be tried; each holds the same in another way."""
    return [*alternative.iterchildren(COMPATIBILITY + "Choice"), *alternative.iterchildren(COMPATIBILITY + "Fallback")]
