"""Speed as ratios in one run, with room for a busy machine; the exact limits are those of `make bench`."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from bench import bench, session


@pytest.mark.slow
def test_the_parse_against_word_segmentation_alone() -> None:
    found = bench.ratios(rounds=2)
    assert found["parse/tokenize"] < 2.0 * 1.5
    assert found["rules/tokenize"] < 0.3 * 1.5


@pytest.mark.slow
def test_time_grows_with_length() -> None:
    assert bench.growth(max(bench.plans(), key=len), rounds=2) < 1.15 + 0.1


@pytest.mark.slow
def test_a_session_against_this_process() -> None:
    assert min(session.ratio(60) for _ in range(2)) <= 1.5


def test_help_answers_at_once_and_loads_nothing_heavy() -> None:
    code = "import sys; from planparse.cli.app import run; run(['--help']); heavy = {'spacy', 'underthesea', 'networkx'} & set(sys.modules); sys.exit(len(heavy))"
    times = []
    for _ in range(3):
        start = time.process_time()
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
        times.append(time.process_time() - start)
        assert done.returncode == 0, done.stderr
    assert min(times) < 0.4
