"""The header that document systems send with a file (edXML, QCVN 102:2016/BTTTT): number, date, issuer that the draft itself lacks.

Systems differ in name spaces, in the nesting and in how they write a date and a number; elements are found by their local names.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from planparse.errors import PlanparseError
from planparse.limits import DEFAULT, Limits
from planparse.readers.package import parse_xml
from planparse.registry.doctypes import by_name
from planparse.text.patterns import pattern

SUFFIXES = (".edxml", ".xml")
_ISO = pattern("edxml.iso", r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})(?:[T ].{0,40})?$")
_LOCAL = pattern("edxml.local", r"(?P<d>\d{1,2})[/.-](?P<m>\d{1,2})[/.-](?P<y>\d{4})(?: .{0,40})?$")
_NOTHING = frozenset({"", "n/a", "na", "null", "none", "-"})


def beside(path: Path, limits: Limits = DEFAULT) -> Mapping[str, str]:
    """What the edXML file beside `path` (`a.edxml`, `a.docx.edxml`, `a.xml`) says, by the columns of `--meta`; empty where there is none.

    Other XML and broken files are passed over: nobody asked for them by name.
    """
    for suffix in SUFFIXES:
        for candidate in (path.with_suffix(suffix), path.with_name(path.name + suffix)):
            if candidate == path or not candidate.is_file():
                continue
            with suppress(PlanparseError, OSError), candidate.open("rb") as stream:
                return header(stream.read(limits.max_meta_bytes + 1), limits)
    return {}


def header(data: bytes, limits: Limits = DEFAULT) -> Mapping[str, str]:
    """Number, date, type, subject, issuer and signer of an edXML header; empty for other XML. Raises what `parse_xml` raises."""
    root = parse_xml(data, limits)
    message = next((element for element in root.iter() if _name(element) == "messageheader"), None)
    if message is None:
        return {}
    say = _Reader(message).say
    kind = by_name(say("documenttype", "typename"))
    found = {
        "number": _number(say("code", "codenumber"), say("code", "codenotation")),
        "issued_on": day(say("promulgationinfo", "promulgationdate") or say("promulgationinfo", "date")),
        "doc_type": kind.guide if kind else "",
        "title": say("subject"),
        "issuer": say("from", "organname"),
        "signer": say("signerinfo", "fullname"),
        "position": say("signerinfo", "position"),
    }
    return {key: value for key, value in found.items() if value}


class _Reader:
    """Asks one header for the words of elements, by path of local names, wherever the first of them stands."""

    def __init__(self, message: Any) -> None:
        self._message = message

    def say(self, *path: str) -> str:
        """The words of the first element at the path, in one line; empty where it is missing or says nothing."""
        at = self._message
        for name in path:
            at = next((element for element in at.iter() if element is not at and _name(element) == name), None)
            if at is None:
                return ""
        words = " ".join("".join(at.itertext()).split())
        return "" if words.lower() in _NOTHING else words


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].rpartition(":")[2].lower() if isinstance(tag, str) else ""


def _number(serial: str, notation: str) -> str:
    """`140` and `KH-UBND` → `140/KH-UBND`; some systems write the whole number into one of the two."""
    for whole in (notation, serial):
        if whole[:1].isdigit() and "/" in whole:
            return "".join(whole.split())
    return f"{serial}/{''.join(notation.split())}" if serial.isdigit() and notation and not notation[:1].isdigit() else ""


def day(written: str) -> str:
    """A whole date as systems write it (`2024-03-15`, `2024-03-15 00:00`, `15/3/2024`), in ISO form; empty for none."""
    found = _ISO.match(written) or _LOCAL.match(written)
    if found is None:
        return ""
    try:
        return date(int(found["y"]), int(found["m"]), int(found["d"])).isoformat()
    except ValueError:
        return ""
