"""Who does what within one block: leads, partners, receivers of reports, read from the words around the mentions.

A list of bodies shares the role of its first. The cues are tables; what stands directly before the list decides, then its place in the
sentence (GUIDE rules 34 to 37). A frame in brackets (`(Chủ trì: A; phối hợp: B)`) decides for what stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from planparse.extract import role_clauses as near
from planparse.extract.body_lists import groups, list_end
from planparse.extract.matches import BodyMatch
from planparse.extract.role_brackets import framed, stands_alone
from planparse.extract.role_orders import ASSIGNS, hands_down, is_handed
from planparse.extract.role_subjects import BEARS, LEADS, Before, is_subject
from planparse.extract.role_words import CueRole, opener, passive_verb, verb
from planparse.text.patterns import pattern

_REPORT_BEFORE = pattern(
    "roles.report_before",
    r"(?:báo cáo|(?<!thông )(?<!cảnh )báo(?= ngay| tin| kịp)|phản ánh|gửi|kiến nghị|đề xuất|trình|giải trình)(?![^\W_])",
)
_ASKS = pattern("roles.asks", r"[“\"( ]{0,3}(?:trân trọng |kính )?đề nghị(?![^\W_])")
_JOINED_ORDER = pattern("roles.joined_order", r"(?:đồng thời|và|đã)$")
_WINDOW = 90
_REACH = 70


@dataclass(slots=True)
class Roles:
    """Indices into the bodies of the block; of a receiver also whether the report only passes through it.

    `subject`: the leads open the block or a bracket names them; `ordered`, `requested`: they are told or asked to act; `assigned`: the
    block begins with an assignment (`Phân công công chức …`), which under the name of a body is that body's act; `delegated`: so does a
    later clause (`…; giao công chức … theo dõi`).
    """

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
    return _Block(folded, start, end, bodies, offset).read()


class _Block:
    """One block with its bodies; reads list after list."""

    def __init__(self, folded: str, start: int, end: int, bodies: Sequence[BodyMatch], offset: int) -> None:
        self._folded, self._start, self._end, self._bodies, self._offset = folded, start, end, bodies, offset
        self.found = Roles()
        self._ends: list[int] = []  # where the lists read so far end
        self._acted = False  # the list before was the subject of its clause
        self._asks = _ASKS.match(folded, start, end) is not None  # the request that opens the block goes on in its clauses

    def read(self) -> Roles:
        """Give each list of bodies its role."""
        framed = self._framed()
        lists = [[i for i in group if i not in framed] for group in groups(self._folded, self._bodies, self._offset)]
        lists = [group for group in lists if group]
        previous: tuple[CueRole | None, int] = (None, self._start)
        while lists:
            group, later = self._clauses(lists.pop(0))
            cue, rest = self._list(group, previous)
            cue = previous[0] if cue is None and self._explains(group, previous[1]) else cue
            previous = cue, list_end(self._folded, self._bodies, group, self._offset)
            self._ends.append(previous[1])
            self._acted = cue is None and group[0] in self.found.leads
            lists[:0] = later + rest
            if not (lists or self.found.leads or self.found.partners or self.found.receivers):
                alone = stands_alone(self._folded, self._start, self._end, self._beginning(group[0]), previous[1])
                self.found.leads += group if alone else []
        self.found.requested = self.found.requested or (self._asks and bool(self.found.leads))
        return self.found

    def _clauses(self, group: list[int]) -> tuple[list[int], list[list[int]]]:
        """`Báo cáo về A; | B bảo đảm trật tự`: behind a report a semicolon and a verb begin the next clause."""
        cuts = [k for k in range(1, len(group)) if ";" in self._folded[self._ending(group[k - 1]) : self._beginning(group[k])]]
        at = self._beginning(group[0])
        end = list_end(self._folded, self._bodies, group, self._offset)
        if not cuts or not verb().match(self._folded, end, min(self._end, end + _REACH)):
            return group, []
        cue = near.cue_of(self._folded[max(self._start, at - _WINDOW) : at])[0]
        if cue not in ("report", "via") and not (cue == "coordinate" and BEARS.match(self._folded, end)):
            return group, []
        return group[: cuts[-1]], [group[cuts[-1] :]]

    def _beginning(self, index: int) -> int:
        return self._bodies[index].start - self._offset

    def _ending(self, index: int) -> int:
        return self._bodies[index].end - self._offset

    def _framed(self) -> set[int]:
        """Bodies in frames inside the text: `(Chủ trì: A; phối hợp: B)`, `… . Đơn vị thực hiện: C.`"""
        done: set[int] = set()
        for frame, low in framed(self._folded, self._start, self._end):
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
        at = self._beginning(group[0])
        before = self._folded[max(self._start, at - _WINDOW) : at]
        sentence = near.sentence_of(self._folded, self._start, at)
        end = list_end(self._folded, self._bodies, group, self._offset)
        after = self._folded[end : min(self._end, end + _REACH)]
        cue, cue_words = near.cue_of(before)
        found = self.found
        if found.leads and cue_words.startswith("cùng") and self._followed(group, near.WITH):  # `A cùng | B phối hợp với C`
            found.leads += group
        elif self._is_partner(cue, cue_words, previous, at, after):
            found.partners += group
        elif (cue == "via" and (found.receivers or not cue_words.lstrip("( ").startswith("thông"))) or (
            found.receivers and near.THROUGH.search(before)
        ):
            found.receivers += [(index, True) for index in group]
        elif cue is None and previous[0] == "via" and found.receivers and near.AFTER_VIA.fullmatch(self._folded, previous[1], at):
            found.receivers += [(index, False) for index in group]
        elif cue == "report" or (cue is None and near.TO.search(before) and _REPORT_BEFORE.search(sentence)):
            self._reported(group, previous, at, before, sentence, after)
        elif cue in ("order", "request") and self._is_no_order(cue, cue_words, previous, at, after):
            return cue, []
        elif cue in ("order", "request", "duty"):
            self._told(cue, group, sentence[: max(0, len(sentence) - len(cue_words))].strip(), cue_words, after)
        elif cue == "agent":
            self._agent(group, sentence, after, cue_words.startswith("được"))
        elif cue is None or cue in ("not", "direct"):
            return cue, self._unmarked(group, cue, at, sentence, after)
        return cue, []

    def _reported(self, group: list[int], previous: tuple[CueRole | None, int], at: int, before: str, sentence: str, after: str) -> None:
        """Who receives a report: nobody where one reports whom the lead directs, where something is handed out, or as the next step."""
        found = self.found
        if previous[0] == "direct" and near.DIRECTED_REPORT.fullmatch(self._folded, previous[1], at):
            return
        if near.HANDS_OUT.search(before) and all(self._bodies[i].collective for i in group):
            return
        if len(group) > 1 and near.REPORTS_TOO.match(after):  # `A báo cáo về B, | C báo cáo về D`
            found.leads += group[-1:] if found.leads else []
            group = group[:-1]
        passed_on = previous[0] == "report" and near.HANDS_ON.fullmatch(self._folded, previous[1], at) is not None
        if not (found.receivers and (passed_on or near.NEXT_STEP.search(sentence))):
            found.receivers += [(index, False) for index in group]

    def _is_no_order(self, cue: CueRole, cue_words: str, previous: tuple[CueRole | None, int], at: int, after: str) -> bool:
        """Who is appointed (`giao cán bộ dân số làm thư ký`), invited (`Thành lập Tổ …; mời Sở A`) or told by one directed (rule 35)."""
        if cue == "request":
            return cue_words.startswith("mời") and at - len(cue_words) > self._start + 1 and self._reads_on(at, cue_words)
        return near.APPOINTS.match(after) is not None or (
            previous[0] == "direct" and bool(near.SAME_CLAUSE.fullmatch(self._folded, previous[1], at))
        )

    def _is_partner(self, cue: CueRole | None, cue_words: str, previous: tuple[CueRole | None, int], at: int, after: str) -> bool:
        """`phối hợp với A`; `mời A phối hợp`; partners behind a bracket; a block that begins `Với A …` under the name of the lead."""
        if cue == "coordinate":
            return not self._in_directed_clause(previous, at)
        if cue == "request":
            return bool(self.found.leads) and cue_words.startswith("mời") and near.JOINS_AND.match(after) is not None
        if cue is not None:
            return False
        if previous[0] == "coordinate" and near.AFTER_BRACKET.fullmatch(self._folded, previous[1], at):
            return True
        return self._folded[self._start : at] in ("với ", "với các ")

    def _explains(self, group: list[int], end: int) -> bool:
        """`Thanh tra Sở (Đội số 2)`: what stands in brackets behind a list says more of it."""
        return self._folded[end : self._beginning(group[0])] == " ("

    def _reads_on(self, at: int, cue_words: str) -> bool:
        """Another clause of the block stands before the cue."""
        return self._folded[max(self._start, at - len(cue_words) - 2) : at - len(cue_words)].strip().endswith((";", ","))

    def _in_directed_clause(self, previous: tuple[CueRole | None, int], at: int) -> bool:
        """`Chỉ đạo Trạm Y tế phối hợp với các trường`: who is directed cooperates, not the lead (rule 35)."""
        if previous[0] == "direct" and near.JOINS_IN_CLAUSE.match(self._folded, previous[1], at):
            return True
        return near.DIRECTED_CLAUSE.search(self._folded[max(self._start, at - 2 * _WINDOW) : at]) is not None

    def _told(self, cue: CueRole, group: list[int], clause: str, cue_words: str, after: str) -> None:
        """Ordered or asked to act. In the middle of a clause an order is none; a request there goes to the next higher body."""
        found = self.found
        speaks = (
            not clause or clause[-1] in ",;:(" or opener().match(clause) or near.after_body(self._folded, self._bodies, group, self._offset)
        )
        if (
            cue == "request"
            and clause
            and (found.leads or not speaks)
            and not near.after_body(self._folded, self._bodies, group, self._offset)
        ):
            found.receivers += [(index, False) for index in group]
        elif cue == "duty" or speaks or is_handed(cue_words, clause, after, led=bool(found.leads)) or _JOINED_ORDER.search(clause):
            earlier = bool(found.leads)
            found.leads += group
            found.assigned = found.assigned or (cue == "order" and not clause and cue_words.startswith(ASSIGNS))
            passes = not clause or (clause.endswith(",") and not opener().match(clause))
            begins = self._beginning(group[0]) - len(cue_words)
            found.delegated = found.delegated or (cue == "order" and passes and hands_down(self._folded, self._start, begins, cue_words))
            found.ordered = found.ordered or cue != "request"
            # a clause before that tells another body to act is an order (rule 38)
            found.requested = found.requested or (cue == "request" and not earlier)

    def _agent(self, group: list[int], sentence: str, after: str, passive: bool) -> None:
        if passive:
            if near.NOMINAL.search(sentence) is None and passive_verb().match(after):
                self.found.leads += group
        elif self._acts_on(group, sentence, after):
            self.found.leads += group
            self.found.subject = True

    def _acts_on(self, group: list[int], sentence: str, after: str) -> bool:
        """`Lớp học do A chủ trì`, `Hồ sơ do A thẩm định`; not in `Tham gia hội thi do A tổ chức`, which only says whose contest it is."""
        if sentence.startswith(("tham gia", "tham dự")):
            return False
        if LEADS.match(after):
            return True
        said = verb().match(f" {sentence}") or opener().match(sentence) or near.NOMINAL.search(sentence)
        told = said or self.found.leads or self._bodies[group[-1]].vague
        return not told and passive_verb().match(after) is not None

    def _unmarked(self, group: list[int], cue: CueRole | None, at: int, sentence: str, after: str) -> list[list[int]]:
        found = self.found
        if found.leads and self._joins(group, at, after):
            found.partners += group
            return []
        if near.JOINS.match(after) and (found.leads or cue is None) and at > self._start + 2 and "(" not in after[:3]:
            found.partners += group
            return []
        before = Before(bool(found.leads), self._acted, self._ends[-1] if self._ends else at)
        if cue is None and not self._orders_others(group, after) and is_subject(self._folded, self._start, at, sentence, after, before):
            # a body told to act beside the one that is asked makes the block an order (rule 38); a request that opens the block goes on
            found.ordered = found.ordered or (found.requested and bool(found.leads) and not self._asks)
            found.leads += group
            opens = at - self._start <= 2 or (at - len(sentence) - self._start <= 2 and opener().match(sentence.lstrip()) is not None)
            found.subject = found.subject or opens or self._folded[at - 1] in "(["
            return []
        return self._rest(group, sentence, after)

    def _rest(self, group: list[int], sentence: str, after: str) -> list[list[int]]:
        """A list without a role ends at a semicolon, or where an opening clause does (`Theo hướng dẫn của A, B thực hiện`)."""
        ends = [self._bodies[i].end - self._offset for i in group]
        starts = [self._bodies[i].start - self._offset for i in group]
        gaps = [self._folded[ends[k - 1] : starts[k]] for k in range(1, len(group))]
        # what stands behind a semicolon already has the same words behind it as all that follows: nothing new would be read
        begins = self._folded[max(self._start, starts[0] - 8) : starts[0]]
        for k, gap in enumerate(gaps, 1):
            if ";" in gap and ";" not in begins:
                return [group[k:]]
        if verb().match(after) and opener().match(sentence.lstrip()):
            for k in range(len(gaps), 0, -1):
                if "," in gaps[k - 1]:
                    self.found.leads += group[k:]
                    break
        return []

    def _joins(self, group: list[int], at: int, after: str) -> bool:
        """`A chủ trì, | B phối hợp cổ động`, `A mở chuyên mục; | B phối hợp cung cấp tin`: who only joins in what another leads."""
        last = self._ends[-1] if self._ends else at
        if near.LEADS_BEFORE.fullmatch(self._folded, last, at):
            return after.startswith(" phối hợp")
        behind_clause = near.CLAUSE_BEFORE.search(self._folded[max(self._start, at - 12) : at])
        return behind_clause is not None and near.JOINS_AND.match(after) is not None and not self._followed(group, near.WITH)

    def _orders_others(self, group: list[int], after: str) -> bool:
        """`UBND huyện giao Phòng A …`: who orders is not who acts."""
        return near.ORDERS_OTHERS.match(after) is not None or self._followed(group, near.ASSIGNS_TO)

    def _followed(self, group: list[int], words: re.Pattern[str]) -> bool:
        """Nothing but these words stands between the list and the next body."""
        following = group[-1] + 1
        if following == len(self._bodies):
            return False
        end = list_end(self._folded, self._bodies, group, self._offset)
        return words.fullmatch(self._folded, end, self._bodies[following].start - self._offset) is not None
