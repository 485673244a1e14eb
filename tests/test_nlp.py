"""The spaCy side: a tokenizer that loses nothing, fields in every spelling, components with span groups."""

from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from planparse.nlp.components import COMPONENTS, Found, found, pipeline, process
from planparse.nlp.fields import FieldMatcher, spellings

SIGNS = st.text(alphabet="aăâđêôơưÁẬĐ 09 -–—/&,.;()\n\t|'\u00a0\u200b😀")


@settings(deadline=None)  # the first of all builds the pipeline
@given(SIGNS)
def test_tokenizer_loses_nothing(text: str) -> None:
    assert pipeline().make_doc(text).text == text


@settings(deadline=None)  # the first of all reads tables
@given(SIGNS)
def test_bodies_lie_in_the_text(text: str) -> None:
    state = process(Found(f"Sở {text} Phòng {text} các {text} UBND {text}"))
    assert all(0 <= body.start < body.end <= len(state.text) for body in state.bodies)
    assert all(state.text[body.start : body.end] == state.text[body.start : body.end].strip() for body in state.bodies)


ENDS = [
    "Kho bạc Nhà nước khu vực ",
    "Kho bạc Nhà nước khu vực 3 - và",
    "Kho bạc Nhà nước khu vực 3 -A",
    "Cục KSTTHC – Văn phòng Chính phủ",
    "Trung tâm Hỗ trợ – UBND tỉnh",
    "Trung tâm Hỗ trợ , Sở Y tế",
]


@pytest.mark.parametrize("text", ENDS)
def test_no_body_ends_in_a_blank_or_a_joint(text: str) -> None:
    found = [text[body.start : body.end] for body in process(Found(text)).bodies]
    assert found
    assert [words for words in found if words != words.strip(" ,-–")] == []


FIELDS = [
    ("Lao động - Thương binh và Xã hội", "Lao động - Thương binh và Xã hội"),
    ("Lao động – Thương binh và Xã hội", "Lao động - Thương binh và Xã hội"),
    ("LĐTBXH", "Lao động - Thương binh và Xã hội"),
    ("LĐ-TB&XH", "Lao động - Thương binh và Xã hội"),
    ("LĐ - TB và XH", "Lao động - Thương binh và Xã hội"),
    ("GD&ĐT", "Giáo dục và Đào tạo"),
    ("TN&MT", "Tài nguyên và Môi trường"),
    ("NN và PTNT", "Nông nghiệp và Phát triển nông thôn"),
    ("Văn hoá, Thể thao và Du lịch", "Văn hóa, Thể thao và Du lịch"),
    ("VH,TT&DL", "Văn hóa, Thể thao và Du lịch"),
    ("TÀI CHÍNH - KẾ HOẠCH", "Tài chính - Kế hoạch"),
    ("tư pháp", "Tư pháp"),
]


@pytest.mark.parametrize(("written", "name"), FIELDS, ids=[row[0] for row in FIELDS])
def test_fields_in_every_spelling(written: str, name: str) -> None:
    nlp = pipeline()
    field = FieldMatcher(nlp)(nlp.make_doc(f"Phòng {written} huyện"))[6]
    assert (field.name, field.end) == (name, 6 + len(written))


def test_small_letters_are_no_abbreviation() -> None:
    nlp = pipeline()
    assert FieldMatcher(nlp)(nlp.make_doc("các ct, tc, nv")) == {}


def test_a_list_offers_the_field_before_the_comma() -> None:
    nlp = pipeline()
    field = FieldMatcher(nlp)(nlp.make_doc("Tài chính, Kế hoạch"))[0]
    assert field.name == "Tài chính - Kế hoạch"
    assert field.plain is not None
    assert field.plain.name == "Tài chính"


def test_spellings_of_joints() -> None:
    assert {"A và B", "A & B"} <= set(spellings("A và B"))
    assert {"A - B", "A, B", "A B"} <= set(spellings("A - B"))


def test_components_show_their_spans() -> None:
    doc = pipeline()("Giao Phòng Tư pháp huyện báo cáo trước ngày 15/6/2024.")
    assert set(COMPONENTS) - {"learned"} <= set(doc.spans)  # what a model adds shows among the bodies
    assert [span.text for span in doc.spans["bodies"]] == ["Phòng Tư pháp huyện"]
    assert len(found(doc).bodies) == 1


def test_other_components_may_stand_between() -> None:
    nlp = pipeline()
    assert isinstance(nlp, spacy.language.Language)
    assert [name for name in nlp.pipe_names if name.startswith("planparse_")] == [f"planparse_{name}" for name in COMPONENTS]
