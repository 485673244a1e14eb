"""Which zone of a document each paragraph stands in: header, opening, body, recipients, signature.

Signature and recipients may stand in either order (two columns of a table come out one after the other). After them an annex or the plan
that a decision issues begins the body anew.
"""

from __future__ import annotations

from collections.abc import Sequence

from planparse.outline.line_kinds import (
    HEAD_LINES,
    begins_division,
    is_addressed,
    is_annex,
    is_attached,
    is_authority,
    is_dateline,
    is_issuer,
    is_motto,
    is_opening,
    is_position,
    is_recipients,
    names_type,
    title_line,
    type_alone,
    type_at_start,
)
from planparse.outline.nodes import Zone
from planparse.outline.numbering import bullet, markers
from planparse.outline.persons import person
from planparse.outline.spoiled import spoiled_closings
from planparse.outline.tables import heads_tasks
from planparse.text.patterns import pattern

_SIGN_NOTE = pattern("zones.sign_note", r"[\[( ]{0,3}(?:đã ký|Đã ký|ĐÃ KÝ|ký tên|Ký tên|Chữ ký|đã kí)[^\n]{0,40}$")
_MARK_LINE = pattern("zones.mark_line", r"\((?:để )?[bptk]/[chp]\.?\)[;,.]?$|\(để [^)\n]{1,30}\)[;,.]?$")
_BARE_ANNEX = pattern("zones.bare_annex", r"(?:PHỤ LỤC|Phụ lục)(?: [\p{Lu} ,]{2,200})?[.:]?$")
_LONGEST_ADDRESSEE = 160
_TITLE_END = pattern("zones.title_end", r"(?:[.;:]|\./\.)$")
_LONGEST_TITLE_LINE = 420
_LONGEST_RECIPIENT = 300
_RECIPIENTS_WORDS = 2


def zones(lines: Sequence[str]) -> list[Zone]:
    """One zone for each line, in order."""
    out: list[Zone] = ["body"] * len(lines)
    at = _mark_head(lines, out, 0)
    spoiled = spoiled_closings(lines)
    while at < len(lines):
        if at in spoiled:
            begin, (zone, at) = at, spoiled[at]
            out[begin:at] = [zone] * (at - begin)
            marks = _closing(lines, at, zone)
            out[at : at + len(marks)] = marks
            at += len(marks)
        elif _closes(lines, at):
            begin, marks = at, _closing(lines, at)
            at += len(marks)
            if _is_sample(lines, begin, at):
                continue
            out[begin:at] = marks
        elif not _begins_annex(lines, at):
            at += 1
            continue
        if at < len(lines):
            at = max(_mark_head(lines, out, at), at + _begins_annex(lines, at))
    return out


def _begins_annex(lines: Sequence[str], at: int) -> bool:
    """A bare `PHỤ LỤC` on a line of its own: its numbers start anew (one with a number is a division)."""
    return _BARE_ANNEX.match(lines[at]) is not None and not markers(lines[at])


def _mark_head(lines: Sequence[str], out: list[Zone], start: int) -> int:
    """Mark header and opening from `start`; return where the body begins."""
    found = title_line(lines[start:])
    first = next((i for i in range(start, len(lines)) if begins_division(lines[i]) or heads_tasks(lines[i])), len(lines))
    if found and start + found[0] > first:
        found = None
    addressed = start + _end_of_addressees(lines[start : min(first + 1, start + HEAD_LINES)]) if start == 0 else start
    if found:
        at = max(_end_of_title(lines, start + found[0]), addressed)
    elif start == 0:
        at = addressed or _end_of_letterhead(lines)
    else:
        at = _end_of_annex_title(lines, start, first)
    for i in range(start, at):
        out[i] = "header"
    if not found and start and not addressed:
        return at
    known = bool(found) or addressed > start
    while at < first and (not bullet(lines[at]) or is_opening(lines[at])):
        if _closes(lines, at) or (not known and not is_opening(lines[at])):
            break
        out[at] = "opening"
        at += 1
    return at


def _end_of_annex_title(lines: Sequence[str], start: int, first: int) -> int:
    at = start
    while at < min(first, len(lines)) and (is_annex(lines[at]) or is_attached(lines[at]) or lines[at].isupper()):
        at += 1
    return at


