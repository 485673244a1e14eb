"""Where the order of an obligation begins: behind circumstances, subject and words that frame any order (docs/themes.md, rules 1, 2)."""

from __future__ import annotations

from collections.abc import Sequence

from planparse.nlp.theme_words import length, verb

# Stands in the words of an obligation for a body or time, and for a colon behind which a sentence begins (`Truyền thông: Viết bài …`).
BODY, TITLE = "§", "⁝"
# What may stand before a noun that opens the clause.
PLURAL = frozenset(("các", "những"))
_ENDS, _COLONS, JOINTS = frozenset(".;"), frozenset((":", TITLE)), frozenset((",", "và"))
_STOPS = _ENDS | _COLONS | {","}
# What ends a subject whatever stands in it.
_DUTY = frozenset((("có", "trách", "nhiệm"), ("có", "nhiệm", "vụ"), ("chịu", "trách", "nhiệm"), ("có", "nghĩa", "vụ")))
_MUST = "phải"
# What makes a noun of a verb (`việc xếp loại được thực hiện …`).
_DOING = "việc"
# What names a body by what it has or suffers (`§ quản lý công chức đánh giá …`, `§ được kiểm tra chuẩn bị …`).
_MANAGING, _SUFFERS = (["quản", "lý"], ["sử", "dụng"]), "được"
# What may stand before the order where a circumstance is in front.
_THEN, _TURNS = "thì", frozenset((",", "để"))
# Who works together, named before the order, and what may stand in their names.
_WITH, _PARTNERS = "với", frozenset((BODY, "của", *PLURAL, *JOINTS))
# Where nothing follows these words but a circumstance, working together is what is ordered.
_TOGETHER = ("phối", "hợp")
# How far a circumstance in front and a subject reach, how long the name of a subject is.
_FRONT, _SUBJECT, _NAME = 60, 45, 7
# What closes a document, and the circumstance of the order behind it.
_CLOSES, _DURING = ("trên", "đây", "là"), (",", "trong", "quá", "trình")
# What turns from a circumstance to the order without a comma (`nếu có vướng mắc đề nghị § báo cáo`).
_ASKS = frozenset((("đề", "nghị"), ("yêu", "cầu")))
# How far the title of an item reaches.
_TITLED = 25


def main_clause(words: Sequence[str]) -> int:
    """The place behind title, circumstance, subject and words that frame every order (`tiếp tục`, `chủ trì, phối hợp với`, `chỉ đạo`)."""
    begin = _behind_close(words)
    for at in range(begin + 1, min(len(words), begin + _TITLED)):
        if words[at] == TITLE:
            order = _order(words, at + 1)
            return order if verb(words, order)[0] else _order(words, begin)
        if words[at] in _ENDS:
            break
    return _order(words, begin)


def _behind_close(words: Sequence[str]) -> int:
    """Where the circumstance begins behind what closes a document (`Trên đây là Kế hoạch …, trong quá trình thực hiện, nếu …`); else 0."""
    if tuple(words[: len(_CLOSES)]) != _CLOSES:
        return 0
    return next((at + 1 for at in range(len(words)) if tuple(words[at : at + len(_DURING)]) == _DURING), 0)


def _order(words: Sequence[str], begin: int) -> int:
    """The place behind circumstance, subject and frame of the clause that begins at `begin`."""
    front = _behind_then(words, begin) or _behind_opener(words, begin)
    named = _behind_named(words, front)
    if named is not None:
        return named
    at = _behind_frame(words, _behind_opener(words, _behind_frame(words, front)))
    named = _behind_holder(words, at, clause_end(words, at)) if at < len(words) else None
    if named is not None:
        return named
    if verb(words, at)[0]:
        return at
    subject = _behind_subject(words, at)
    return at if subject is None else subject


