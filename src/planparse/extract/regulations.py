"""Which sentences of a regulation order somebody to act (GUIDE "obligations"; definitions, scopes, rights and rules about things do not).

A sentence orders where a person or body is said to bear a duty (`có trách nhiệm`, `phải`), where an act is prescribed without a subject
(`Trường hợp …, phải trình …`), or where a body that leads is followed by what it does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import takewhile

from planparse.extract.role_words import verb
from planparse.model import Span
from planparse.tables import alternation, table
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_CLAUSE = pattern("regulations.clause", r"[^.;\n]+(?:[.;](?! )[^.;\n]+)*")
_BEARS = pattern(
    "regulations.bears", r"(?<![^\W_])(?<!tinh thần )(?<!tính )(?:có|chịu) (?:các )?(?:trách nhiệm|nghĩa vụ|nhiệm vụ)(?! như )(?![^\W_])"
)
# `phải` of order; the right side (`lề phải`) and a state that a thing has to have (`phải có`, `phải đủ`) are none
_MUST = pattern(
    "regulations.must",
    r"(?<![^\W_])(?<!lề )(?<!mép )(?<!góc )(?<!bên )(?<!phía )(?<!cạnh )(?<!không )(?:cần )?phải (?!là |đủ |có |được )",
)
_IN_CASE = pattern(
    "regulations.in_case",
    r"(?:trong )?(?:trường hợp|khi|nếu|đối với|với|riêng|sau|trước|trong|theo|căn cứ|định kỳ|hàng|hằng|chậm nhất|ngoài|để|từ|tại)"
    r"(?![^\W_])",
)
_SAYS_WHAT_IS = pattern("regulations.says_what_is", r"[^,:]{2,160}? (?:là|được hiểu là|gồm|bao gồm) ")
_RIGHT = pattern("regulations.right", r" (?:có|được) quyền| có thể| được(?! giao| phân công| ủy quyền)| không| đã | thuộc | là ")
_ENTITLED = pattern("regulations.entitled", r" (?:(?:có|được) quyền|được (?:xem xét|khen thưởng|ưu tiên|hưởng|miễn))(?![^\W_])")
# `Đối với các Bộ … không ghi cơ quan chủ quản`: the rule is about what concerns them
_CONCERNING = pattern("regulations.concerning", r"(?:đối )?với (?:các )?")
# what only somebody can do: an order, whatever the sentence is about
_PROMPTLY = pattern(
    "regulations.promptly", r"(?<![^\W_])phải (?:nhanh chóng|kịp thời|khẩn trương|lập tức|chủ động|thường xuyên|trực tiếp) "
)
_BY = pattern("regulations.by", r"(?<![^\W_])phải (?:được |là )?do (?P<who>[^,;.]{2,200})")
# the name of a body with its short form is no sentence
_NAME_ALONE = pattern("regulations.name_alone", r"\((?:sau đây )?(?:gọi|viết)(?: tắt| chung)? là [^()]{1,60}\)[.;]?$")
_CIRCUMSTANCE = pattern(
    "regulations.circumstance",
    r",? (?:căn cứ|trong phạm vi|theo|trên cơ sở|định kỳ|hàng|hằng|khi|trong thời hạn|trước|sau khi|có (?:trách|nhiệm))(?![^\W_])",
)
_RHYTHM = pattern("regulations.rhythm", r"(?<![^\W_])(?:định kỳ|(?:hàng|hằng) (?:năm|quý|tháng|tuần|ngày))(?![^\W_])")
_SUFFERS = pattern("regulations.suffers", r"(?<![^\W_])(?:bị|vi phạm|quy định tại)(?![^\W_])")
_OFFICIAL_ACT = pattern(
    "regulations.official_act",
    r" (?:quyết định(?! số)|quy định(?! tại| của)|ban hành|báo cáo|(?<!công )(?<!quy )(?<!quá )(?<!chương )(?<!lộ )(?<!tờ )trình|gửi|nộp|"
    r"thẩm định|phê duyệt|thông báo|kiểm tra|hướng dẫn|trang bị|bố trí|xác nhận|ra quyết định|tổ chức (?:lập|việc|thực hiện)|xem xét|lập|"
    r"thảo luận|phân công|biểu quyết|thông qua|kiến nghị|xếp hạng|chấm điểm|kết luận|xây dựng biên bản)"
    r"(?![^\W_])",
)
_THEN = pattern(
    "regulations.then", r"(?<![^\W_])thì (?:(?:sau|trước|khi|trong|đến|căn cứ)(?![^\W_])[^,;.]{2,100}, )?(?P<who>[^,;.]{2,200})"
)
_IN_FORCE = pattern(
    "regulations.in_force", r"(?:bị bãi bỏ|hết hiệu lực|có hiệu lực(?: thi hành)?(?: kể)? (?:từ|sau)|được áp dụng (?:đối với|cho))"
)

_NEAR = 120
_VERB_TOO = "tổ chức "  # `Tổ chức kiểm tra …` opens with the verb


@cache
def _person() -> re.Pattern[str]:
    nouns = alternation([row["word"] for row in table("planparse.extract", "person_nouns")])
    return pattern(
        "regulations.person", rf"(?:(?:các|mọi|mỗi|từng|những|toàn thể|tất cả|cả|một|riêng|đối với|với) ){{0,2}}(?:{nouns})(?![^\W_])"
    )


def says_what_holds(text: str) -> bool:
    """Nothing but that an instrument comes into force, is applied to something or is repealed."""
    return _IN_FORCE.search(fold(text)) is not None and not orders(text, [])


def orders(text: str, leads: Sequence[Span]) -> bool:
    """Some sentence of `text` orders somebody to act; `leads` are the bodies in it (offsets) that are read as acting."""
    low = fold(text)
    if any(_orders(clause.group().strip(), at == 0) for at, clause in enumerate(_CLAUSE.finditer(low))):
        return True
    if leads and _CONCERNING.fullmatch(low[: leads[0][0]]) and ":" not in low[leads[-1][1] : leads[-1][1] + 2]:
        return False
    name_alone = _NAME_ALONE.search(low) is not None
    return any(_does(low, end, at_once=name_alone) for _, end in leads)


def _orders(clause: str, first: bool) -> bool:
    bears = _BEARS.search(clause)
    if bears and not _SAYS_WHAT_IS.match(clause[: bears.start()]):
        return True
    must = _MUST.search(clause)
    if must and not _SAYS_WHAT_IS.match(clause[: must.start()]) and _is_told(clause[: must.start()], first):
        return True
    if _PROMPTLY.search(clause) or any(_is_actor(found) for found in (_THEN.search(clause), _BY.search(clause))):
        return True
    return first and _acts_itself(clause)


def _acts_itself(clause: str) -> bool:
    """`Người đứng đầu cơ quan quyết định …`: who can act, and what they do, without any word of duty."""
    subject = next((part for part in clause.split(", ") if not _IN_CASE.match(part)), "")
    person = _person().match(subject)
    if person is None or subject.startswith(_VERB_TOO) or _RIGHT.search(clause) or _SUFFERS.search(clause):
        return False
    return _RHYTHM.search(clause) is not None or _OFFICIAL_ACT.search(subject, person.end()) is not None


def _is_actor(found: re.Match[str] | None) -> bool:
    return found is not None and _person().match(found["who"]) is not None and _RIGHT.search(found["who"]) is None


def _is_told(before: str, first: bool) -> bool:
    """Whoever stands before `phải` can act; where nobody does, the sentence begins with a case or with the order itself."""
    parts = [part.strip() for part in before.replace(" thì", ",").split(",")]
    cases = list(takewhile(_IN_CASE.match, parts))
    if not cases:
        return _person().match(parts[0]) is not None or (first and not before.strip())
    subjects = [_IN_CASE.sub("", part, count=1).strip() if at < len(cases) else part for at, part in enumerate(parts)]
    if any(_person().match(part) for part in subjects):
        return True
    return first and (not parts[-1] or len(cases) == len(parts))


def _does(low: str, end: int, *, at_once: bool) -> bool:
    """What stands behind a body (`at_once`: right behind it, else behind the rest of its list) says what it does, not what it may or is."""
    after = low[end : end + _NEAR].partition(".")[0].partition(";")[0]
    if _RIGHT.match(after) or _ENTITLED.search(after):
        return False
    if at_once:
        return after.startswith(" ") and verb().match(after) is not None
    return verb().search(after) is not None or _CIRCUMSTANCE.search(after) is not None
