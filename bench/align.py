"""Two plans of 100 duties aligned, against TF-IDF and cosine alone on the same segmented words: `python -m bench.align`."""

from __future__ import annotations

import math
import random
import statistics
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from underthesea import word_tokenize

from bench.timing import altered, plans
from planparse import parse_text
from planparse.graph.align import align
from planparse.model import Obligation, Plan

DUTIES = 100
ROUNDS = 5


def sides(turn: int) -> tuple[Plan, Plan]:
    """Two plans of so many duties, altered each round so that nothing is remembered."""
    parsed = [parse_text(altered(text, 100 * turn + number)) for number, text in enumerate(plans())]
    every = [duty for plan in parsed for duty in plan.obligations]
    random.Random(turn).shuffle(every)
    return tuple(replace(parsed[n], obligations=tuple(every[n * DUTIES : (n + 1) * DUTIES])) for n in (0, 1))  # type: ignore[return-value]


def yardstick(ours: Sequence[Obligation], theirs: Sequence[Obligation]) -> object:
    """TF-IDF and cosine of segmented words."""
    texts = [Counter(word_tokenize(duty.text.lower())) for duty in (*ours, *theirs)]
    found = Counter(word for text in texts for word in text)
    place = {word: number for number, word in enumerate(found)}
    weights = np.zeros((len(texts), len(place)))
    for row, text in enumerate(texts):
        for word, number in text.items():
            weights[row, place[word]] = number * math.log(len(texts) / found[word])
    unit = weights / np.maximum(np.linalg.norm(weights, axis=1, keepdims=True), 1e-9)
    return unit[: len(ours)] @ unit[len(ours) :].T


def main() -> None:
    """Print the ratio; the limit is 5."""
    times: dict[str, list[float]] = {"align": [], "yardstick": []}
    for turn in range(ROUNDS + 1):
        one, other = sides(turn)
        start = time.perf_counter()
        yardstick(one.obligations, other.obligations)
        middle = time.perf_counter()
        align(one, other)
        if turn:
            times["yardstick"].append(middle - start)
            times["align"].append(time.perf_counter() - middle)
    ours, bare = (statistics.median(times[name]) for name in ("align", "yardstick"))
    print(f"align {ours:.3f} s, TF-IDF and cosine {bare:.3f} s, ratio {ours / bare:.2f} (limit 5)")


if __name__ == "__main__":
    main()