def _behind_named(words: Sequence[str], at: int) -> int | None:
    """Behind a subject that holds verbs of its own (`Cơ quan ký kết hợp đồng có trách nhiệm …`) or suffers (`Kết quả kiểm tra được …`)."""
    while at < len(words) and words[at] in PLURAL:
        at += 1
    end = min(clause_end(words, at), at + _SUBJECT)
    if length(words, at, ("thing",)):
        must = [place for place in range(at + 1, end) if words[place] == _MUST]
        for place in (*must, *range(at + 1, end)):
            behind = place + (place in must or length(words, place, ("passive",)))
            if behind > place and verb(words, _behind_frame(words, behind))[0]:
                done = _behind_frame(words, behind)
                return at + 1 if words[at] == _DOING and verb(words, at + 1)[0] and verb(words, done)[1] == "do" else done
    elif words[at : at + 1] == [BODY] or length(words, at, ("subject", "agent")):
        duty = _behind_duty(words, at, end)
        return _behind_holder(words, at, end) if duty is None else duty
    return None


def _behind_duty(words: Sequence[str], at: int, end: int) -> int | None:
    """Behind the first word of duty or colon that ends the subject which begins at `at`; `phải` ends none behind a comma."""
    named = at + max(1, length(words, at, ("subject", "agent")))
    for place in range(named, end):
        duty = tuple(words[place : place + 3]) in _DUTY or (words[place] == _MUST and not _STOPS.intersection(words[named:place]))
        if (duty and words[place - 1] not in JOINTS) or words[place] in _COLONS:
            found = _behind_subject(words, place) if words[place] not in _COLONS else _behind_frame(words, place + 1)
            if found is not None and found < end and verb(words, found)[0]:
                return found
    return None


def _behind_holder(words: Sequence[str], at: int, end: int) -> int | None:
    """The second verb of a subject that is named by what it does (`Cơ quan cấp phép kiểm tra …`)."""
    managed = length(words, at, ("manager",)) if words[at + 1 : at + 3] in _MANAGING else 0
    office = length(words, at, ("office",))
    holder = max(managed, length(words, at, ("holder",)))
    named = office or (holder if holder > verb(words, at)[0] else 0)
    place = at + named
    if words[at] == BODY and words[at + 1 : at + 2] == [_SUFFERS]:
        named, place = 1, at + 2
    if not named or not verb(words, place)[0] or (at and words[at - 1] in PLURAL):
        return None
    place += verb(words, place)[0]
    while office and place < end and words[place] in JOINTS and verb(words, place + 1)[0]:
        place += 1 + verb(words, place + 1)[0]
    last = min(end, place + _NAME)
    while place < last and words[place] not in _STOPS:
        further, passed = verb(words, place)[0], length(words, place, ("skip", "object", "agent"))
        if length(words, place, ("blocker",)) > further:
            return None
        if further and further >= passed:
            return place
        place += max(passed, 1)
    return None


def hides(words: Sequence[str]) -> bool:
    """Whether nothing but one body stands behind the circumstance in front, so that its name was taken too long and holds the order."""
    return _opens(words, 0) and list(words[-3:]) == [",", BODY, "."]


def _opens(words: Sequence[str], at: int) -> bool:
    """Whether a circumstance begins (`theo`, not `theo dõi`)."""
    return length(words, at, ("opener",)) > verb(words, at)[0]


def together(words: Sequence[str], at: int, verb: int | None) -> bool:
    """Whether the frame before `at` is `phối hợp` and no verb, a circumstance or the end of the order follows."""
    frame = tuple(words[max(0, at - _FRONT) : at])
    worked = any(frame[place : place + 2] == _TOGETHER for place in range(len(frame) - 1))
    return worked and (verb is None or at >= len(words) or _opens(words, at))


def _behind_then(words: Sequence[str], at: int) -> int | None:
    """Behind `thì`, where no order stands before it."""
    end = min(clause_end(words, at), at + _FRONT)
    ordered = verb(words, at)[0] > length(words, at, ("opener",))
    return None if ordered or _THEN not in words[at:end] else list(words).index(_THEN, at, end) + 1


