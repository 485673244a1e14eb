"""What kind of division a numbered line is (heading, run-in, item), where its title ends, and which role the title gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import get_args

from planparse.model import SectionKind, SectionRole
from planparse.tables import one_of, table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_SENTENCE_INSIDE = pattern("titles.sentence_inside", r"[.;](?<!\bTP.)(?<!\bv\.v.)(?<![A-ZĐ].)(?<!\d\.) +(?=[\p{Lu}“\"])")
_STOP_INSIDE = pattern("titles.stop_inside", r"\.(?<!\bTP.)(?<!\bv\.v.)(?<![\dA-ZĐ].) +(?=[\p{Lu}])")
_ROLE_VERB = pattern("titles.role_verb", r"[^\W\d_] (?:chủ trì|phối hợp)\b")
_LIST_OF = pattern(
    "titles.list_of",
    r" (?:các|những) (?:sở|vụ|cục|phòng|ban|ngành|bộ|đơn vị|cơ quan|huyện|xã|đồng chí|địa phương|ông|nội dung|nhiệm vụ|giải pháp|hoạt động|"
    r"tiêu chí|mục tiêu|chỉ tiêu|lĩnh vực|đối tượng|nhóm|yêu cầu|hình thức)$",
)
_COLON = pattern("titles.colon", r":(?= ?[^\s\d/]| \d)")
_LIST_INTRO = pattern(
    "titles.list_intro",
    r"(?:như|gồm|gồm có|bao gồm|sau|sau đây|như sau|là|đó là|cụ thể|cụ thể là|trong đó|theo hướng|ví dụ|số|tại|nhất là|với)$",
)
# a label is no title: `Bước 1: Rà soát, đăng ký` is one whole
_LABEL = pattern(
    "titles.label",
    r"(?:bước|giai đoạn|đợt|vòng|chặng|nội dung|nhóm|(?:tiểu )?dự án|tiêu chí|chỉ tiêu|hợp phần|chuyên đề|nhiệm vụ|mục tiêu)"
    r"(?: thứ| số)? (?:\d{1,2}|[ivx]{1,4}|nhất|hai|ba|tư)",
)
_LABELLED = 14
_END = pattern("titles.end", r"(?:[.;,…]|\./\.?)$")
_ROLES: tuple[SectionRole, ...] = get_args(SectionRole)
_SHORT_STOP = 7
_LONGEST_RUN_IN = 18
_LONGEST_NAME = 10


@dataclass(frozen=True, slots=True)
class Title:
    """`end` is the length of the title (0 for an item), `content` where content on the same line begins (None where there is none)."""

    kind: SectionKind
    end: int
    content: int | None


def classify(content: str, has_content: bool, *, among_titles: bool = False) -> Title:
    """Read a numbered line without its marker, by GUIDE rules 30 and 31.

    `has_content`: blocks or divisions stand below it; `among_titles`: the line that it counts on from is a title.
    """
    text = content.rstrip()
    if not text:
        return Title("item", 0, None)
    run_in = _run_in(text)
    if run_in is not None:
        return run_in
    if text.endswith(":"):
        ends = _SENTENCE_INSIDE.search(text[:-1]) and not _is_list_of_names(text[:-1])
        return Title("item", 0, None) if ends else Title("heading", len(text.rstrip(": ")), None)
    if _END.search(text):
        stray = has_content and (_is_stray_stop(text) or (among_titles and _names_alone(text)))
        return Title("heading", len(text.rstrip("./ ")), None) if stray else Title("item", 0, None)
    if text.isupper() or (has_content and not _STOP_INSIDE.search(text)):
        return Title("heading", len(text), None)
    return Title("item", 0, None)


@cache
def _verbs() -> tuple[str, ...]:
    return tuple(row["verb"] for row in table("planparse.extract", "duty_verbs"))


def _is_list_of_names(title: str, between: str = "; ") -> bool:
    """`Khoa Dược; Phòng Tài chính kế toán:`: short names between semicolons, none of which says what to do."""
    names = title.split(between)
    return all(len(name.split()) <= _LONGEST_NAME and ". " not in name and not fold(name).startswith(_verbs()) for name in names)


def _is_stray_stop(text: str) -> bool:
    """A noun title that ends in a stop by mistake: short, or of middle length and without inner marks."""
    if not text.endswith(".") or text.endswith("..") or _SENTENCE_INSIDE.search(text):
        return False
    words = len(text.split())
    return words <= _SHORT_STOP or (words <= 2 * _SHORT_STOP and "," not in text and ";" not in text)


def _names_alone(text: str) -> bool:
    """`Trạm y tế, các cơ sở có giường bệnh.`: a title that is a list of names, with a stray stop."""
    bare = text.removesuffix(".")
    return bare != text and ";" not in text and len(text.split()) <= _LONGEST_RUN_IN and _is_list_of_names(bare, ", ")


def _run_in(text: str) -> Title | None:
    """A title, then content on the same line: after a colon, or after the stop of a short title."""
    colon = _COLON.search(text)
    stop = _SENTENCE_INSIDE.search(text)
    if colon and _LABEL.fullmatch(fold(text[: colon.start()])) and not _END.search(text) and len(text.split()) <= _LABELLED:
        return Title("heading", len(text), None)
    if colon and (not stop or colon.start() < stop.start() or _names_bodies(text[: colon.start()])):
        head, rest = text[: colon.start()], text[colon.end() :].strip()
        quoted = rest[:1] in tuple("“\"'") and len(head.split()) > 4
        if rest and _is_run_in_title(head) and not quoted and not _opens_names(fold(head), fold(rest)):
            start = colon.end() + len(text[colon.end() :]) - len(text[colon.end() :].lstrip())
            return Title("run_in", len(head.rstrip()), start)
    if stop and text[stop.start()] == "." and len(text[: stop.start()].split()) <= _SHORT_STOP and len(text[stop.end() :].split()) > 3:
        return Title("run_in", stop.start(), stop.end())
    return None


def _opens_names(head: str, rest: str) -> bool:
    """`Giám đốc các Sở: | Y tế, Tài chính, Nội vụ và …`: the names of those whose kind stands before the colon."""
    return _KIND.search(head) is not None and any(name in _fields() for name in rest.split(", ")[:_FIRST_NAMES])


@cache
def _fields() -> frozenset[str]:
    return frozenset(fold(row["field"]) for row in table("planparse.extract", "fields"))


def _names_bodies(head: str) -> bool:
    """`Đề nghị các sở, ban, ngành; UBND các huyện, thị xã`: bodies and nothing that they do, however many."""
    low = _ASKED.sub("", fold(head))
    names = _BODY_LIST.split(low)
    if not _begins_with_body(low) or low.startswith(_verbs()) or _DOES.search(low) or low[-1:] == "," or len(low.split()) > _LONGEST_LIST:
        return False
    return not any(name.startswith(("để ", "theo ", "nhằm ", "trong ", "như ", "đến ", "cho ")) for name in names)


_ASKED = pattern("titles.asked", r"^(?:đề nghị|giao|yêu cầu)(?: đồng chí)? ")
_BODY_LIST = pattern("titles.body_list", r"[,;] ")
_KIND = pattern("titles.kind", r"(?<!\w)các (?:sở|bộ|phòng|ban|cục|chi cục|vụ|hội)$")
_FIRST_NAMES = 3
_DOES = pattern(
    "titles.does",
    r"(?<!\w)(?:chủ trì|phối hợp|chỉ đạo|hướng dẫn|yêu cầu|giao(?! dịch| thông)|phân công|thực hiện|triển khai|"
    r"tham mưu|báo cáo|gửi|ban hành|đôn đốc|"
    r"kiểm tra|rà soát|tổng hợp|chịu trách nhiệm|có trách nhiệm|căn cứ|tiếp tục|"
    r"tăng cường|tuyên truyền|vận động|phải|được|đã|là)(?!\w)|\. ",
)
_LONGEST_LIST = 45


@cache
def _body_words() -> tuple[str, ...]:
    """What a list of bodies begins with."""
    known = {row["head"] for row in table("planparse.extract", "heads")}
    groups = {row["word"] for row in table("planparse.outline", "letterhead") if row["kind"] in ("holder", "head")}
    return tuple(f"{many}{word}" for word in known | groups for many in ("", "các "))


def _begins_with_body(low: str) -> bool:
    found = (word for word in _body_words() if low.startswith(word))
    return any(not low[len(word) : len(word) + 1].isalpha() for word in found)


def _is_run_in_title(head: str) -> bool:
    words = head.split()
    low = fold(head)
    if len(words) > 4 and _names_bodies(head):
        return head.count("(") == head.count(")")
    if len(words) > 4 and (_ROLE_VERB.search(low) or _LIST_OF.search(low)):
        return False
    return (
        0 < len(words) <= _LONGEST_RUN_IN
        and not _LIST_INTRO.search(low)
        and head.count("(") == head.count(")")
        and head.count("“") == head.count("”")
    )


@cache
def _roles() -> tuple[tuple[SectionRole, str, str, re.Pattern[str]], ...]:
    rows = table("planparse.outline", "roles")
    return tuple(
        (one_of(r["role"], _ROLES, "roles.csv"), r["at"], r["sub"], pattern(f"titles.role_{i}", r["regex"])) for i, r in enumerate(rows)
    )


def role_of(title: str, parent: SectionRole | None, *, articles: bool = False) -> SectionRole | None:
    """The role that a title says; None where it says none and the parent's holds. `articles`: the text is one of articles."""
    key = fold(title).replace(" - ", ", ").replace("-", " ").strip(" .:")
    bare = key.split("(")[0].strip()
    for role, at, sub, regex in _roles():
        if (sub == "article" and not articles) or (sub == "plan" and articles) or (sub in ("no", "plan") and parent is not None):
            continue
        found = regex.fullmatch(bare) if at == "whole" else regex.match(key) if at == "start" else regex.search(key)
        if found and (parent is None or sub == "article" or len(key.split()) <= 14):
            return role
    return None
