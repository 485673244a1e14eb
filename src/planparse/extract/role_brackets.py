"""Who is named apart from the sentence: in a frame (`(Chủ trì: A; phối hợp: B)`), or alone behind the task (`Tổ chức hội thi (A).`)."""

from __future__ import annotations

from collections.abc import Iterator

from planparse.extract.role_words import acts
from planparse.outline.frames import Frame, frames
from planparse.text.patterns import pattern

_BRACKET = pattern("role_brackets.bracket", r"\(|(?<=[.;] )|(?<= - )")
_ALONE = pattern("role_brackets.alone", r"(?:\(|: | [-–] )$")
# the time may stand behind the name: `(Phòng Tư pháp, trong tháng 3)`
_TIME = r"(?: ?[,;–-]? ?(?:thời gian|hoàn thành|xong|trong|trước|quý|tháng|năm|hằng|hàng|từ|chậm nhất|đến)(?![^\W_])[^()]{0,60})?"
_ENDS = pattern("role_brackets.ends", rf"(?:{_TIME}\)?|\){_TIME})[ .;,/]*$")
# words before the name that it explains (`các đơn vị trường học (Trường A)`, `gồm: Sở A`)
_EXPLAINED = pattern(
    "role_brackets.explained", r"(?<![^\W_])(?:các|những|gồm|như|là|cho|đến|tới|về|với|tại|gửi|nhất)(?![^\W_])[^,;]{0,30}$"
)
_FEWEST_WORDS = 4
_REST = 80


def framed(folded: str, start: int, end: int) -> Iterator[tuple[Frame, int]]:
    """The frames inside a block and where the text begins that they count from."""
    text = folded[start:end]
    for bracket in _BRACKET.finditer(text) if ":" in text else ():
        close = text.find(")", bracket.end()) if bracket.group() else len(text)
        inner = text[bracket.end() : close if close > 0 else len(text)]
        for frame in frames(inner) if inner[:1].isalpha() else ():
            yield frame, start + bracket.end()


def stands_alone(folded: str, start: int, end: int, low: int, high: int) -> bool:
    """The list at `[low, high)` is all that stands behind the task, in brackets, behind a colon or a dash."""
    if end - high > _REST:
        return False
    sign = _ALONE.search(folded, max(start, low - 3), low)
    if sign is None or _ENDS.match(folded, high, end) is None:
        return False
    task = folded[start : sign.start()].strip()
    return len(task.split()) >= _FEWEST_WORDS and acts().match(f" {task}") is not None and _EXPLAINED.search(task) is None
