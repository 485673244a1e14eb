"""Trains the statistical parts from gold, silver text and variation; nothing here is imported when a plan is parsed."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

NAME = "planparse-vi"


def train(root: Path, out: Path, *, seed: int = 0) -> dict[str, int]:
    """Fit the models from the data under `root` (a checkout: `corpus/`, `models/data/`, `tests/labels/`) and write them to `out`.

    The same data and seed give the same models. Returns the number of examples by model. Raises OSError where data is missing.
    """
    from planparse.nlp import models
    from planparse.train import bodies, themes

    for name in models.NAMES:  # what the rules find is the ground, whatever models lie on the disk
        models.use(name, None)
    data, labels = root / "models" / "data", root / "tests" / "labels"
    bodies.fit(data, seed=seed).to_disk(out / "bodies")
    labelled = [*themes.made(data), *themes.gold(data, root / "corpus"), *themes.beginnings(labels)]
    themes.fit(labelled, seed=seed).to_disk(out / "themes")
    counts = {"bodies": bodies.size(data), "themes": len(labelled)}
    meta = {"name": NAME, "version": _version(root), "seed": seed, "examples": counts}
    (out / "meta.json").write_text(json.dumps(meta, indent=1) + "\n", encoding="utf-8")
    return counts


def _version(root: Path) -> str:
    """The first digits of the hash of all training data: other data, other version."""
    total = hashlib.sha256()
    folders = ((root / "models" / "data", "*.csv"), (root / "corpus", "*.txt"), (root / "tests" / "labels", "themes_*.csv"))
    for path in sorted(path for folder, names in folders for path in folder.glob(names)):
        total.update(path.name.encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:8]
