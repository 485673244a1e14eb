"""Label Studio: tasks as it takes them, and its export read back."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import lxml.etree
import pytest

from planparse import errors, parse_text
from planparse.exchange import formats, label_tasks
from planparse.exchange.target import Target
from planparse.exchange.view import View
from planparse.store import Filter, Store
from tests.asked import PROVINCE, district, province
from tests.nasty import nasty


@pytest.fixture(scope="module")
def kho(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    address = f"sqlite:///{tmp_path_factory.mktemp('kho') / 'kho.db'}"
    with Store(address) as store:
        for plan in (province(), district(), *(nasty(number) for number in range(50))):
            store.write(plan)
    with Store(address, read_only=True) as store:
        yield store


@pytest.fixture(scope="module")
def tasks(kho: Store, tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, Any]]:
    folder = tmp_path_factory.mktemp("tasks")
    formats.writer("label-studio")(View(kho, Filter()), Target(folder))
    labels = {one.get("value") for one in lxml.etree.parse(folder / "config.xml").iter("Label")}
    found: list[dict[str, Any]] = json.loads((folder / "tasks.json").read_bytes())
    assert {region["value"]["labels"][0] for task in found for region in results(task) if region["type"] == "labels"} == labels
    return found


def results(task: dict[str, Any]) -> list[dict[str, Any]]:
    return task["predictions"][0]["result"]


def annotated(tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What Label Studio exports when each prediction was taken as it is."""
    return [
        {"id": 7, "data": copy.deepcopy(task["data"]), "annotations": [{"id": 1, "result": copy.deepcopy(results(task))}]} for task in tasks
    ]


def back(store: Store, path: Path, tasks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    path.write_text(json.dumps(tasks), encoding="utf-8")
    return list(formats.reader("label-studio")(store, path))


def own(tasks: list[dict[str, Any]], plan_id: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """An annotated task of one plan alone, and its regions and relations."""
    (task,) = annotated([task for task in tasks if task["data"]["plan_id"] == plan_id])
    return task, task["annotations"][0]["result"]


def test_tasks_hold_every_item_at_its_place(kho: Store, tasks: list[dict[str, Any]]) -> None:
    assert len(tasks) == 52
    for task, record in zip(tasks, View(kho, Filter()).records(), strict=True):
        text = task["data"]["text"]
        assert len(text) == len(record["text"]) == len(text.encode("utf-16-le")) // 2, "every way of counting agrees"
        regions = {one["id"]: one["value"] for one in results(task) if one["type"] == "labels"}
        assert len(regions) == sum(len(record[name]) for name in label_tasks.LISTS.values())
        for duty in record["obligations"]:
            assert [regions[duty["id"]]["start"], regions[duty["id"]]["end"]] == list(duty["span"])
        assert all(text[one["start"] : one["end"]] == one["text"] for one in regions.values())
        pairs = [(one["from_id"], one["to_id"], one["labels"][0]) for one in results(task) if one["type"] == "relation"]
        assert {(a, b) for a, b, name in pairs if name == "deadline"} == {
            (duty["id"], due) for duty in record["obligations"] for due in duty["deadlines"]
        }
        assert len(pairs) == len(set(pairs))
        assert {end for pair in pairs for end in pair[:2]} <= set(regions)
    assert {name for task in tasks for one in results(task) if one["type"] == "relation" for name in one["labels"]} == set(
        label_tasks.RELATIONS
    )


def test_what_nobody_changed_gives_nothing(kho: Store, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    assert back(kho, tmp_path / "a.json", annotated(tasks)) == []


def test_changes_of_every_kind(kho: Store, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    task, result = own(tasks, province().plan_id)
    text = task["data"]["text"]
    deadline, target = (next(one for one in result if one.get("value", {}).get("labels") == [label]) for label in ("deadline", "target"))
    duty = next(one for one in result if one.get("value", {}).get("labels") == ["obligation"])
    relation = next(one for one in result if one["type"] == "relation" and one["labels"] == ["lead"])
    deadline["value"] |= {"start": deadline["value"]["start"] + 6, "text": deadline["value"]["text"][6:]}
    duty["value"]["labels"] = ["citation"]
    result.remove(target)
    result[:] = [one for one in result if target["id"] not in (one.get("from_id"), one.get("to_id"))]
    result.remove(relation)
    at = text.index("nhân viên y tế")
    result.append({"id": "mới", "type": "labels", "value": {"start": at, "end": at + 14, "text": "nhân viên y tế", "labels": ["agency"]}})
    result.append({"type": "relation", "from_id": duty["id"], "to_id": "mới", "labels": ["lead"]})
    found = back(kho, tmp_path / "a.json", [task])
    assert {row["status"] for row in found} == {"fits"}
    told = [(row["id"], row["changes"]) for row in found if "relation" not in row["changes"]]
    assert (duty["id"], {"label": ["obligation", "citation"]}) in told
    assert (target["id"], {"label": ["target", None]}) in told
    assert (None, {"label": [None, "agency"]}) in told
    (moved,) = (changes["words"] for _, changes in told if "words" in changes)
    assert moved[0].endswith(moved[1])
    pairs = [
        (row["anchor"]["quote"][:8], row["other"]["quote"], row["changes"]["relation"]) for row in found if "relation" in row["changes"]
    ]
    assert (duty["value"]["text"][:8], "nhân viên y tế", [None, "lead"]) in pairs
    assert ["lead", None] in [change for *_, change in pairs]


def test_what_no_longer_fits_is_listed(tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    task, result = own(tasks, province().plan_id)
    other, others = own(tasks, district().plan_id)
    for each in (result, others):
        each[:] = [one for one in each if one.get("value", {}).get("labels") != ["obligation"] and one["type"] != "relation"]
    with Store(f"sqlite:///{tmp_path / 'b.db'}") as store:
        store.write(parse_text(PROVINCE.replace("cắm biển báo", "lắp biển báo")))
        found = back(store, tmp_path / "a.json", [task, other])
    gone = {row["anchor"]["quote"][:21]: row["status"] for row in found if row["task"] == 1}
    assert (gone["Rà soát, cắm biển báo"], set(gone.values())) == ("gone", {"gone", "fits"})
    assert {row["status"] for row in found if row["task"] == 2} == {"no_plan"}


def test_an_annotation_that_was_cancelled_says_nothing(kho: Store, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    task, _ = own(tasks, province().plan_id)
    task["annotations"][0] |= {"was_cancelled": True, "result": []}
    assert back(kho, tmp_path / "a.json", [task]) == []


@pytest.mark.parametrize(
    "text",
    ["", "{}x", '{"a": 1}', "[1]", '[{"data": {"text": "x"}}]', '[{"data": {"text": "x", "plan_id": 1, "items": [], "relations": []}}]'],
)
def test_what_is_no_export_of_our_tasks(kho: Store, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, encoding="utf-8")
    with pytest.raises(errors.SchemaError):
        list(formats.reader("label-studio")(kho, tmp_path / "a.json"))


def test_a_broken_annotation(kho: Store, tasks: list[dict[str, Any]], tmp_path: Path) -> None:
    task, result = own(tasks, province().plan_id)
    del result[0]["value"]
    with pytest.raises(errors.SchemaError):
        back(kho, tmp_path / "a.json", [task])
