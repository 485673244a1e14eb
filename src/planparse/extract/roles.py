"""Who does what within one block: leads, partners, receivers of reports, read from the words around the mentions.

A list of bodies shares the role of its first. The cues are tables; what stands directly before the list decides, then its place in the
sentence (GUIDE rules 34 to 37). A frame in brackets (`(Chủ trì: A; phối hợp: B)`) decides for what stands in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.extract.body_lists import groups, list_end
from planparse.extract.matches import BodyMatch
from planparse.extract.role_words import CueRole, cues, passive_verb, verb
from planparse.outline.frames import frames
from planparse.text.patterns import pattern

_SENTENCE_START = pattern("roles.sentence_start", r"(?:^|[.;:!?] |[.;] ?\n?)[“\"(]?$")
_AFTER_CLAUSE = pattern(
    "roles.after_clause",
    r"(?:, (?:thì |đồng thời )?|(?:vướng mắc|khó khăn|phát sinh|bất cập|thay đổi)(?: thì)? )(?:các đồng chí |đồng chí )?$",
)
_TITLES = pattern("roles.titles", r"(?:(?:các|đối với|riêng|lực lượng|toàn thể|tập thể|đồng chí|ông|bà|mỗi) ){1,3}")
_OPENER = pattern(
    "roles.opener",
    r"(?:căn cứ|để |trên cơ sở|theo |trong |khi |hàng |hằng |định kỳ|nhằm |với |sau |trước |từ |ngoài |"
    r"đồng thời|mỗi |nhận được |tiếp nhận |tùy |nếu |trường hợp|đối với|quá trình|"
    r"thực hiện|trên đây|kết thúc|đến |cuối |đầu |ngay |vào |năm |quý |tháng |nhân |được |dưới |chậm nhất|"
    r"riêng |trước mắt|bên cạnh|song song|qua |yêu cầu)",
)
_OPENER_ALONE = pattern(
    "roles.opener_alone",
    r"(?:^|[.;] )(?:(?:hàng|hằng) (?:năm|quý|tháng|tuần)|định kỳ|giao|trước mắt|ngoài ra|riêng|"
    r"(?:chậm nhất|muộn nhất|trước|đến|hết|đến hết|trong|vào|sau|cuối|đầu) [^,;.:()]{0,40}?(?:\d|năm|tháng|quý|tuần)) ?$",
)
_ORDERS_OTHERS = pattern("roles.orders_others", r" (?:[^\W\d_]{1,8} ){0,3}?(?:yêu cầu|đề nghị|giao|chỉ thị|phân công)(?![^\W_])")
_REPORT_BEFORE = pattern(
    "roles.report_before",
    r"(?:báo cáo|(?<!thông )(?<!cảnh )báo(?= ngay| tin| kịp)|phản ánh|gửi|kiến nghị|đề xuất|trình|giải trình)(?![^\W_])",
)
_TO = pattern("roles.to", r"(?:về|cho|tới|lên|gửi|trình) $")
_THROUGH = pattern("roles.through", r"(?:thông )?qua $")
# `báo cáo về Công an tỉnh (qua Phòng A) và Sở Y tế`
_AFTER_VIA = pattern("roles.after_via", r"\)(?:,| và|;|, và) (?:các )?")
_NEXT_STEP = pattern("roles.next_step", r"(?:để|giúp) [^.;:()]{0,60}$")
_HANDS_ON = pattern("roles.hands_on", r" (?:để |đề nghị )?(?:tổng hợp,? )?(?:trình|báo cáo|đề nghị|kiến nghị|đề xuất) (?:xin ý kiến )?$")
# `Chỉ đạo các trường kịp thời báo với UBND xã`: who is directed reports, not the lead
_DIRECTED_REPORT = pattern("roles.directed_report", r" [^,;.:()]{0,90}")
_APPOINTS = pattern("roles.appoints", r" làm (?!việc|tốt|rõ|đầu mối|nòng cốt|chủ |công tác|theo|sạch)")
# `Tiểu ban A chủ trì, | Phòng B phối hợp cổ động`
_LEADS_BEFORE = pattern("roles.leads_before", r",? chủ trì(?: thực hiện| triển khai| tổ chức)?[,;] (?:và )?(?:các )?")
_JOINS_AND = pattern("roles.joins_and", r" phối hợp(?! với| cùng)(?![^\W_])")
# `Hội A phụ trách vùng xa, | Hội B bảo vệ hòm phiếu`: what stands between is a clause without partners and lists
_SECOND = pattern("roles.second", r" (?!và |chủ trì|phối hợp|cùng|với|chỉ đạo|hướng dẫn|tham mưu|trình|báo cáo)[^,;.:()]{8,80}, ")
_REPORTS_TOO = pattern("roles.reports_too", r" (?:báo cáo|gửi|nộp|phản ánh)(?: [^,.;:()]{1,30})? (?:về|cho|lên|tới) ")
_SAME_CLAUSE = pattern("roles.same_clause", r" [^;.:()]{0,60}")
# what is sent to many is handed out, no report: `gửi danh mục cho các trường`
_HANDS_OUT = pattern("roles.hands_out", r"(?<![^\W_])(?:gửi|chuyển|thông báo)(?! báo cáo)(?: [^,.;:()]{1,60})? (?:cho|tới|đến)(?: các)? $")
_SENTENCE_SPLIT = pattern("roles.sentence_split", r"[.;:!?] ")
_LEADS = pattern(
    "roles.leads",
    r" ?[-:,]? ?(?:là (?:cơ quan|đơn vị) )?(?:được giao )?(?:chủ trì|chịu trách nhiệm|đảm nhiệm|phụ trách|"
    r"làm đầu mối|đầu mối|tham mưu|thực hiện|triển khai|đề xuất|"
    r"phối hợp(?= [^,.;:()]{2,60} (?:tham mưu|thực hiện|triển khai|đề xuất|xây dựng)))(?![^\W_])",
)
_JOINS = pattern(
    "roles.joins",
    r" ?[-:,]? ?(?:và )?(?:cùng )?(?:tham gia )?(?:phối hợp|phối hợp tham gia|hỗ trợ)(?: thực hiện| triển khai|"
    r" tham gia)?(?= ?[);.,]|$)",
)
_JOINS_IN_CLAUSE = pattern("roles.joins_in_clause", r" (?:chủ động |tích cực |thường xuyên |tăng cường |chủ trì,? )?phối hợp")
_DIRECTED_CLAUSE = pattern(
    "roles.directed_clause",
    r"(?:^|[.;,] |\n)(?:(?:tăng cường|thường xuyên|tập trung|kịp thời|tiếp tục) )?(?:chỉ đạo|đôn đốc|hướng dẫn|"
    r"vận động)(?! thực hiện| triển khai| tổ chức| việc| công tác|"
    r" phối hợp)(?: [^\s,;.:]{1,12}){2,12} phối hợp(?: [^\s,;.:]{1,12}){0,4} $",
)
_COLON_TASK = pattern("roles.colon_task", r" ?:[ ]+(?:[^\W\d_]\w*(?: [^\s]+){2}|\d{1,4} (?!đồng|triệu|tỷ|nghìn|ngàn)[^\W\d_])")
_NO_SUBJECT = pattern(
    "roles.no_subject",
    r" (?:là một trong|được(?! giao| phân công| ủy quyền)|đạt|đã |"
    r"có nhu cầu(?! [^,;.:()]{0,60}(?:lập|gửi|đăng ký|báo cáo|đề xuất|liên hệ|có văn bản) ))",
)
_JOINED_ORDER = pattern("roles.joined_order", r"(?:đồng thời|và|đã)$")
_BRACKET = pattern("roles.bracket", r"\(|(?<=[.;] )|(?<= - )")
# a clause that only takes up what was decided elsewhere (`theo chỉ tiêu được UBND tỉnh giao`)
_NOMINAL = pattern("roles.nominal", r"(?<![^\W_])(?:theo|đã|căn cứ|trên cơ sở|khi|sau khi|nếu|những|cơ sở được)(?![^\W_])")
_ASSIGNS = ("phân công", "ủy quyền")
_DELEGATES = (*_ASSIGNS, "giao")
_WINDOW = 90


@dataclass(frozen=True, slots=True)
class Roles:
    """Indices into the bodies of the block. `subject`: the leads open the block or a bracket names them; `requested`: they are asked;
    `assigned`: the block begins with an assignment (`Phân công công chức …`), which under the name of a body is that body's act;
    `delegated`: so does a later clause (`…; giao công chức … theo dõi`).
    """

    leads: tuple[int, ...]
    partners: tuple[int, ...]
    receivers: tuple[tuple[int, bool], ...]
    subject: bool
    ordered: bool
    requested: bool
    assigned: bool = False
    delegated: bool = False


@dataclass(slots=True)
class _Reading:
    """Roles while a block is read."""

    leads: list[int] = field(default_factory=list)
    partners: list[int] = field(default_factory=list)
    receivers: list[tuple[int, bool]] = field(default_factory=list)
    subject: bool = False
    ordered: bool = False
    requested: bool = False
    assigned: bool = False
    delegated: bool = False


def read_roles(folded: str, start: int, end: int, bodies: Sequence[BodyMatch], offset: int = 0) -> Roles:
    """Roles of `bodies` (all within `[start, end)` of `folded`, in order)."""
    block = _Block(folded, start, end, bodies, offset)
    block.read()
    r = block.found
    lists = tuple(r.leads), tuple(r.partners), tuple(r.receivers)
    return Roles(*lists, r.subject, r.ordered, r.requested, r.assigned, r.delegated)


class _Block:
    """One block with its bodies; reads list after list."""

    def __init__(self, folded: str, start: int, end: int, bodies: Sequence[BodyMatch], offset: int) -> None:
        self._folded, self._start, self._end, self._bodies, self._offset = folded, start, end, bodies, offset
        self.found = _Reading()
        self._ends: list[int] = []  # where the lists read so far end

    def read(self) -> None:
        framed = self._framed()
        lists = [[i for i in group if i not in framed] for group in groups(self._folded, self._bodies, self._offset)]
        lists = [group for group in lists if group]
        previous: tuple[CueRole | None, int] = (None, self._start)
        while lists:
            group = lists.pop(0)
            cue, rest = self._list(group, previous)
            previous = cue, list_end(self._folded, self._bodies, group, self._offset)
            self._ends.append(previous[1])
            lists[:0] = rest

    def _framed(self) -> set[int]:
        """Bodies in frames inside the text: `(Chủ trì: A; phối hợp: B)`, `… . Đơn vị thực hiện: C.`"""
        text = self._folded[self._start : self._end]
        done: set[int] = set()
        if ":" not in text:
            return done
        for bracket in _BRACKET.finditer(text):
            close = text.find(")", bracket.end()) if bracket.group() else len(text)
            inner = text[bracket.end() : close if close > 0 else len(text)]
            for frame in frames(inner) if inner[:1].isalpha() else ():
                low = self._start + bracket.end()
                inside = [i for i in self._between(low + frame.start, low + frame.end) if i not in done]
                if frame.role == "lead":
                    self.found.leads += inside
                    self.found.subject = self.found.subject or bool(inside)
                elif frame.role == "coordinate":
                    self.found.partners += inside
                done |= set(inside) if frame.role in ("lead", "coordinate") else set()
        return done

    def _between(self, start: int, end: int) -> list[int]:
        return [i for i, b in enumerate(self._bodies) if start <= b.start - self._offset and b.end - self._offset <= end]

    def _list(self, group: list[int], previous: tuple[CueRole | None, int]) -> tuple[CueRole | None, list[list[int]]]:
        """Give one list its role; returns the cue and lists that are left to read."""
        at = self._bodies[group[0]].start - self._offset
        before = self._folded[max(self._start, at - _WINDOW) : at]
        sentence = _sentence(self._folded, self._start, at)
        end = list_end(self._folded, self._bodies, group, self._offset)
        after = self._folded[end : min(self._end, end + 70)]
        cue, cue_words = _cue(before)
        found = self.found
        if cue == "coordinate" and not self._in_directed_clause(previous, at):
            found.partners += group
        elif (cue == "via" and (found.receivers or not cue_words.lstrip("( ").startswith("thông"))) or (
            found.receivers and _THROUGH.search(before)
        ):
            found.receivers += [(index, True) for index in group]
        elif cue is None and previous[0] == "via" and found.receivers and _AFTER_VIA.fullmatch(self._folded, previous[1], at):
            found.receivers += [(index, False) for index in group]
        elif cue == "report" or (cue is None and _TO.search(before) and _REPORT_BEFORE.search(sentence)):
            if previous[0] == "direct" and _DIRECTED_REPORT.fullmatch(self._folded, previous[1], at):
                return cue, []
            if _HANDS_OUT.search(before) and all(self._bodies[i].collective for i in group):
                return cue, []
            if len(group) > 1 and _REPORTS_TOO.match(after):  # `A báo cáo về B, | C báo cáo về D`
                found.leads += group[-1:] if found.leads else []
                group = group[:-1]
            passed_on = previous[0] == "report" and _HANDS_ON.fullmatch(self._folded, previous[1], at) is not None
            if not (found.receivers and (passed_on or _NEXT_STEP.search(sentence))):
                found.receivers += [(index, False) for index in group]
        elif cue == "order" and _APPOINTS.match(after):
            return cue, []  # `giao cán bộ dân số làm thư ký`: who is appointed has no duty yet
        elif cue == "request" and cue_words.startswith("mời") and at - len(cue_words) > self._start + 1 and self._reads_on(at, cue_words):
            return cue, []  # `Thành lập Tổ tự quản; mời Sở ATTP tập huấn`: who acts invites, the one invited is no addressee
        elif cue == "order" and previous[0] == "direct" and _SAME_CLAUSE.fullmatch(self._folded, previous[1], at):
            return cue, []  # `Chỉ đạo Hội LHPN cấp xã phân công chi hội trưởng …`: who is directed assigns, not the lead (rule 35)
        elif cue in ("order", "request", "duty"):
            self._told(cue, group, sentence[: max(0, len(sentence) - len(cue_words))].strip(), cue_words)
        elif cue == "agent":
            self._agent(group, sentence, after, cue_words.startswith("được"))
        elif cue is None or cue in ("not", "direct"):
            return cue, self._unmarked(group, cue, at, sentence, after)
        return cue, []

    def _reads_on(self, at: int, cue_words: str) -> bool:
        """Another clause of the block stands before the cue."""
        return self._folded[max(self._start, at - len(cue_words) - 2) : at - len(cue_words)].strip().endswith((";", ","))

    def _in_directed_clause(self, previous: tuple[CueRole | None, int], at: int) -> bool:
        """`Chỉ đạo Trạm Y tế phối hợp với các trường`: who is directed cooperates, not the lead (rule 35)."""
        if previous[0] == "direct" and _JOINS_IN_CLAUSE.match(self._folded, previous[1], at):
            return True
        return _DIRECTED_CLAUSE.search(self._folded[max(self._start, at - 2 * _WINDOW) : at]) is not None

    def _told(self, cue: CueRole, group: list[int], clause: str, cue_words: str) -> None:
        """Ordered or asked to act. In the middle of a clause an order is none; a request there goes to the next higher body."""
        found = self.found
        speaks = not clause or clause[-1] in ",;:(" or _OPENER.match(clause) or _after_body(self._folded, self._bodies, group, self._offset)
        if cue == "request" and clause and (found.leads or not speaks) and not _after_body(self._folded, self._bodies, group, self._offset):
            found.receivers += [(index, False) for index in group]
        elif cue == "duty" or speaks or cue_words.startswith("được") or _JOINED_ORDER.search(clause):
            earlier = bool(found.leads)
            found.leads += group
            found.assigned = found.assigned or (cue == "order" and not clause and cue_words.startswith(_ASSIGNS))
            passes = not clause or (clause.endswith(",") and not _OPENER.match(clause))
            found.delegated = found.delegated or (cue == "order" and passes and self._hands_down(group[0], cue_words))
            found.ordered = found.ordered or cue != "request"
            # a clause before that tells another body to act is an order (rule 38)
            found.requested = found.requested or (cue == "request" and not earlier)

    def _hands_down(self, first: int, cue_words: str) -> bool:
        """`…; giao công chức … theo dõi`: an assignment behind another clause."""
        at = self._bodies[first].start - self._offset - len(cue_words)
        before = self._folded[max(self._start, at - 2) : at].rstrip()
        return cue_words.startswith(_DELEGATES) and (before.endswith(";") or (before.endswith(",") and cue_words.startswith("giao cho")))

    def _agent(self, group: list[int], sentence: str, after: str, passive: bool) -> None:
        if passive:
            if _NOMINAL.search(sentence) is None and passive_verb().match(after):
                self.found.leads += group
        elif _LEADS.match(after) and not sentence.startswith(("tham gia", "tham dự")):
            self.found.leads += group
            self.found.subject = True

    def _unmarked(self, group: list[int], cue: CueRole | None, at: int, sentence: str, after: str) -> list[list[int]]:
        found = self.found
        if found.leads and _JOINS_AND.match(after) and _LEADS_BEFORE.fullmatch(self._folded, self._ends[-1] if self._ends else at, at):
            found.partners += group
            return []
        if _JOINS.match(after) and (found.leads or cue is None) and at > self._start + 2 and "(" not in after[:3]:
            found.partners += group
            return []
        if cue is None and not _ORDERS_OTHERS.match(after) and self._is_subject(at, sentence, after):
            # a body told to act beside the one that is asked makes the block an order (rule 38)
            found.ordered = found.ordered or (found.requested and bool(found.leads))
            found.leads += group
            found.subject = found.subject or at - self._start <= 2 or self._folded[at - 1] == "("
            return []
        return self._rest(group, sentence, after)

    def _rest(self, group: list[int], sentence: str, after: str) -> list[list[int]]:
        """A list without a role ends at a semicolon, or where an opening clause does (`Theo hướng dẫn của A, B thực hiện`)."""
        ends = [self._bodies[i].end - self._offset for i in group]
        starts = [self._bodies[i].start - self._offset for i in group]
        gaps = [self._folded[ends[k - 1] : starts[k]] for k in range(1, len(group))]
        for k, gap in enumerate(gaps, 1):
            if ";" in gap:
                return [group[k:]]
        if verb().match(after) and _OPENER.match(sentence.lstrip()):
            for k in range(len(gaps), 0, -1):
                if "," in gaps[k - 1]:
                    self.found.leads += group[k:]
                    break
        return []

    def _is_subject(self, at: int, sentence: str, after: str) -> bool:
        """The list opens the block, a sentence or a bracket, or follows an opening clause, and a verb of duty comes after it."""
        folded, start = self._folded, self._start
        lead_in = folded[start:at].lstrip('“"( ')
        if at - start <= 2 or _TITLES.fullmatch(lead_in):
            if after[:1] == ":" or after[:2] == " :":
                return bool(_COLON_TASK.match(after))
            return len(after.split()) >= 2 and after[:1] not in ".;)" and not _NO_SUBJECT.match(after)
        if folded[at - 1] == "(":
            return _LEADS.match(after) is not None
        if not verb().match(after):
            return False
        if _SENTENCE_START.search(folded[max(start, at - 4) : at]):
            return True
        if self.found.leads:
            alone = folded[max(start, at - 2) : at] == ", " and after[:1] == " "
            return bool(self.found.subject and alone and _SECOND.fullmatch(folded, self._ends[-1], at))
        if _OPENER_ALONE.search(folded[max(start, at - 64) : at]):
            return True
        return bool(_AFTER_CLAUSE.search(folded[max(start, at - 24) : at]) and _OPENER.match(sentence.lstrip()))


def _after_body(folded: str, bodies: Sequence[BodyMatch], group: list[int], offset: int) -> bool:
    """`UBND huyện đề nghị …`: the one who asks stands directly before the cue."""
    if group[0] == 0:
        return False
    return len(folded[bodies[group[0] - 1].end - offset : bodies[group[0]].start - offset].split()) <= 3


def _cue(before: str) -> tuple[CueRole | None, str]:
    """The role and the words of the first cue that ends where the list begins."""
    for role, regex in cues():
        found = regex.search(before)
        if found:
            return role, found.group()
    return None, ""


def _sentence(folded: str, start: int, at: int) -> str:
    """The sentence so far, from its begin to `at`."""
    low = max(start, at - 400)
    cut = low
    for match in _SENTENCE_SPLIT.finditer(folded, low, at):
        cut = match.end()
    return folded[cut:at]
