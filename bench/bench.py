"""How fast planparse is, as ratios measured in one run: `make bench`, or `python -m bench.bench`.

Sides are interleaved, so that what else the machine does hits both; the inputs are altered each round, so that nothing can be
remembered from the round before; the first round warms up and is not counted; the median counts.
"""

from __future__ import annotations

import math
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
ROUNDS = 5
HOSTILE_SIZE = 100_000
# What one plan may hold of each kind of nonsense; the registry of patterns is timed on every one.
HOSTILE: Mapping[str, str] = {
    "digits": "1234567890",
    "spaces": " ",
    "dashes": "-–—",
    "hyphens": "-",
    "slashes": "/",
    "capitals": "ABCĐỦ",
    "names": "ĐÀ Nẵng ",
    "words": "kế hoạch thực hiện ",
    "dotted": "1.2.3.",
    "stops": ".",
    "lines": "\n",
    "brackets": "((((",
    "marks": "**##",
    "colons": "a: ",
    "numbers": "1, ",
    "partners": "phối hợp với ",
    "groups": "các sở, ban, ngành ",
    "bodies": "Sở Y tế, ",
    "symbols": "12/QĐ-",
    "dates": "ngày 1/1/2020 ",
}
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


def parse_all(texts: Sequence[str]) -> None:
    """The whole way, text to record."""
    import planparse

    for text in texts:
        planparse.parse_text(text)


def rules_only(texts: Sequence[str]) -> None:
    """The whole way, less what underthesea does (the head verb of each obligation) and less the trained models."""
    from planparse.nlp import models
    from planparse.pipeline import document_of, parse_document

    recogniser = models.get("bodies")
    models.use("bodies", None)
    try:
        for text in texts:
            parse_document(document_of(text), actions=False)
    finally:
        models.use("bodies", recogniser)


def tokenize_all(texts: Sequence[str]) -> None:
    """The yardstick: `underthesea.word_tokenize` alone, line by line."""
    from underthesea import word_tokenize

    for text in texts:
        for line in text.splitlines():
            word_tokenize(line)


def ratios(rounds: int = ROUNDS) -> dict[str, float]:
    """Seconds of the yardstick, of the parse and of the rules alone over the corpus, and the two ratios to the yardstick."""
    found = interleaved({"tokenize": tokenize_all, "parse": parse_all, "rules": rules_only}, plans(), rounds)
    return {**found, "parse/tokenize": found["parse"] / found["tokenize"], "rules/tokenize": found["rules"] / found["tokenize"]}


def growth(text: str, times: Sequence[int] = (1, 4, 16), rounds: int = 3) -> float:
    """The exponent with which the time of a parse grows with the length: the slope of log time over log length."""
    points = []
    for factor in times:
        best = math.inf
        for turn in range(rounds):
            long = "\n".join(altered(text, 100 * turn + copy) for copy in range(factor))
            best = min(best, seconds(parse_all, [long]))
        points.append((math.log(factor), math.log(best)))
    middle_x, middle_y = (statistics.fmean(values) for values in zip(*points, strict=True))
    return sum((x - middle_x) * (y - middle_y) for x, y in points) / sum((x - middle_x) ** 2 for x, _ in points)


def hostile(kind: str, size: int = HOSTILE_SIZE) -> str:
    """`size` characters of one kind of nonsense."""
    unit = HOSTILE[kind]
    return (unit * (size // len(unit) + 1))[:size]


def pattern_times(size: int = HOSTILE_SIZE) -> dict[tuple[str, str], float]:
    """Seconds that each registered pattern takes to go through each hostile text, by (pattern, kind)."""
    import planparse  # the patterns are registered when their modules are imported
    from planparse.text import patterns

    planparse.parse_text(SAMPLE)
    found = {}
    for kind in HOSTILE:
        text = hostile(kind, size)
        for name, compiled in patterns.registered().items():
            found[name, kind] = seconds(_exhaust, compiled, text)
    return found


def _exhaust(compiled: re.Pattern[str], text: str) -> None:
    compiled.match(text)
    for _ in compiled.finditer(text):
        pass


def parse_times(size: int = HOSTILE_SIZE) -> dict[str, float]:
    """Seconds that a whole parse takes on each hostile text."""
    return {kind: seconds(rules_only, [f"x\n{hostile(kind, size)}"]) for kind in HOSTILE}


def main() -> int:
    """Print the figures with the limits they are held to; 1 where one is passed."""
    texts = plans()
    found = ratios()
    print(f"corpus: {len(texts)} plans, {sum(map(len, texts)):,} characters, warm process, median of {ROUNDS} rounds")
    for side in ("tokenize", "parse", "rules"):
        print(f"  {side:<10} {1000 * found[side]:8.0f} ms")
    from bench import reading
    from bench.session import ratio

    slowest = sorted(pattern_times().items(), key=lambda row: -row[1])
    checks = [
        ("parse / underthesea.word_tokenize", found["parse/tokenize"], 2.0),
        ("rules alone / underthesea.word_tokenize", found["rules/tokenize"], 0.3),
        ("growth exponent (1, 4, 16 times a plan)", growth(max(texts, key=len)), 1.15),
        (f"slowest pattern on 100 kB, seconds ({slowest[0][0][0]} on {slowest[0][0][1]})", slowest[0][1], 1.0),
        ("200 small Word files in a session / in this process", ratio(), 1.5),
        *reading.checks(),
        *((f"whole parse of 100 kB of {kind}, seconds", took, 1.0) for kind, took in parse_times().items()),
    ]
    for what, value, limit in checks:
        print(f"{'ok  ' if value <= limit else 'OVER'} {what:<72} {value:7.3f}  (limit {limit})")
    print("slowest patterns: " + ", ".join(f"{name} on {kind} {took:.3f} s" for (name, kind), took in slowest[:5]))
    return int(any(value > limit for _, value, limit in checks))


if __name__ == "__main__":
    sys.exit(main())
