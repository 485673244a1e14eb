"""Whether a list of bodies is the subject of its clause: it opens the block, a sentence, a clause or a bracket, and acts there.

A circumstance may stand before it (`Khi có dịch, Trạm Y tế xã …`), and a block may have several subjects, each in a clause of its own.
"""

from __future__ import annotations

from dataclasses import dataclass

from planparse.extract.role_clauses import COLON_TASK, NO_SUBJECT, SECOND
from planparse.extract.role_words import acts, opener
from planparse.text.patterns import pattern

_SENTENCE_START = pattern("role_subjects.sentence_start", r"(?:^|[.;:!?] |[.;] ?\n?)[“\"(]?$")
_TITLED = r"(?:các đồng chí |đồng chí )?$"
_AFTER_CLAUSE = pattern(
    "role_subjects.after_clause",
    rf"(?:, (?:thì |đồng thời )?| thì |(?:vướng mắc|khó khăn|phát sinh|bất cập|thay đổi) ){_TITLED}",
)
_AFTER_COMMA = pattern("role_subjects.after_comma", rf"(?:, | [-–] ){_TITLED}")
_TITLES = pattern("role_subjects.titles", r"(?:(?:các|đối với|riêng|lực lượng|toàn thể|tập thể|đồng chí|ông|bà|mỗi) ){1,3}")
_OPENER_ALONE = pattern(
    "role_subjects.opener_alone",
    r"(?:^|[.;] )(?:(?:hàng|hằng) (?:năm|quý|tháng|tuần)|định kỳ|giao|trước mắt|ngoài ra|riêng|"
    r"(?:chậm nhất|muộn nhất|trước|đến|hết|đến hết|trong|vào|sau|cuối|đầu) [^,;.:()]{0,40}?(?:\d|năm|tháng|quý|tuần)) ?$",
)
LEADS = pattern(
    "role_subjects.leads",
    r" ?[-:,]? ?(?:là (?:cơ quan|đơn vị) )?(?:được giao )?(?:chủ trì|chịu trách nhiệm|đảm nhiệm|phụ trách|"
    r"làm đầu mối|đầu mối|tham mưu|thực hiện|triển khai|đề xuất|tập hợp|tổng hợp|theo dõi|biên soạn|chuẩn bị|"
    r"phối hợp(?= [^,.;:()]{2,60} (?:tham mưu|thực hiện|triển khai|đề xuất|xây dựng)))(?![^\W_])",
)
# what is said of a body alone: who stands behind a comma before it takes over a part of the task
BEARS = pattern(
    "role_subjects.bears",
    r" (?:chủ trì|chịu trách nhiệm|có trách nhiệm|có nhiệm vụ|(?:làm|là) (?:cơ quan |đơn vị |bộ phận )?(?:đầu mối|thường trực)|"
    r"phụ trách|đảm nhiệm|tham mưu|chuẩn bị)(?![^\W_])",
)
# words that go on with the name or say something of it; any other is what the body does, where a clause begins with its name
_ACTS = pattern(
    "role_subjects.acts",
    r" (?!(?:của|và|với|cho|để|tại|trong|ngoài|ở|trên|thuộc|về|từ|đến|như|là|hoặc|gồm|nhằm|khi|đã|đang|được|bị|do|cùng|số|năm|tháng|"
    r"ngày|lần|"
    r"nhiệm kỳ|khóa|có|mà|bằng|sau|trước|các|những|này|đó|nêu|trực thuộc|nói|tỉnh|huyện|xã|phường|thị|thành phố|quận|cấp|khu|thôn|ấp|"
    r"việc|theo|dưới|qua|vì|nên|nếu|thì|mới|cũ|liên quan|đóng|lớn|nhỏ|khác|kiêm|kiêm nhiệm)(?![^\W_]))[^\W\d_]+ [^\s.;:,()]",
)
# a verb before the comma whose object may be a list that ends in the body
_GOVERNS = pattern(
    "role_subjects.governs", r"(?<![^\W_])(?:phối hợp|chỉ đạo|đôn đốc|hướng dẫn|yêu cầu|đề nghị|giao|phân công|cùng|giữa|gồm|như)(?![^\W_])"
)
_CLAUSE_END = ".;:,()"


@dataclass(frozen=True, slots=True)
class Before:
    """What was found in the block before the list: whether somebody leads, whether the last list was a subject, and where it ends."""

    leads: bool
    acted: bool
    end: int


def is_subject(folded: str, start: int, at: int, sentence: str, after: str, before: Before) -> bool:
    """The list at `at` of the block that begins at `start`; `sentence` is what stands before it in its sentence, `after` behind it."""
    lead_in = folded[start:at].lstrip('“"( ')
    if at - start <= 2 or _TITLES.fullmatch(lead_in):
        if after[:1] == ":" or after[:2] == " :":
            return bool(COLON_TASK.match(after))
        return len(after.split()) >= 2 and after[:1] not in ".;)" and not NO_SUBJECT.match(after)
    if folded[at - 1] in "([":
        return LEADS.match(after) is not None
    near = folded[max(start, at - 24) : at]
    told = acts().match(after) is not None
    if _SENTENCE_START.search(near[-4:]):
        return told or _ACTS.match(after) is not None
    if not told and not (_ACTS.match(after) and _AFTER_COMMA.search(near) and opener().match(sentence.lstrip())):
        return False
    if _AFTER_COMMA.search(near) and BEARS.match(after) and not _governed(sentence):
        return True
    if before.acted and near.endswith(", ") and after[:1] == " " and SECOND.fullmatch(folded, before.end, at):
        return True
    if before.leads and before.end > at - len(sentence):
        return False
    if _OPENER_ALONE.search(folded[max(start, at - 64) : at]):
        return True
    return bool(_AFTER_CLAUSE.search(near) and opener().match(sentence.lstrip()))


def _governed(sentence: str) -> bool:
    """The clause that the last comma of `sentence` ends may go on behind it."""
    clause = sentence.rstrip().rstrip(",-–")
    return _GOVERNS.search(clause, max(clause.rfind(sign) for sign in _CLAUSE_END) + 1) is not None
