"""What the documents show is what happens: their code blocks are run (tests/doc_pages.py says how)."""

from __future__ import annotations

import doctest
import json
import re
import tomllib
from pathlib import Path

import pytest

import planparse
from tests.conftest import ROOT
from tests.doc_pages import DATA, PAGES, RUN, SHOWN, Block, Place, alike, blocks, runs

ALL = [block for page in PAGES for block in blocks(page)]
MOST_NOT_RUN = 25


@pytest.mark.slow
@pytest.mark.parametrize(
    "page", [page for page in PAGES if any(map(runs, blocks(page)))], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_what_a_page_shows_happens(page: Path, kept_plans: str, tmp_path: Path) -> None:
    place = Place(tmp_path / "place").prepare(page, Path(kept_plans.removeprefix("sqlite:///")))
    for block in filter(runs, blocks(page)):
        assert place.run(block) == block.body, str(block)


@pytest.mark.parametrize("block", [block for block in ALL if block.language in DATA], ids=str)
def test_data_is_well_formed(block: Block) -> None:
    (json if block.language == "json" else tomllib).loads(block.body)


def test_every_block_has_a_language() -> None:
    assert [str(block) for block in ALL if block.language not in (*RUN, *DATA, *SHOWN)] == []
    marked = [block for block in ALL if block.why is not None]
    assert [str(block) for block in marked if block.language not in RUN] == []


def test_blocks_that_are_not_run_are_few_and_say_why() -> None:
    marked = [block for block in ALL if block.why is not None]
    assert len(marked) <= MOST_NOT_RUN < len(list(filter(runs, ALL)))
    assert [str(block) for block in marked if len((block.why or "").split()) < 3] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_no_code_hides_in_an_indented_block(page: Path) -> None:
    """Indented blocks have no language, so nothing would say whether they are run."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    assert re.findall(r"\n\n( {4}.*)", text) == []


@pytest.mark.parametrize(
    ("told", "got", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\n", "a\nb\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("…\nd\n", "a\nc\n", False),
        ("a.c\n", "abc\n", False),
        ("một…\n", "một hai\n", False),
    ],
)
def test_lines_that_are_not_shown(told: str, got: str, same: bool) -> None:
    assert alike(told, got) is same


def test_the_tour_asks_twelve_questions() -> None:
    assert len(re.findall(r"^## \d+\. .*\?$", (ROOT / "docs" / "ask.md").read_text(encoding="utf-8"), re.MULTILINE)) == 12


def test_what_the_tour_counts(kept_plans: str) -> None:
    """`docs/ask.md` says of its fifth question how many duties speak of drowning."""
    from planparse.store import Filter, Store
    from planparse.store.query import query

    with Store(kept_plans, read_only=True) as store:
        rows = list(query(store, "obligations", Filter(text="duoi nuoc")))
    speak = ["đuối nước" in row["text"] for row in rows]
    assert (len(rows), sum(speak), speak[-1]) == (15, 14, False)
    assert len({row["plan_id"] for row in rows[:-1]}) == 4


def test_the_architecture_names_every_package_and_none_that_is_not_there() -> None:
    page = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    picture = (ROOT / "docs" / "pipeline.svg").read_text(encoding="utf-8")
    source = ROOT / "src" / "planparse"
    assert [path.name for path in source.iterdir() if (path / "__init__.py").is_file() and f"`{path.name}`" not in page] == []
    named = {name for title in re.findall(r'class="t">([^<]+)<', picture) for name in re.findall(r"[a-z]+\.[a-z]+", title)}
    assert len(named) >= 4
    assert [name for name in named if not source.joinpath(*name.split(".")).with_suffix(".py").is_file()] == []


def test_the_example_of_the_package() -> None:
    failed, tried = doctest.testmod(planparse)
    assert tried >= 3
    assert not failed


@pytest.mark.parametrize(
    "page", [*PAGES, ROOT / "CONTRIBUTING.md", ROOT / "models" / "README.md"], ids=lambda page: page.relative_to(ROOT).as_posix()
)
def test_links_lead_somewhere_in_the_repository(page: Path) -> None:
    """Those of the website are looked at in `tests/test_site.py`."""
    text = re.sub(r"^```.*?^```$|`[^`]*`", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    wrong = []
    for path, anchor in re.findall(r"\]\((?!\w+:)([^)\s#]*)#?([^)\s]*)\)", text):
        there = page.parent / path if path else page
        if not there.exists() or (anchor and anchor not in anchors(there)):
            wrong.append(f"{path}#{anchor}")
    assert wrong == []


def anchors(page: Path) -> set[str]:
    """Of the headings of a page, as repositories and the website make them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return {re.sub(r"[^\w\- ]", "", head).strip().lower().replace(" ", "-") for head in re.findall(r"^#+ (.*)$", text, re.MULTILINE)}


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_readmes_name_what_exists(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "make demo" in text
    assert "make test" in text
    for path in ("docs/cli.md", "corpus", "LICENSE"):
        assert (ROOT / path).exists()
