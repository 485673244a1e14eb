"""How fast planparse is, as ratios measured in one run: `make bench`, or `python -m bench.bench`.

Sides are interleaved, so that what else the machine does hits both; the inputs are altered each round, so that nothing can be
remembered from the round before; the first round warms up and is not counted; the median counts.
"""

from __future__ import annotations

import math
import re
import statistics
import sys
from collections.abc import Mapping, Sequence

from bench import reading, session
from bench.timing import SAMPLE, altered, interleaved, plans, seconds

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
    slowest = sorted(pattern_times().items(), key=lambda row: -row[1])
    checks = [
        ("parse / underthesea.word_tokenize", found["parse/tokenize"], 2.0),
        ("rules alone / underthesea.word_tokenize", found["rules/tokenize"], 0.3),
        ("growth exponent (1, 4, 16 times a plan)", growth(max(texts, key=len)), 1.15),
        (f"slowest pattern on 100 kB, seconds ({slowest[0][0][0]} on {slowest[0][0][1]})", slowest[0][1], 1.0),
        ("200 small Word files in a session / in this process", session.ratio(), 1.5),
        *reading.checks(),
        *((f"whole parse of 100 kB of {kind}, seconds", took, 1.0) for kind, took in parse_times().items()),
    ]
    for what, value, limit in checks:
        print(f"{'ok  ' if value <= limit else 'OVER'} {what:<72} {value:7.3f}  (limit {limit})")
    print("slowest patterns: " + ", ".join(f"{name} on {kind} {took:.3f} s" for (name, kind), took in slowest[:5]))
    return int(any(value > limit for _, value, limit in checks))


if __name__ == "__main__":
    sys.exit(main())
