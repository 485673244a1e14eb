"""The map from text to source: edits and re-arrangements compose, every character knows its range."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.text.clean import clean
from planparse.text.offsets import Edit, Mapped

FEW = settings(max_examples=150, deadline=None, derandomize=True)
WORDS = st.text(alphabet="ab đờ\n-*", max_size=30)


def naive(mapped: Mapped) -> list[tuple[str, int, int]]:
    return list(zip(mapped.text, mapped.starts, mapped.ends, strict=True))


def edited(chars: list[tuple[str, int, int]], changes: list[Edit]) -> list[tuple[str, int, int]]:
    """The same edits on a list of characters with their ranges, in the plainest way."""
    out: list[tuple[str, int, int]] = []
    at = 0
    for change in changes:
        out += chars[at : change.start]
        old = chars[change.start : change.end]
        if len(change.new) == len(old):
            out += [(new, a, b) for new, (_, a, b) in zip(change.new, old, strict=True)]
        elif change.new:
            low = old[0][1] if old else chars[change.start][1] if change.start < len(chars) else (chars[-1][2] if chars else 0)
            high = old[-1][2] if old else low
            out += [(new, low, high) for new in change.new]
        at = change.end
    return out + chars[at:]


@st.composite
def change_lists(draw: st.DrawFn, length: int) -> list[Edit]:
    bounds = sorted(draw(st.lists(st.integers(0, length), max_size=6)))
    pairs = list(zip(bounds[::2], bounds[1::2], strict=False))
    return [Edit(a, b, draw(st.text(alphabet="xy ", max_size=3))) for a, b in pairs]


@FEW
@given(WORDS, st.data())
def test_edits_compose(source: str, data: st.DataObject) -> None:
    mapped = Mapped.identity(source)
    model = naive(mapped)
    for _ in range(3):
        changes = data.draw(change_lists(len(mapped.text)))
        mapped, model = mapped.edit(changes), edited(model, changes)
        assert naive(mapped) == model
    assert all(0 <= a <= b <= len(source) for _, a, b in model)


@FEW
@given(WORDS, st.data())
def test_untouched_characters_are_found_in_the_source(source: str, data: st.DataObject) -> None:
    mapped = Mapped.identity(source).edit(data.draw(change_lists(len(source))))
    for char, low, high in naive(mapped):
        assert char in "xy " or source[low:high] == char


@FEW
@given(WORDS, st.data())
def test_pieces_keep_their_places(source: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.lists(st.integers(0, len(source)), min_size=2, max_size=6)))
    spans = list(itertools.pairwise(cuts))
    order = data.draw(st.permutations(spans))
    pieces: list[tuple[int, int] | str] = []
    for span in order:
        pieces += [span, "\n"]
    mapped = Mapped.identity(source).arrange(pieces)
    assert mapped.text == "".join(source[a:b] + "\n" for a, b in order)
    at = 0
    for low, high in order:
        origin = mapped.origin((at, at + high - low))
        if high > low:
            assert (origin["start"], origin["end"]) == (low, high)
        at += high - low + 1


@FEW
@given(WORDS)
def test_the_origin_of_any_stretch_of_clean_text_holds_its_characters(source: str) -> None:
    mapped = clean(source)
    for low in range(len(mapped.text)):
        high = min(len(mapped.text), low + 4)
        origin = mapped.origin((low, high))
        evidence = source[origin["start"] : origin["end"]]
        assert [c for c in evidence if c not in " \n*"] == [c for c in mapped.text[low:high] if c not in " \n*"]


def test_a_jump_in_the_source_makes_parts() -> None:
    source = "đầu câu [chú thích] cuối câu"
    mapped = Mapped.identity(source).arrange([(0, 7), " ", (20, len(source))])
    assert mapped.text == "đầu câu cuối câu"
    assert mapped.origin((0, len(mapped.text))) == {"start": 0, "end": 28, "parts": [(0, 7), (20, 28)]}
    assert mapped.origin((0, 7)) == {"start": 0, "end": 7}


BROKEN = [
    pytest.param([Edit(2, 1)], id="ngược"),
    pytest.param([Edit(0, 2), Edit(1, 3)], id="chồng lên nhau"),
    pytest.param([Edit(2, 3), Edit(0, 1)], id="sai thứ tự"),
]


@pytest.mark.parametrize("changes", BROKEN)
def test_edits_out_of_order_are_refused(changes: list[Edit]) -> None:
    with pytest.raises(ValueError, match="overlaps"):
        Mapped.identity("abcdef").edit(changes)


EDITS = [
    pytest.param("abc", [Edit(1, 2, "x")], "axc", [(0, 1), (1, 2), (2, 3)], id="cùng độ dài"),
    pytest.param("abc", [Edit(1, 2)], "ac", [(0, 1), (2, 3)], id="xóa"),
    pytest.param("abc", [Edit(1, 1, "x")], "axbc", [(0, 1), (1, 1), (1, 2), (2, 3)], id="chèn"),
    pytest.param("abc", [Edit(0, 2, "x")], "xc", [(0, 2), (2, 3)], id="co lại"),
    pytest.param("abc", [Edit(1, 2, "xy")], "axyc", [(0, 1), (1, 2), (1, 2), (2, 3)], id="giãn ra"),
    pytest.param("abc", [Edit(3, 3, "x")], "abcx", [(0, 1), (1, 2), (2, 3), (3, 3)], id="chèn ở cuối"),
    pytest.param("", [Edit(0, 0, "x")], "x", [(0, 0)], id="chèn vào rỗng"),
]


@pytest.mark.parametrize(("source", "changes", "text", "ranges"), EDITS)
def test_edit(source: str, changes: list[Edit], text: str, ranges: list[tuple[int, int]]) -> None:
    mapped = Mapped.identity(source).edit(changes)
    assert mapped.text == text
    assert list(zip(mapped.starts, mapped.ends, strict=True)) == ranges
