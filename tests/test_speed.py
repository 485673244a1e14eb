"""Speed as ratios in one run, with room for a busy machine; the exact limits are those of `make bench`."""

from __future__ import annotations

import pytest
from bench import bench, session
from bench.timing import plans


@pytest.mark.slow
def test_the_parse_against_word_segmentation_alone() -> None:
    found = bench.ratios(rounds=2)
    assert found["parse/tokenize"] < 2.0 * 1.5
    assert found["rules/tokenize"] < 0.3 * 1.5


@pytest.mark.slow
def test_time_grows_with_length() -> None:
    assert bench.growth(max(plans(), key=len), rounds=2) < 1.15 + 0.1


@pytest.mark.slow
def test_a_session_against_this_process() -> None:
    assert min(session.ratio(60) for _ in range(2)) <= 1.5
