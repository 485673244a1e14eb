"""Clauses around a list of bodies, beside the cues of the table: who passes on, who joins, who is appointed, who comes next."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.extract.matches import BodyMatch
from planparse.extract.role_words import CueRole, any_cue, cues
from planparse.text.patterns import pattern

TO = pattern("role_clauses.to", r"(?:về|cho|tới|lên|gửi|trình) $")
THROUGH = pattern("role_clauses.through", r"(?:thông )?qua $")
# `báo cáo về Công an tỉnh (qua Phòng A) và Sở Y tế`
AFTER_VIA = pattern("role_clauses.after_via", r"\)(?:,| và|;|, và) (?:các )?")
# `phối hợp với Thanh tra Sở (Đội số 2) và UBND phường`
# `phối hợp với UBND các huyện trong vùng, Hạt Quản lý đê`
AFTER_BRACKET = pattern(
    "role_clauses.after_bracket",
    r"(?:(?: \([^()]{0,80})?\)|(?: (?:trong|thuộc|tại|có liên quan|trên địa bàn)(?: [^\s,.;:()]{1,10}){0,5}))(?:,| và|;|, và) (?:các )?",
)
NEXT_STEP = pattern("role_clauses.next_step", r"(?:để|giúp) [^.;:()]{0,60}$")
HANDS_ON = pattern(
    "role_clauses.hands_on",
    r" (?:để |đề nghị )?(?:tổng hợp,? )?(?:(?!,)[^\W\d_]{1,8} ){0,3}(?:trình|báo cáo|đề nghị|kiến nghị|đề xuất) (?:xin ý kiến )?$",
)
# `Chỉ đạo các trường kịp thời báo với UBND xã`: who is directed reports, not the lead
DIRECTED_REPORT = pattern("role_clauses.directed_report", r" [^,;.:()]{0,90}")
# what is sent to many is handed out, no report: `gửi danh mục cho các trường`
HANDS_OUT = pattern(
    "role_clauses.hands_out",
    r"(?<![^\W_])(?:gửi|chuyển|thông báo|cung cấp|truyền|kết nối|chia sẻ)(?! báo cáo)(?: [^,.;:()]{1,60})? (?:cho|tới|đến)(?: các)? $",
)
APPOINTS = pattern("role_clauses.appoints", r" làm (?!việc|tốt|rõ|đầu mối|cơ quan|đơn vị|bộ phận|nòng cốt|chủ |công tác|theo|sạch)")
# `Tiểu ban A chủ trì, | Phòng B phối hợp cổ động`
LEADS_BEFORE = pattern("role_clauses.leads_before", r",? chủ trì(?: thực hiện| triển khai| tổ chức)?[,;] (?:và )?(?:các )?")
CLAUSE_BEFORE = pattern("role_clauses.clause_before", r"[.;] (?:và )?(?:các )?$")
WITH = pattern("role_clauses.with", r" (?:phối hợp|mời)(?: với| cùng)?(?: các)? ")
JOINS_AND = pattern("role_clauses.joins_and", r" phối hợp(?! với| cùng)(?![^\W_])")
# `Hội A phụ trách vùng xa, | Hội B bảo vệ hòm phiếu`: what stands between is a clause without partners and lists
SECOND = pattern("role_clauses.second", r" (?!và |chủ trì|phối hợp|cùng|với|chỉ đạo|hướng dẫn|tham mưu|trình|báo cáo)[^,;.:()]{8,80}, ")
REPORTS_TOO = pattern("role_clauses.reports_too", r" (?:báo cáo|gửi|nộp|phản ánh)(?: [^,.;:()]{1,30})? (?:về|cho|lên|tới) ")
SAME_CLAUSE = pattern("role_clauses.same_clause", r" [^;.:()]{0,60}")
DIRECTED_CLAUSE = pattern(
    "role_clauses.directed_clause",
    r"(?:^|[.;,] |\n)(?:(?:tăng cường|thường xuyên|tập trung|kịp thời|tiếp tục) )?(?:chỉ đạo|đôn đốc|hướng dẫn|"
    r"vận động)(?! thực hiện| triển khai| tổ chức| việc| công tác|"
    r" phối hợp)(?: [^\s,;.:]{1,12}){2,12} phối hợp(?: [^\s,;.:]{1,12}){0,4} $",
)
# a clause that only takes up what was decided elsewhere (`theo chỉ tiêu được UBND tỉnh giao`)
NOMINAL = pattern("role_clauses.nominal", r"(?<![^\W_])(?:theo|đã|căn cứ|trên cơ sở|khi|sau khi|nếu|những|cơ sở được)(?![^\W_])")
COLON_TASK = pattern("role_clauses.colon_task", r" ?:[ ]+(?:[^\W\d_]\w*(?: [^\s]+){2}|\d{1,4} (?!đồng|triệu|tỷ|nghìn|ngàn)[^\W\d_])")
SENTENCE_SPLIT = pattern("role_clauses.sentence_split", r"[.;:!?] ")
_ORDER = r" (?:(?:cũng|đã|sẽ|kính|trân trọng|thống nhất|nghiêm túc|tiếp tục) ){0,3}"
# `UBND huyện giao Phòng A theo dõi`; who assigns anybody but a body acts himself (`UBND xã phân công cán bộ phụ trách`)
ORDERS_OTHERS = pattern("role_clauses.orders_others", rf"{_ORDER}(?:yêu cầu|đề nghị|giao|chỉ thị)(?![^\W_])")
ASSIGNS_TO = pattern("role_clauses.assigns_to", rf"{_ORDER}phân công(?: cho)?(?: các)? ")
NO_SUBJECT = pattern(
    "role_clauses.no_subject",
    r" (?:là một trong|được(?! giao| phân công| ủy quyền| đề nghị| yêu cầu)|đạt|đã |"
    r"có nhu cầu(?! [^,;.:()]{0,60}(?:lập|gửi|đăng ký|báo cáo|đề xuất|liên hệ|có văn bản) ))",
)
JOINS = pattern(
    "role_clauses.joins",
    r" ?[-:,]? ?(?:và )?(?:cùng )?(?:tham gia )?(?:phối hợp|phối hợp tham gia|hỗ trợ)(?: thực hiện| triển khai|"
    r" tham gia)?(?= ?[);.,]|$)",
)
# `Chỉ đạo các trường ký kế hoạch phối hợp với Công an xã`: what goes on without a comma is still told to the one directed
JOINS_IN_CLAUSE = pattern(
    "role_clauses.joins_in_clause", r" (?:(?:chủ động |tích cực |thường xuyên |tăng cường |chủ trì,? )?phối hợp|[^,;.:()]*$)"
)


def cue_of(before: str) -> tuple[CueRole | None, str]:
    """The role and the words of the first cue that ends where the list begins."""
    if not any_cue().search(before):
        return None, ""
    for role, regex in cues():
        found = regex.search(before)
        if found:
            return role, found.group()
    return None, ""


def sentence_of(folded: str, start: int, at: int) -> str:
    """The sentence so far, from its begin to `at`."""
    low = max(start, at - 400)
    cut = low
    for match in SENTENCE_SPLIT.finditer(folded, low, at):
        cut = match.end()
    return folded[cut:at]


def after_body(folded: str, bodies: Sequence[BodyMatch], group: list[int], offset: int) -> bool:
    """`UBND huyện đề nghị …`: the one who asks stands directly before the cue."""
    if group[0] == 0:
        return False
    return len(folded[bodies[group[0] - 1].end - offset : bodies[group[0]].start - offset].split()) <= 3
