"""Writes corpus/baseline.json: what the evaluation says today, accepted until the next time. Run it only after reading what was lost."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))


def main() -> None:
    """Score the three sets as tests/test_baseline.py does."""
    from tests.test_baseline import BASELINE, CHALLENGE, SETS, measured

    from planparse import evaluate

    out = {}
    for name, (texts, gold) in SETS.items():
        with tempfile.TemporaryDirectory() as folder:
            out[name] = measured(texts, gold, Path(folder)).as_json()
    report = evaluate.Report()
    evaluate.score_challenge(report, CHALLENGE)
    evaluate.score_questions(report, CHALLENGE)
    out["challenge"] = report.as_json()
    BASELINE.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
