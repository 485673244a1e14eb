"""The texts that are timed, altered so that nothing can be remembered, and the clock: what all measurements share."""

from __future__ import annotations

import random
import re
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
# Touches every part, so that patterns made on first use are there.
SAMPLE = """KẾ HOẠCH
Về việc phòng, chống đuối nước năm 2026
Căn cứ Luật Trẻ em; Ủy ban nhân dân xã xây dựng Kế hoạch như sau:
I. NHIỆM VỤ
1. Sở Y tế
- Chủ trì, phối hợp với Công an (SĐT: 024.3633.2475) tập huấn cho 90% cán bộ trước ngày 5/5, báo cáo Ủy ban nhân dân tỉnh.
Cơ quan chủ trì: Sở Nội vụ
Nơi nhận:
- Như trên."""
_ONSETS = ("b", "ch", "đ", "gi", "kh", "l", "ng", "nh", "ph", "th", "tr", "v")
_RHYMES = ("ách", "ầm", "ếch", "iệp", "oan", "ốm", "ưởng", "uyên")
_WORD = re.compile(r"\b[^\W\d_]{2,}\b")


def plans(folder: Path = CORPUS) -> list[str]:
    """The texts of the corpus."""
    return [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))]


def altered(text: str, seed: int) -> str:
    """`text` with one lower-case word amid each longer line replaced by another syllable; markers and layout stand."""
    rng = random.Random(seed)
    return "\n".join(_altered_line(line, rng) for line in text.split("\n"))


def _altered_line(line: str, rng: random.Random) -> str:
    words = [word for word in _WORD.finditer(line) if word.group().islower()]
    if len(words) < 5:
        return line
    word = words[len(words) // 2]
    return line[: word.start()] + rng.choice(_ONSETS) + rng.choice(_RHYMES) + line[word.end() :]


def seconds(work: Callable[..., object], *args: object) -> float:
    """How long one call takes."""
    start = time.perf_counter()
    work(*args)
    return time.perf_counter() - start


def interleaved(sides: Mapping[str, Callable[[list[str]], object]], texts: Sequence[str], rounds: int) -> dict[str, float]:
    """Median seconds of each side over `rounds` rounds; all sides of a round get the same altered texts, in turning order."""
    times: dict[str, list[float]] = {name: [] for name in sides}
    names = list(sides)
    for turn in range(rounds + 1):
        fresh = [altered(text, 1000 * turn + number) for number, text in enumerate(texts)]
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            took = seconds(sides[name], fresh)
            if turn:
                times[name].append(took)
    return {name: statistics.median(found) for name, found in times.items()}
