"""requirements.lock: pins what pyproject.toml asks for, on every Python that we promise, with hashes and from nowhere in particular."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
PYTHONS = ("3.11", "3.12", "3.13")


@dataclass(frozen=True)
class Pin:
    name: str
    version: str
    marker: Marker | None
    hashes: int
    asked: bool  # by pyproject.toml itself

    def holds(self, python: str) -> bool:
        return self.marker is None or self.marker.evaluate(on(python))


def on(python: str) -> dict[str, str]:
    return {"python_version": python, "python_full_version": f"{python}.0", "sys_platform": "linux", "platform_machine": "x86_64"}


def pins() -> Iterator[Pin]:
    for block in re.split(r"\n(?=[a-z0-9])", LOCK.split("\n", 2)[2], flags=re.IGNORECASE):
        found = re.match(r"([\w.-]+)(?:\[.*\])?==(\S+)(?: ; ([^\\\n]+))?", block)
        assert found, block
        marker = Marker(found[3]) if found[3] else None
        yield Pin(canonicalize_name(found[1]), found[2], marker, block.count("--hash=sha256:"), "planparse (pyproject.toml)" in block)


PINS = list(pins())


def wanted() -> Iterator[Requirement]:
    extras = [line for extra, lines in PROJECT["optional-dependencies"].items() if extra != "all" for line in lines]
    yield from map(Requirement, [*PROJECT["dependencies"], *extras])


def test_every_extra_is_in_all() -> None:
    (line,) = PROJECT["optional-dependencies"]["all"]
    assert Requirement(line).extras == set(PROJECT["optional-dependencies"]) - {"all"}


@pytest.mark.parametrize("python", PYTHONS)
def test_it_pins_what_is_asked(python: str) -> None:
    for one in wanted():
        if one.marker is None or one.marker.evaluate(on(python)):
            found = [pin.version for pin in PINS if pin.name == canonicalize_name(one.name) and pin.holds(python)]
            assert len(found) == 1, one
            assert one.specifier.contains(found[0]), one


def test_and_nothing_that_is_asked_no_more() -> None:
    assert {pin.name for pin in PINS if pin.asked} == {canonicalize_name(one.name) for one in wanted()}


def test_every_pin_has_hashes_and_no_address() -> None:
    assert len(PINS) > 100
    assert [pin.name for pin in PINS if not pin.hashes] == []
    assert not re.search(r"https?:|file:|--(?:extra-)?index-url|--find-links| @ ", LOCK)


def test_the_build_is_pinned_too() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]["requires"]
    assert {canonicalize_name(Requirement(line).name) for line in build} <= {pin.name for pin in PINS}
