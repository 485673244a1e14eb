"""Whether a plain count is asked for: what is done to so many, how many of each, all of them, so often."""

from __future__ import annotations

import re

from planparse.extract.target_words import words
from planparse.tables import alternation
from planparse.text.patterns import GAP as _G
from planparse.text.patterns import GAP_OR_NONE as _S
from planparse.text.patterns import pattern

OCCASIONS = frozenset(words("occasion"))
PLACES = frozenset(words("place"))
ALL = pattern("target_asks.all", rf"(?<!\w)(?:{alternation(words('all'))}){_S}$")
RHYTHM = pattern("target_asks.rhythm", rf"(?<!\w)(?:mỗi|hằng|hàng|một){_G}(?:học{_G}kỳ|năm|tháng|tuần|quý|kỳ|ngày){_G}(?:có{_G})?$")
_DUE_HAS = pattern(
    "target_asks.due_has",
    rf"(?:đến|tới|hết|vào|cuối|trong){_G}năm{_G}20[0-9]{{2}},?(?:{_G}toàn{_G}\w{{2,6}})?(?:{_G}phấn{_G}đấu)?{_G}(?:có|còn){_G}$",
)
AT_SITES = pattern("target_asks.at_sites", rf"(?<!\w)(?:tại|trước|ở|cho|trên){_G}$")
_OPENS = pattern(
    "target_asks.opens",
    rf"(?:[\s\-–—+*•·|;]|[a-zđ][.)/]{_G}|[0-9]{{1,2}}[.)/]{_G}|(?:{alternation(words('aim'))}){_G}){{0,6}}",
)
_ATTAINS = pattern(
    "target_asks.attains",
    rf"{_G}(?:(?!(?:đã|bị|chưa)(?!\w))[^\s.;:,|0-9(]{{1,12}}{_G}){{0,12}}?(?:{alternation(words('attain'))})(?!\w)",
)
# what is to be done to so many of what stands behind a preposition: `kiểm tra công tác tại 03 đơn vị`
_ORDERS = alternation([word for word in words("order") if word != "thành lập"])
_DONE_TO = pattern(
    "target_asks.done_to",
    rf"(?<!\w)(?<!xuất[ ])(?:{_ORDERS})(?!\w)[^.;:0-9\n]{{0,70}}?{_G}(?P<site>tại|đối{_G}với|ở|cho|tới|với){_S}$",
)
# the same without a preposition: `kiểm tra liên ngành | 08 doanh nghiệp`, `đánh giá hiện trạng | 147 hồ đập`
CHECKED = pattern(
    "target_asks.checked",
    rf"(?<!\w)(?:kiểm{_G}tra|thanh{_G}tra|giám{_G}sát|khảo{_G}sát|đánh{_G}giá|rà{_G}soát|kiểm{_G}định)(?:{_G}(?!số|kết|năm|quý|tháng|của|theo)[^\W\d_]{{1,7}}){{1,4}}{_G}$",
)
_OFTEN = pattern("target_asks.often", rf"(?<!\w)(?:mỗi|hằng|hàng){_G}(?:tuần|tháng|quý|năm|ngày)(?!\w)")
# `mỗi xã 01 mô hình`, `mỗi doanh nghiệp cử 01 đầu mối`; of what a team consists is no aim (`mỗi đội 07 người`)
_EACH = pattern("target_asks.each", rf"(?<!\w)mỗi{_G}(?:{alternation(words('each'))})(?!\w)[^.;:,0-9\n]{{0,32}}?{_G}$")
GIVEN = pattern("target_asks.given", rf"(?<!\w)(?:{alternation(words('verb'))})(?!\w)[^.,;:0-9\n]{{0,24}}?{_G}cho{_S}$")
SITES = frozenset(words("site"))


def asked_of(low: str, m: re.Match[str], before: str) -> bool:
    """`kiểm tra công tác tại 03 đơn vị`, `mỗi xã 01 mô hình`: to how many, or how many of each, it is to be done."""
    noun = m["noun"]
    if noun is None or noun == "lần":
        return False
    if _EACH.search(before) is not None:
        return noun not in PLACES
    if noun not in OCCASIONS and noun not in PLACES and CHECKED.search(before) is not None:
        return True
    done = _DONE_TO.search(before) if noun not in OCCASIONS else None
    if done is None or (noun in PLACES and done["site"] in {"cho", "tới", "với"}):  # `cấp phát tài liệu cho 14 phường`
        return False
    return _OFTEN.search(low, m.end(), m.end() + 40) is None


def asked_otherwise(low: str, begin: int, m: re.Match[str], before: str) -> bool:
    """`toàn bộ 13 phường`, `mỗi tuần 03 buổi`, `đến năm 2023 có 08 xã`, `trước 12 cổng trường`, `03 bệnh viện … hoàn thành …`."""
    if m["noun"] is None:
        return False
    if m["noun"] == "lần":  # `mỗi tuần 01 lần` is a rhythm
        return False
    whole = ALL.search(before) is not None and m["noun"] != "tiêu chí"  # `giảm cả 3 tiêu chí` names aspects
    if whole or _DUE_HAS.search(before) or (m["noun"] in OCCASIONS and RHYTHM.search(before)):
        return True
    if m["noun"] in SITES and AT_SITES.search(before):
        return True
    first = max(begin, low.rfind(";", begin, m.start()) + 1, low.rfind("|", begin, m.start()) + 1, low.rfind("\t", begin, m.start()) + 1)
    return _OPENS.fullmatch(low, first, m.start()) is not None and _ATTAINS.match(low, m.end()) is not None