def _behind_opener(words: Sequence[str], at: int) -> int:
    """Behind a circumstance in front, at a comma or `để` that an order or who has the duty follows (`Căn cứ nhiệm vụ, …`)."""
    if not _opens(words, at):
        return at
    partner = _behind_partner(words, at)
    if partner:
        return partner
    end = min(clause_end(words, at), at + _FRONT)
    turns = [place + 1 for place in range(at + 1, end - 1) if words[place] in _TURNS]
    addressed = (place for place in turns if words[place] == BODY or length(words, place, ("subject_end",)))
    asked = (place for place in range(at + 1, end - 2) if tuple(words[place : place + 2]) in _ASKS and words[place + 2] == BODY)
    charged = (place for place in turns if length(words, place, ("subject", "agent")) and _behind_named(words, place))
    for place in (*addressed, *asked, *charged, *turns):
        behind = _behind_frame(words, place)
        if behind < len(words) and (verb(words, behind)[0] or length(words, behind, ("holder",)) or _behind_named(words, place)):
            return place
    return next((place for place in turns if _acts(words, place)), at)


def _acts(words: Sequence[str], at: int) -> bool:
    """Whether who acts, by post, and soon a verb stand at a place (`công chức văn hóa xã hội kiểm tra …`)."""
    named = at + length(words, at, ("subject", "agent"))
    found = next_verb(words, named, min(len(words), named + _NAME)) if named > at else None
    return found is not None and not _STOPS.intersection(words[named:found])


def _behind_partner(words: Sequence[str], at: int) -> int:
    """Behind those with whom something is done, where it follows at once (`Với các đơn vị của § xây dựng …`); else 0."""
    place = at + length(words, at, ("opener",))
    if _WITH not in words[at:place]:
        return 0
    while place < len(words) and not verb(words, place)[0]:
        named = length(words, place, ("subject", "agent")) or (words[place] in _PARTNERS)
        if not named:
            return 0
        place += named
    return place if place < len(words) and words[place - 1] not in JOINTS else 0


def _behind_subject(words: Sequence[str], at: int) -> int | None:
    """Behind the words that end a subject (`có trách nhiệm`), and behind a circumstance that stands between it and its verb."""
    end = min(clause_end(words, at), at + _SUBJECT)
    for place in range(at, end):
        ends = length(words, place, ("subject_end",))
        if ends and place + ends < end and not (place > at and words[place - 1] in JOINTS):
            return place if verb(words, place)[0] > ends else _behind_frame(words, _behind_opener(words, place + ends))
    return None


def _behind_frame(words: Sequence[str], at: int) -> int:
    while at < len(words):
        framed = length(words, at, ("frame", "subject_end", "skip"))
        if not framed or verb(words, at)[0] > framed:
            return at
        at += framed
    return at


def next_verb(words: Sequence[str], begin: int, end: int) -> int | None:
    """The first verb between two places that is not part of a longer noun (`công trình`)."""
    at = begin
    while at < end:
        found, skip = verb(words, at)[0], length(words, at, ("skip",))
        if found > skip:
            return at
        at += max(skip, length(words, at, ("object", "agent")), 1)
    return None


def clause_end(words: Sequence[str], begin: int) -> int:
    """Where the clause ends; a semicolon between two bodies, or before those who act where nothing is ordered yet, only lists them."""
    return next((at for at in range(begin, len(words)) if words[at] in _ENDS and not _lists(words, begin, at)), len(words))


def _lists(words: Sequence[str], begin: int, at: int) -> bool:
    """Whether those who act stand behind a semicolon that goes on with a list of them (`§ miền núi; các sở, ngành …`)."""
    follows = at + 1 + (words[at + 1 : at + 2] != [] and words[at + 1] in PLURAL)
    if words[at] != ";" or not (
        words[follows : follows + 1] == [BODY] or (follows > at + 1 and length(words, follows, ("subject", "agent")))
    ):
        return False
    listed = words[at - 1] == BODY and words[at + 1] == BODY
    return at > 0 and (listed or (BODY in words[max(0, begin - _FRONT) : at] and next_verb(words, begin, at) is None))
