"""Fuzzes one target: `python -m fuzz.run TARGET [--runs N] [--seconds S]`. Needs atheris (Linux, x86-64).

The same number of runs tries the same inputs on every machine, so that CI is no lottery; with `--seconds` a new seed is drawn.
What crashes or takes longer than ten seconds is left in `build/fuzz/TARGET/found-…`; the inputs that reached something new are kept in
`build/fuzz/TARGET/corpus/` and taken up by the next run with `--seconds`.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import sys
from pathlib import Path

import atheris

ROOT = Path(__file__).resolve().parent.parent
_LONGEST = 2_000  # bytes of an input
_SLOW = 10  # seconds
_FIXED_ADDRESSES = 0x0040000  # ADDR_NO_RANDOMIZE of Linux


def main() -> None:
    """Fuzz until the runs or the seconds are over; exit code 0 where nothing was found."""
    options = _options()
    if os.environ.get("PYTHONHASHSEED") != "0":
        _settled()
    with atheris.instrument_imports(include=["planparse"]):
        from fuzz.targets import TARGETS
    from fuzz.seeds import seeds, words

    place = ROOT / "build" / "fuzz" / options.target
    kept = place / ("corpus" if options.seconds else "tried")  # the first folder takes what is new
    for folder in (place / "tried", place / "seeds"):
        shutil.rmtree(folder, ignore_errors=True)
    for folder in (kept, place / "seeds"):
        folder.mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(seeds(options.target)):
        (place / "seeds" / f"{number:03}").write_bytes(seed)
    (place / "words").write_text(words(options.target), encoding="ascii")
    flags = [f"-max_len={_LONGEST}", f"-timeout={_SLOW}", f"-dict={place / 'words'}", f"-artifact_prefix={place}/found-"]
    how = [f"-max_total_time={options.seconds}"] if options.seconds else [f"-runs={options.runs}", "-seed=1", "-entropic=0"]
    atheris.Setup([sys.argv[0], *flags, *how, str(kept), str(place / "seeds")], TARGETS[options.target])
    atheris.Fuzz()


def _settled() -> None:
    """Start again where neither the order of sets nor addresses in memory are by chance: both decide what libFuzzer takes for new."""
    ctypes.CDLL(None).personality(_FIXED_ADDRESSES)  # refused in some containers; the inputs are then nearly the same
    os.execve(sys.executable, [sys.executable, "-m", "fuzz.run", *sys.argv[1:]], {**os.environ, "PYTHONHASHSEED": "0"})  # noqa: S606


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    # the names of TARGETS once more: what is fuzzed may be imported only where atheris looks on
    parser.add_argument("target", choices=("sniff", "protocol", "outline", "citations", "deadlines"))
    parser.add_argument("--runs", type=int, default=2_000)
    parser.add_argument("--seconds", type=int)
    return parser.parse_args()


if __name__ == "__main__":
    main()