def _end_of_addressees(lines: Sequence[str]) -> int:
    """Behind `Kính gửi: …` and the list below it; 0 where nobody is addressed."""
    at = next((i for i, line in enumerate(lines) if is_addressed(line)), None)
    if at is None:
        return 0
    at += 1
    while at < len(lines) and len(lines[at]) < _LONGEST_ADDRESSEE and not is_opening(lines[at]):
        if not bullet(lines[at]) and not lines[at].endswith((";", ".")):
            break
        at += 1
        if lines[at - 1].endswith("."):
            break
    return at


def _end_of_title(lines: Sequence[str], type_line: int) -> int:
    at = type_line + 1
    if not names_type(lines, type_line):
        while lines[type_line].isupper() and at < len(lines) and lines[at].isupper() and not markers(lines[at]) and at - type_line <= 6:
            at += 1
        return at
    while at < len(lines) and at - type_line <= 6:
        line = lines[at]
        if markers(line) or bullet(line) or heads_tasks(line) or len(line) > _LONGEST_TITLE_LINE:
            break
        if is_attached(line):
            at += 1
            continue
        if is_opening(line) and at > type_line + (0 if _TITLE_END.search(line) else 1):
            break
        if line.isupper() and line.endswith(".") and at == type_line + 1:  # a title in capitals, its full stop printed
            return at + 1
        if _TITLE_END.search(line) and not (is_issuer(line) and line.isupper()):
            break
        at += 1
    return at


def _end_of_letterhead(lines: Sequence[str]) -> int:
    at = 0
    while (
        at < min(len(lines), 12) and not is_annex(lines[at]) and not markers(lines[at]) and (lines[at].isupper() or is_dateline(lines[at]))
    ):
        at += 1
    return at


def _closes(lines: Sequence[str], at: int) -> bool:
    """Recipients or a signature begin here."""
    line = lines[at]
    if is_recipients(line):
        return line.rstrip(" .").endswith(":") or len(line.split()) > _RECIPIENTS_WORDS or _lists_recipients(lines, at + 1)
    return is_authority(line) or (is_position(line) and any(person(lines[i]) for i in range(at + 1, min(at + 5, len(lines)))))


def _lists_recipients(lines: Sequence[str], at: int) -> bool:
    """Below a bare `Nơi nhận` stand entries or a signature, or nothing at all; a numbered line that ends in a stop is a division."""
    if at >= len(lines) or bullet(lines[at]) is not None or is_authority(lines[at]):
        return True
    return lines[at].endswith((";", ",")) or (lines[at].endswith(".") and not markers(lines[at]))


def _is_sample(lines: Sequence[str], at: int, end: int) -> bool:
    """A closing that a line with a colon announces (`…, ví dụ:`), behind which the text goes on."""
    if not lines[at - 1 : at] or not lines[at - 1].endswith(":") or end == len(lines):
        return False
    return not (is_annex(lines[end]) or is_motto(lines[end]) or title_line(lines[end : end + HEAD_LINES]))


def _closing(lines: Sequence[str], begin: int, zone: Zone = "signature") -> list[Zone]:
    """Zones of the lines of recipients and signature that begin at `begin`, in `zone`; the two may stand in turn (two columns)."""
    receiving = zone == "recipients"
    signing = numbered = False
    found: list[Zone] = []
    for at in range(begin, len(lines)):
        line = lines[at]
        if is_recipients(line):
            zone, receiving, numbered = "recipients", True, at + 1 < len(lines) and bool(markers(lines[at + 1]))
        elif is_authority(line) or is_position(line):
            zone, signing = "signature", True
        elif receiving and bullet(line) and len(line) < _LONGEST_RECIPIENT:
            zone = "recipients"
        elif person(line) and not type_alone(line) and not is_annex(line) and (signing or at + 1 == len(lines) or zone == "signature"):
            zone = "signature"
        elif not _belongs_to_closing(line, zone, numbered):
            break
        found.append(zone)
    return found


def _belongs_to_closing(line: str, zone: Zone, numbered: bool) -> bool:
    if is_annex(line) or type_alone(line) or (line.isupper() and type_at_start(line)) or is_motto(line):
        return False
    if zone == "recipients":
        return len(line) < 120 and (numbered or not markers(line))
    if len(line) >= 60 or markers(line) or bullet(line):
        return False
    return bool(_SIGN_NOTE.match(line) or _MARK_LINE.match(line)) or line.isupper()
