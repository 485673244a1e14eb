"""Which blocks are obligations, and what each says itself: modality, condition, action, criteria (GUIDE "obligations", rules 33 to 41)."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.extract import regulations
from planparse.extract.role_words import verb
from planparse.extract.roles import Roles
from planparse.model import Modality, Span
from planparse.outline.nodes import BlockNode, SectionNode
from planparse.text.fold import fold
from planparse.text.patterns import pattern

_ORDERING_ROLES = frozenset({"tasks", "organization", "reporting"})
_ACTOR_ROLES = frozenset({"requirements", "funding"})
# in an article these say nothing of orders, the words of a block decide
_SILENT_ROLES = frozenset({"requirements", "other"})
_END_FORMULA = pattern(
    "duties.end_formula",
    r"(?:Trên đây là|(?:Kế hoạch|Chỉ thị|Quyết định|Nghị quyết|Nghị định|Thông tư(?: liên tịch)?|Quy chế|Quy định|Chương trình|Đề án) này)",
)
# the issuer orders, whomever: a vague collective is no lead, yet it is ordered
_ORDERS_ALL = pattern("duties.orders_all", r"(?:Ủy|Uỷ|Ban|UBND)[^,.;:]{0,50} (?:yêu cầu|đề nghị) (?:các|toàn thể|mọi|thủ trưởng) ")
_CLOSING_ORDER = pattern(
    "duties.closing_order",
    r"(?:(?:Trên đây là|Căn cứ|Nhận được)[^.;]{5,160}[,.;] (?:[Đđ]ề nghị|[Yy]êu cầu)|Đề nghị|Yêu cầu) (?:các|toàn thể|mọi|tất cả) ",
)
_CLAUSE_END = pattern("duties.clause_end", r"[.;] ")
_REMARK = pattern("duties.remark", r"\(? ?(?:Lưu ý|Ghi chú|Chú thích|Kèm theo|Đính kèm|Có phụ lục|Chi tiết|Theo phụ lục|Có biểu)")
# a member of a team, by name and post: `Bà Trần Thị Mẫu, Trưởng phòng - Phó Trưởng đoàn;`
_MEMBER = pattern(
    "duties.member",
    r"(?:Ông|Bà|Ông/[Bb]à|Đồng chí|Đ/c|BS|Bs|ThS|CN|DS|Bác sĩ|Dược sĩ|Điều dưỡng|Thầy|Cô)[.:]{0,2} ?(?:[A-ZĐ][\w.]{0,8}\. ?){0,2}"
    r"(?:[\p{Lu}][\w']{0,8} ){1,5}[\p{Lu}][\w']{0,8}(?: ?[,;:(–-][^\n]{0,160}|[.;]?)$",
)
_MEMBER_ACTS = pattern(
    "duties.member_acts",
    r"(?:phụ trách|chịu trách nhiệm|chỉ đạo|tổng hợp|theo dõi|thực hiện|báo cáo|tham mưu|"
    r"chuẩn bị|phối hợp|đôn đốc|chủ trì|kiểm tra)(?! viên)(?![^\W_])",
)
# a remark that binds: `Lưu ý: hồ sơ phải …`
_BINDING_NOTE = pattern(
    "duties.binding_note",
    r"(?:Lưu ý|Ghi chú)"
    r"(?:[^\n]{0,160}?(?<![^\W_])(?:phải|không được|bắt buộc|đề nghị|yêu cầu)|: (?:[Kk]hông|[Tt]uyệt đối|[Cc]hỉ))(?![^\W_])",
)
# where an inspection says what it looks at, a noun phrase is no order
_INSPECTION = pattern(
    "duties.inspection",
    r"(?:tự |phúc |tổ chức )?(?:kiểm tra|thanh tra|giám sát|khảo sát|phúc tra)(?![^\W_])|"
    r"(?:các )?(?:nội dung|phạm vi|đối tượng|tiêu chí)[^.;:]{0,30}(?:kiểm tra|thanh tra|giám sát|khảo sát|đánh giá|chấm điểm)(?![^\W_])",
)
_ACCOUNT = pattern(
    "duties.account",
    r"(?:thực trạng|hiện trạng|tình hình|(?:những )?kết quả (?:đã )?(?:đạt được|thực hiện)|"
    r"đánh giá (?:chung|thực trạng|tình hình|kết quả))(?!\w)",
)
_INSPECTED = pattern(
    "duties.inspected",
    r"(?:[Cc]ông tác|[Vv]iệc|[Hh]oạt động|[Tt]ình hình|[Kk]ết quả|[Tt]hực trạng|[Hh]ồ sơ|[Pp]háp nhân|[Qq]uy trình|[Cc]hế độ|"
    r"[Cc]ơ sở vật chất|[Tt]rang thiết bị|[Đđ]iều kiện|[Gg]iấy|[Nn]hân lực|[Nn]guồn nhân lực|[Ss]ố lượng|[Mm]ức độ|[Cc]hất lượng|"
    r"[Tt]hông tin|[Ss]ố liệu|[Tt]rách nhiệm|[Tt]ổ chức bộ máy|[Ss]ổ sách|[Nn]hững khó khăn|[Ưư]u điểm|[Tt]ồn tại|"
    r"[Tt]iêu chuẩn|[Tt]iêu chí|[Ýý] kiến)(?![^\W_])",
)
_CONDITION = pattern(
    "duties.condition",
    r"(?<![^\W_])(?:[Nn]ếu có(?: [^,.;:()\n]{1,80})?|(?:[Nn]ếu|[Tt]rong trường hợp|"
    r"[Đđ]ối với (?:các )?trường hợp|[Ss]au khi|[Tt]ùy theo|[Tt]uỳ theo) [^,.;:()\n]{3,120}"
    r"|(?<!trước )(?<!trong )(?<!đến )(?<!từ )(?<!sau )khi (?:có|xảy ra|phát hiện|cần|được|nhận được|"
    r"phát sinh)(?![^\W_]) ?[^,.;:()\n]{0,120})"
    r"|(?:^|(?<=[,;.:(] )|(?<=\())(?:[Kk]hi|[Tt]rường hợp) [^,.;:()\n]{3,120}",
)
_CONDITION_WORDS = ("khi ", "Khi ", "ếu ", "rường hợp", "y theo", "ỳ theo")
_CRITERIA = pattern(
    "duties.criteria",
    r"[Tt]iêu chí (?:số )?(?P<list>\d{1,2}(?: \([^()\n]{1,20}\))?(?:(?:, ?| và ){1,2}\d{1,2}(?: \([^()\n]{1,20}\))?){0,15})",
)
_CRITERION = pattern("duties.criterion", r"(?P<n>\d{1,2})(?: \((?:[Mm]ục|[Nn]ội dung|[Cc]hỉ tiêu|[Ýý]) ?(?P<sub>[\w.]{1,6})\))?")
_ONLY_TIME = pattern(
    "duties.only_time", r"(?:Hoàn thành|Thực hiện|Xong) (?:xong )?(?:trong|trước|vào|chậm nhất|đến|từ) (?:[^\s,;:]{1,12} ?){2,8}"
)
_LABEL = pattern("duties.label", r"(?:Giai đoạn|Năm|Quý|Tháng|Đợt)(?: [^\s,;:.]{1,12}){1,6}")
_NO_TEXT = frozenset({"heading", "footnote", "furniture", "table_row"})
# a line of an agenda, with the minutes that it takes: `Nghỉ giữa giờ (10 phút)`
_AGENDA = pattern("duties.agenda", r"[^\n(]{2,200} \((?:khoảng |dự kiến |trong |thời gian:? )?\d{1,3} ?(?:phút|giờ|tiếng)\)[.;]?$")
_FEWEST_WORDS = 2
_INTRO_WORDS = 12
_DETAILS = pattern("duties.details", r", (?:bao )?gồm ?:$")
_ACT_WORDS = 6
_GOES_WITH = pattern(
    "duties.goes_with", r" (?:với|theo|kèm theo|kèm) [^,.;:()]{2,40} (?:như sau|sau đây|sau) ?:$|(?:,| phê duyệt) (?:bao )?gồm ?:$"
)
_ANNOUNCES = pattern(
    "duties.announces",
    r"(?:có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|như sau|cụ thể|sau(?: đây)?|gồm|bao gồm)(?: thực hiện|"
    r" triển khai)?(?: tốt)?(?: các| một số)?(?: nhiệm vụ| nội dung| công việc| việc)?(?: sau| như sau|"
    r" sau đây)? ?:$|(?:với|theo) (?:các|những|một số) (?:nội dung|phần|chủ đề|chuyên đề)(?: chính| cơ bản| chủ yếu| sau)? ?:$",
)


# a heading that ends in what is looked at: `Xét chọn căn cứ vào các tiêu chí`
_BY_CRITERIA = pattern("duties.by_criteria", r"(?<![^\W_])(?:các|những) (?:tiêu chí|tiêu chuẩn|điều kiện|căn cứ)(?: sau(?: đây)?)?$")
_CRITERIA_REACH = 40
_BEARS = pattern("duties.bears", r"(?<![^\W_])(?:có (?:trách nhiệm|nhiệm vụ)|chịu trách nhiệm)(?![^\W_])")


def tells(title: str) -> bool:
    """A folded title above an account of what is and was (`Hiện trạng …`)."""
    return _ACCOUNT.match(title) is not None


def inspects(title: str) -> bool:
    """A folded heading under which stands what an inspection looks at (`Nội dung kiểm tra`, `Kiểm tra sổ sách`)."""
    return _INSPECTION.match(title) is not None or _BY_CRITERIA.search(title[-_CRITERIA_REACH:]) is not None


def is_inspected(text: str) -> bool:
    """A noun phrase that under such a heading is a matter to look at (`Công tác lưu trữ;`)."""
    return _INSPECTED.match(text) is not None and _BEARS.search(text) is None


def is_duty(
    block: BlockNode,
    text: str,
    section: SectionNode | None,
    roles: Roles,
    has_items: bool,
    *,
    in_article: bool = False,
    leads: Sequence[Span] = (),
) -> bool:
    """True where the block directs action in a division whose role lets it.

    `in_article`: it stands in an article (`Điều`); where that says no role, the words of the block itself must order. `leads`: where in
    `text` the leads stand.
    """
    if section is None or not _can_order(block, text, roles, has_items):
        return False
    acts = bool(roles.leads)
    if block.closing or _END_FORMULA.match(text):
        return _closes_with_order(block, text, roles, leads)
    if section.role == "appendix" or (in_article and section.role in _SILENT_ROLES):
        return roles.ordered or roles.requested or regulations.orders(text, leads)
    if section.role in _ACTOR_ROLES:
        return acts
    if in_article and not acts and regulations.says_what_holds(text):
        return False
    if section.role not in _ORDERING_ROLES:
        return False
    if text.endswith(":"):
        return _orders_before_list(block, text, roles, has_items)
    return len(text.split()) >= _FEWEST_WORDS


def _can_order(block: BlockNode, text: str, roles: Roles, has_items: bool) -> bool:
    """False for what is no running text of the body, remarks, bare times and bare labels of a list."""
    if block.zone != "body" or block.kind in _NO_TEXT or (block.kind == "frame" and not roles.subject):
        return False
    if (_REMARK.match(text) and not _BINDING_NOTE.match(text)) or (text.startswith("(") and text.rstrip(".;,/").endswith(")")):
        return False
    if " (" in text and _AGENDA.match(text) and not roles.leads and not verb().match(f" {fold(text)}"):
        return False
    if _MEMBER.match(text) and not _MEMBER_ACTS.search(text):
        return False
    return not (_ONLY_TIME.fullmatch(text) or (has_items and _LABEL.fullmatch(text)))


def _closes_with_order(block: BlockNode, text: str, roles: Roles, leads: Sequence[Span]) -> bool:
    """Rule 39: an end formula orders only where it tells somebody to act, or where a clause behind it does."""
    if block.closing and (_ORDERS_ALL.match(text) or _CLOSING_ORDER.match(text)):
        return True
    ends = _END_FORMULA.match(text) is not None and not any(_CLAUSE_END.search(text, 0, start) for start, _ in leads)
    return bool(roles.leads) and (roles.ordered or roles.requested or not ends or bool(roles.receivers))


def _orders_before_list(block: BlockNode, text: str, roles: Roles, has_items: bool) -> bool:
    """Rule 33: a line that opens a list is a block where it orders by itself, none where it only announces."""
    acts, announces = bool(roles.leads), _ANNOUNCES.search(text) is not None
    if has_items and (acts or roles.partners or roles.receivers) and _GOES_WITH.search(text):
        return len(text.split()) >= _INTRO_WORDS
    if not acts and announces and not (has_items and _gives_details(text)):
        return False
    if not has_items:
        return len(text.split()) >= _FEWEST_WORDS
    if roles.ordered or roles.requested:
        return acts
    if block.kind == "paragraph":
        return False
    return _gives_details(text) or (len(text.split()) >= _INTRO_WORDS and not announces)


def _gives_details(text: str) -> bool:
    """`Nhân rộng ra toàn bộ 13 phường từ ngày 05/9/2023, gồm:` orders by itself; its list only says more."""
    return _DETAILS.search(text) is not None and len(text.split(",", 1)[0].split()) >= _ACT_WORDS


def orders(section: SectionNode) -> bool:
    """The role of the division lets its blocks order."""
    return section.role in _ORDERING_ROLES


def modality(roles: Roles, heading_requests: bool) -> Modality:
    """`requested` where heading or block asks and nothing in the block orders (rule 38)."""
    if roles.ordered:
        return "mandatory"
    return "requested" if heading_requests or roles.requested else "mandatory"


def condition(text: str) -> str | None:
    """The first clause that makes the duty depend on something."""
    if not any(word in text for word in _CONDITION_WORDS):
        return None
    found = _CONDITION.search(text)
    return found.group().strip() if found else None


def criteria(text: str) -> tuple[str, ...]:
    """`Tiêu chí 3, 4 và 5 (Mục 1)` → `3`, `4`, `5/1`."""
    out = []
    for listed in _CRITERIA.finditer(text) if "iêu chí" in text else ():
        out += [f"{one['n']}/{one['sub']}" if one["sub"] else one["n"] for one in _CRITERION.finditer(listed["list"])]
    return tuple(dict.fromkeys(out))
