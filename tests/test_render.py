"""What people look at: nothing of the text is lost, everything of it is escaped, every item stands where it belongs."""

from __future__ import annotations

import dataclasses
import html as entities
import io
import random
import re
import time
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planparse import model, render
from planparse.model import Deadline, Target
from planparse.registry import doctypes
from planparse.render import words
from planparse.render.marks import Mark, in_order, marked
from planparse.tables import table
from tests.conftest import TEXT, make_plan

VOID = {"meta", "input", "br", "link", "img"}


class Page(HTMLParser):
    """Checks that elements nest, collects ids, links, tags and the text of main."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.stack: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.chips = 0
        self.main: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.append((tag, found))
        if "id" in found:
            self.ids.append(str(found["id"]))
        if "href" in found:
            self.links.append(str(found["href"]))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.stack and "ul" not in self.stack:
            self.main.append(data)


@pytest.fixture
def page(plan: model.Plan) -> str:
    return render.html(plan)


def test_elements_nest_and_ids_are_unique(page: str) -> None:
    found = Page(page)
    assert found.stack == []
    assert len(found.ids) == len(set(found.ids))


def test_every_link_leads_to_a_place_in_the_page(page: str) -> None:
    found = Page(page)
    assert found.links
    assert {link for link in found.links if link.removeprefix("#") not in found.ids} == set()


def test_every_item_is_marked_and_listed(page: str, plan: model.Plan) -> None:
    found = Page(page)
    for kind, items in [
        ("section", plan.sections),
        ("obligation", plan.obligations),
        ("citation", plan.citations),
        ("agency", plan.agencies),
        ("deadline", plan.deadlines),
        ("target", plan.targets),
        ("contact", plan.contacts),
    ]:
        for number in range(1, len(items) + 1):
            assert f"{kind}-{number}" in found.ids
            assert kind == "section" or f"l-{kind}-{number}" in found.ids


def test_no_line_of_the_text_is_lost(page: str) -> None:
    shown = "".join(Page(page).main)
    assert [line for line in shown.splitlines() if line.strip()] == [line for line in TEXT.splitlines() if line.strip()]


def test_marks_hold_the_words_of_their_item(page: str, plan: model.Plan) -> None:
    for kind, items in (("citation", plan.citations), ("agency", plan.agencies), ("contact", plan.contacts)):
        for number, item in enumerate(items, 1):
            pieces = re.findall(rf'<span[^>]* data-m="{kind}-{number}"[^>]*>(.*?)</span>', page)
            assert entities.unescape(re.sub(r"<[^>]*>", "", "".join(pieces))) == item.text


def test_text_of_the_document_is_escaped_everywhere(plan: model.Plan) -> None:
    evil = "\"><script>alert(1)</script>'<img src=x onerror=alert(1)>"

    def poison(value: object) -> object:
        if dataclasses.is_dataclass(value):
            kept = {
                "kind",
                "role",
                "level",
                "basis",
                "modality",
                "relation",
                "unit",
                "comparator",
                "resolution",
                "id",
                "parent",
                "text",
                "status",
            }
            fields = [field.name for field in dataclasses.fields(value)]
            changed = {name: poison(getattr(value, name)) for name in fields if name not in kept}
            return dataclasses.replace(value, **changed)
        if isinstance(value, tuple) and not all(isinstance(item, int) for item in value):
            return tuple(poison(item) for item in value)
        return value + evil if isinstance(value, str) else value

    poisoned = poison(plan)
    assert isinstance(poisoned, model.Plan)
    page = render.html(dataclasses.replace(poisoned, text=plan.text))
    tags = Page(page).tags
    assert sum(tag == "script" for tag, _ in tags) == 1
    assert not [tag for tag, _ in tags if tag == "img"]
    assert not [attrs for _, attrs in tags if any(name.startswith("on") for name in attrs)]
    assert "&lt;script&gt;alert" in page


def test_the_page_asks_nobody_for_anything(page: str) -> None:
    found = Page(page)
    assert all(link.startswith("#") for link in found.links)
    assert not [attrs for _, attrs in found.tags if "src" in attrs or attrs.get("rel")]
    assert not re.search(r"https?://|url\(|@import|fetch\(|import ", page.replace(TEXT, ""))
    assert "default-src 'none'" in page


def test_the_page_speaks_vietnamese_or_english(plan: model.Plan) -> None:
    assert '<html lang="vi">' in render.html(plan)
    assert "Văn bản viện dẫn" in render.html(plan)
    assert "Citation" in render.html(plan, "en")


def test_who_and_when_stand_under_the_obligation(page: str) -> None:
    chips = re.findall(r'<li class="c-(\w+)"[^>]*>(.*?)</li>', page)
    assert ("lead", "Phòng Y tế") in chips
    assert ("coordinate", "Công an") in chips
    assert ("due", "trước 30/6/2025") in chips
    assert ("report", "báo cáo Ủy ban nhân dân") in chips
    assert ("asked", "đề nghị") in chips
    assert ("lead", "Đoàn &lt;b&gt;Thanh niên&lt;/b&gt;") in chips


def contrast(one: str, other: str) -> float:
    """Contrast ratio of two colours by WCAG 2."""

    def light(colour: str) -> float:
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_all_text_has_enough_contrast(page: str) -> None:
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", page))
    grounds = ["paper", "ground", "citation", "agency", "deadline", "target", "contact", "finding"]
    pairs = [("ink", ground) for ground in grounds] + [(ink, ground) for ink in ("soft", "accent") for ground in ("paper", "ground")]
    pairs += [(f"{kind}-ink", ground) for kind in grounds[2:] for ground in ("paper", kind)]
    assert {
        pair: round(contrast(colours[pair[0]], colours[pair[1]]), 1) for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < 4.5
    } == {}
    assert contrast("#ffffff", colours["agency-ink"]) >= 4.5


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=12))
def test_crossing_marks_nest_and_keep_the_words(spans: list[tuple[int, int]]) -> None:
    text = "Sở <Y tế> & UBND chủ trì, ngày"
    marks = in_order(Mark(min(span), max(span), "agency", f"k{number}", "h") for number, span in enumerate(spans))
    out = str(marked(text, 0, len(text), marks, set()))
    found = Page(out)
    assert found.stack == []
    assert entities.unescape(re.sub(r"<[^>]*>", "", out)) == text
    assert sorted(found.ids) == sorted(mark.key for mark in marks)
    for mark in marks:
        assert words_of(out, mark.key) == text[mark.start : mark.end]


def words_of(source: str, key: str) -> str:
    """The text inside all pieces of a mark."""
    depth, out, opened = 0, [], []
    for token in re.findall(r"<[^>]*>|[^<]+", source):
        if token.startswith("</"):
            depth -= opened.pop()
        elif token.startswith("<"):
            opened.append(f'data-m="{key}"' in token)
            depth += opened[-1]
        elif depth:
            out.append(token)
    return entities.unescape("".join(out))


def test_any_items_over_any_text_give_a_page() -> None:
    plan, rng = make_plan(), random.Random(5)

    def anywhere(item):
        start, end = sorted(rng.randrange(len(plan.text)) for _ in range(2))
        return dataclasses.replace(item, span=(start, end))

    for _ in range(20):
        names = ("citations", "agencies", "deadlines", "targets", "obligations", "blocks", "contacts")
        moved = dataclasses.replace(plan, **{name: tuple(anywhere(item) for item in getattr(plan, name)) for name in names})
        found = Page(render.html(moved))
        assert found.stack == []
        assert "".join("".join(found.main).split()) == "".join(plan.text.split())


def test_a_plan_without_anything_is_shown() -> None:
    plan = make_plan()
    names = ("sections", "blocks", "citations", "agencies", "deadlines", "targets", "obligations", "contacts")
    bare = dataclasses.replace(plan, **dict.fromkeys(names, ()))
    assert "Không có" in render.html(bare)
    assert "ỦY BAN NHÂN DÂN" in render.html(bare)
    assert render.tree(bare)


def test_the_tree_says_who_what_when(plan: model.Plan) -> None:
    lines = [line.strip() for line in render.tree(plan).splitlines()]
    assert "1. Phòng Y tế huyện  [nhiệm vụ]" in lines
    assert "▸ tập huấn cho 90% cán bộ" in lines
    assert "chủ trì: Phòng Y tế" in lines
    assert "phối hợp: Công an" in lines
    assert "Thời hạn: trước 30/6/2025" in lines
    assert "Số: …/KH-UBND (để trống)" in lines
    assert "QĐ 12/QĐ-UBND  [thực hiện]" in lines


def test_no_duty_is_lost_in_the_tree(plan: model.Plan) -> None:
    strayed = dataclasses.replace(plan, obligations=tuple(dataclasses.replace(item, section="IX/9") for item in plan.obligations))
    assert render.tree(strayed).count("▸") == 2


def test_documents_do_not_steer_the_terminal(plan: model.Plan) -> None:
    evil = "\x1b]0;x\x07\x1b[2J\u202e\x9b5m"
    duty = dataclasses.replace(plan.obligations[0], action=f"làm{evil}việc", section=f"I{evil}")
    section = dataclasses.replace(plan.sections[0], title=evil, marker=evil)
    data = dataclasses.replace(plan.metadata, title=evil, number=evil)
    poisoned = dataclasses.replace(plan, obligations=(duty,), sections=(section,), metadata=data)
    out = io.StringIO()
    render.table([poisoned], out, terminal=False, width=100)
    for text in (render.tree(poisoned), out.getvalue()):
        assert not set(text) & set("\x1b\x07\x9b\u202e")


def test_the_table_says_who_what_when(plan: model.Plan) -> None:
    out = io.StringIO()
    render.table([plan], out, terminal=False, width=200)
    lines = out.getvalue().splitlines()
    assert lines[0].startswith("Phòng, chống đuối nước trẻ em năm 2025")
    row = next(line for line in lines if "tập huấn" in line)
    assert re.split(r" {2,}", row.strip()) == ["I/1", "Phòng Y tế", "tập huấn cho 90% cán bộ", "trước 30/6/2025", "Ủy ban nhân dân"]
    assert "\x1b" not in out.getvalue()


def deadline(**fields: str | None) -> Deadline:
    empty = dict.fromkeys(("relation", "by", "from_", "to", "period", "offset", "trigger", "rrule"))
    return Deadline(id="d", text="nguyên văn", span=(0, 1), origin={"start": 0, "end": 1}, **{**empty, **fields})


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (deadline(kind="date", relation="before", by="2025-06-30"), "trước 30/6/2025"),
        (deadline(kind="date", relation="on", by="2025-06"), "6/2025"),
        (deadline(kind="interval", from_="2025-06-01", to="2025-06-30"), "1/6/2025 – 30/6/2025"),
        (deadline(kind="interval", from_="2025-06-01"), "1/6/2025 – …"),
        (deadline(kind="recurring", period="P6M", by="--05-15", relation="before"), "mỗi 6 tháng, trước 15/5"),
        (deadline(kind="recurring", period="P1Y"), "mỗi năm"),
        (deadline(kind="recurring"), "nguyên văn"),
        (deadline(kind="relative", offset="P5D", trigger="ban hành"), "5 ngày sau ban hành"),
        (deadline(kind="relative"), "nguyên văn"),
        (deadline(kind="horizon", relation="by", by="2030"), "chậm nhất 2030"),
        (deadline(kind="date"), "nguyên văn"),
    ],
)
def test_deadlines_in_words(item: Deadline, said: str) -> None:
    assert words.when(item, words.words()) == said


@pytest.mark.parametrize(
    ("period", "said"), [("P1Y", "every year"), ("P1M", "every month"), ("P6M", "every 6 months"), ("P2W", "every 2 weeks")]
)
def test_periods_in_english(period: str, said: str) -> None:
    assert words.when(deadline(kind="recurring", period=period), words.words("en")) == said


@pytest.mark.parametrize(
    ("value", "unit", "total", "comparator", "said"),
    [
        (90.5, "percent", None, "ge", "≥ 90,5%"),
        (14, "count", 14, "eq", "14/14"),
        (1234567, "count", None, "le", "≤ 1.234.567"),
        (12, "per_mille", None, "eq", "12‰"),
        (5e6, "money", None, "eq", "5.000.000 đ"),
    ],
)
def test_targets_in_words(value: float, unit: str, total: float | None, comparator: str, said: str) -> None:
    item = Target(
        id="t", text="", value=value, unit=unit, total=total, comparator=comparator, subject=None, due=None, span=(0, 1), origin={}
    )
    assert words.amount(item) == said


def test_the_table_of_words_is_whole() -> None:
    rows = table("planparse.render", "words")
    assert len({row["key"] for row in rows}) == len(rows)
    assert [row["key"] for row in rows if (not row["vi"] or not row["en"]) and row["key"] != "when.on"] == []


@pytest.mark.parametrize(
    ("code", "said"), [("KH", "Kế hoạch"), ("BC", "Báo cáo"), ("QĐ", "Quyết định"), (None, "Văn bản"), ("?", "Văn bản")]
)
def test_the_page_says_what_kind_of_document_it_is(plan: model.Plan, code: str | None, said: str) -> None:
    shown = render.html(dataclasses.replace(plan, metadata=dataclasses.replace(plan.metadata, doc_type=code, number="12/X")))
    assert f'<p class="kicker">{said} · 12/X</p>' in shown


def test_every_type_of_document_has_a_word() -> None:
    known = {row["key"] for row in table("planparse.render", "words")}
    assert [kind.code for kind in doctypes.types() if f"type.{kind.code}" not in known] == []


def repeated(plan: model.Plan, times: int) -> model.Plan:
    """The text so many times, with duties and deadlines of their own each time."""

    def copies(items: tuple[Any, ...]) -> tuple[Any, ...]:
        out = []
        for at in range(times):
            for one in items:
                span = tuple(place + at * len(plan.text) for place in one.span)
                links = {"deadlines": tuple(f"{key}~{at}" for key in one.deadlines)} if hasattr(one, "deadlines") else {}
                out.append(dataclasses.replace(one, id=f"{one.id}~{at}", span=span, **links))
        return tuple(out)

    kinds = ("obligations", "deadlines", "blocks")
    return dataclasses.replace(plan, text=plan.text * times, **{name: copies(getattr(plan, name)) for name in kinds})


def test_time_grows_with_the_number_of_duties(plan: model.Plan) -> None:
    """Eight times the plan takes no more than twenty-four times as long: a square would be sixty-four."""

    def seconds(times: int) -> float:
        many = repeated(plan, times)
        start = time.process_time()
        render.html(many)
        return time.process_time() - start

    seconds(10)
    assert min(seconds(3200) for _ in range(2)) < 24 * min(seconds(400) for _ in range(3))


def test_when_a_file_was_signed_is_told(plan: model.Plan) -> None:
    times = ("2025-03-04T14:54:03+07:00", "2025-03-05T08:00:00")
    shown = render.html(dataclasses.replace(plan, source=dataclasses.replace(plan.source, signed_at=times)))
    assert "<dt>Ký số lúc</dt><dd>4/3/2025 14:54 (+07:00); 5/3/2025 08:00</dd>" in shown
    assert "Ký số lúc" not in render.html(plan)
