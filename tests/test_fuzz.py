"""The fuzzing targets on their seeds; and on seeds grown long, where time must grow no faster than length."""

from __future__ import annotations

import pytest
from fuzz.seeds import seeds, words
from fuzz.targets import TARGETS

from tests.pace import within

TEXTS = ("outline", "citations", "deadlines")
LONG = 20_000  # bytes
SLOW = 1.0  # seconds of the processor; all seeds take a tenth of that


@pytest.mark.parametrize("target", TARGETS)
def test_the_seeds(target: str) -> None:
    given = list(seeds(target))
    assert len(given) >= 6
    for seed in given:
        TARGETS[target](seed)
        TARGETS[target](seed[: len(seed) // 2])
        TARGETS[target](seed[::-1])


@pytest.mark.parametrize("target", TEXTS)
@pytest.mark.parametrize("joint", [b"\n", b" ", b""], ids=["lines", "one line", "no blank"])
def test_long_texts_take_no_longer_than_they_are(target: str, joint: bytes) -> None:
    for seed in seeds(target):
        data = (seed + joint) * (LONG // len(seed))
        within(SLOW, lambda data=data: TARGETS[target](data))


def test_words_are_a_dictionary_of_libfuzzer() -> None:
    assert '"\\x6e\\x67\\xc3\\xa0\\x79"\n' in words("deadlines")
