"""Cases of lint: a body within a plan of a district, what a rule finds in it, or that it must be silent."""

from __future__ import annotations

from dataclasses import dataclass

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN LẠC SƠN
Số: 58/KH-UBND
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lạc Sơn, ngày 20 tháng 02 năm 2024

KẾ HOẠCH
Phòng, chống dịch bệnh trên đàn vật nuôi năm 2024

"""
END = """

Nơi nhận:
- UBND tỉnh;
- Lưu: VT.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Bùi Văn Hành
"""


@dataclass(frozen=True, slots=True)
class Case:
    """`quote` stands in (or around) the text of the finding; None: the rule must be silent. `whole`: the body is the whole document."""

    code: str
    why: str
    body: str
    quote: str | None
    severity: str = ""
    suggestion: str | None = None
    whole: bool = False

    def text(self) -> str:
        return self.body if self.whole else HEAD + self.body + END


def hit(code: str, severity: str, why: str, body: str, quote: str, suggestion: str | None = None) -> Case:
    return Case(code, why, body, quote, severity, suggestion)


def miss(code: str, why: str, body: str) -> Case:
    return Case(code, why, body, None)


def whole(case: Case) -> Case:
    return Case(case.code, case.why, case.body, case.quote, case.severity, case.suggestion, whole=True)
