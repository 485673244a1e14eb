"""The record as JSON: same plan, same bytes; there and back; the schema agrees."""

from __future__ import annotations

import dataclasses
import json

import jsonschema
import pytest

from planparse import model, record
from planparse.errors import SchemaError


def test_there_and_back(plan: model.Plan) -> None:
    assert record.loads(record.dumps(plan)) == plan
    assert record.loads(record.dumps(plan, indent=False).decode()) == plan


def test_same_plan_same_bytes(plan: model.Plan) -> None:
    assert record.dumps(plan) == record.dumps(record.loads(record.dumps(plan)))


def test_one_line_is_one_line_of_utf8(plan: model.Plan) -> None:
    line = record.dumps(plan, indent=False)
    assert line.endswith(b"\n")
    assert line.count(b"\n") == 1
    assert "đuối nước".encode() in line


def test_keys_are_those_of_the_format(plan: model.Plan) -> None:
    found = json.loads(record.dumps(plan))
    assert list(found)[:4] == ["schema_version", "plan_id", "source", "parser"]
    assert found["deadlines"][1]["from"] is None
    assert "from_" not in found["deadlines"][0]
    assert found["obligations"][0]["span"] == list(plan.obligations[0].span)


def test_every_field_of_the_model_is_written(plan: model.Plan) -> None:
    found = json.loads(record.dumps(plan))
    for name in ("sections", "blocks", "citations", "agencies", "deadlines", "targets", "obligations", "contacts"):
        item = getattr(plan, name)[0]
        assert set(found[name][0]) == {field.name.rstrip("_") for field in dataclasses.fields(item)}


def test_lone_surrogates_are_written_as_escapes(plan: model.Plan) -> None:
    data = record.dumps(dataclasses.replace(plan, text="a\ud800b"))
    assert json.loads(data)["text"] == "a\ud800b"


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda found: {"schema_version": "2.0"}, id="a newer major version"),
        pytest.param(lambda found: {"schema_version": None}, id="no version"),
        pytest.param(lambda found: {"text": 5}, id="a wrong type"),
        pytest.param(lambda found: {"sections": [{}]}, id="an item without its keys"),
        pytest.param(lambda found: {"source": found["source"] | {"status": "odd"}}, id="a value of no list"),
    ],
)
def test_what_is_no_record_is_refused(plan: model.Plan, change) -> None:
    found = json.loads(record.dumps(plan))
    with pytest.raises(SchemaError):
        record.loads(json.dumps({**found, **change(found)}))


@pytest.mark.parametrize("data", ["", "[]", "null", '"x"', "{", "{}", b"\xff", "[" * 100_000])
def test_what_is_no_json_object_is_refused(data: bytes | str) -> None:
    with pytest.raises(SchemaError):
        record.loads(data)


def test_a_newer_minor_version_with_more_keys_is_read(plan: model.Plan) -> None:
    found = {**json.loads(record.dumps(plan)), "schema_version": "1.7", "novelty": 1}
    assert record.loads(json.dumps(found)).schema_version == "1.7"


def test_the_schema_admits_records_and_only_those(plan: model.Plan) -> None:
    schema = record.json_schema()
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    found = json.loads(record.dumps(plan))
    validator.validate(found)
    del found["deadlines"][0]["from"]
    assert not validator.is_valid(found)
