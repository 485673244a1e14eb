"""Akoma Ntoso 3.0 (OASIS LegalDocML): one `doc` a plan, divisions as `hcontainer` with ids from their path."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from lxml import etree

from planparse.exchange.names import file_name
from planparse.text.patterns import pattern

if TYPE_CHECKING:
    from planparse.exchange.target import Target
    from planparse.exchange.view import View

_NS = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
_NOT_XML = pattern("akoma.not_xml", "[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_NOT_ID = pattern("akoma.not_id", r"[^A-Za-z0-9.~-]+")
_NO_DATE = "0001-01-01"
_PRECISION = ("issued-year", "issued-month", "issued")
Data = dict[str, Any]


def write(view: View, target: Target) -> int:
    """Write `<plan_id>.xml` for each plan that fits; returns their number."""
    number = 0
    for record in view.records():
        tree = etree.ElementTree(_Document(record).root)
        with target.file(f"{file_name(record['plan_id'])}.xml") as out:
            tree.write(out, encoding="UTF-8", xml_declaration=True)
        number += 1
    return number


def _add(parent: Any, tag: str, text: str = "", /, **attributes: str) -> Any:
    made = etree.SubElement(parent, f"{{{_NS}}}{tag}", {key: _clear(value) for key, value in attributes.items()})
    made.text = _clear(text) or None
    return made


def _clear(text: str) -> str:
    return _NOT_XML.sub("\ufffd", text)


class _Document:
    """The tree of one record."""

    def __init__(self, record: Data) -> None:
        self._record = record
        self._paths = {section["path"] for section in record["sections"]}
        self._blocks: dict[str | None, list[Data]] = defaultdict(list)
        for block in record["blocks"]:
            self._blocks[block["section"] if block["section"] in self._paths else None].append(block)
        self._children: dict[str | None, list[Data]] = defaultdict(list)
        for section in record["sections"]:
            self._children[section["parent"]].append(section)
        self._ids: set[str] = set()
        self.root = etree.Element(f"{{{_NS}}}akomaNtoso", nsmap={None: _NS})
        name = (record["metadata"]["doc_type"] or "vb").lower()
        document = _add(self.root, "doc", name=name, contains="originalVersion")
        _meta(_add(document, "meta"), record)
        self._content(document)

    def _content(self, document: Any) -> None:
        start = min((section["span"][0] for section in self._record["sections"]), default=0)
        before = [block for block in self._blocks[None] if block["span"][0] < start]
        after = [block for block in self._blocks[None] if block["span"][0] >= start]
        if before:
            self._paragraphs(_add(document, "preface"), before)
        body = _add(document, "mainBody")
        for section in self._children[None]:
            self._section(body, section)
        if self._children[None] and after:
            self._paragraphs(_add(document, "conclusions"), after)
        elif not self._children[None]:
            self._paragraphs(body, after)

    def _section(self, parent: Any, section: Data) -> None:
        name = self._id("sec_" + "__".join(_NOT_ID.sub("-", part) for part in section["path"].split("/")))
        made = _add(parent, "hcontainer", name=section["kind"], eId=name)
        start, end = section["heading_span"]
        _add(made, "num", section["marker"])
        _add(made, "heading", self._record["text"][start:end].removeprefix(section["marker"]).strip())
        blocks = list(_below(self._blocks[section["path"]], end))
        children = self._children[section["id"]]
        if not children:
            self._paragraphs(_add(made, "content", eId=self._id(f"{name}__content")), blocks)
            return
        first = children[0]["span"][0]
        intro, rest = [block for block in blocks if block["span"][0] < first], [block for block in blocks if block["span"][0] >= first]
        if intro:
            self._paragraphs(_add(made, "intro", eId=self._id(f"{name}__intro")), intro)
        for child in children:
            self._section(made, child)
        if rest:
            self._paragraphs(_add(made, "wrapUp", eId=self._id(f"{name}__wrapup")), rest)

    def _id(self, base: str) -> str:
        """An id that no other element has."""
        name, number = base, 1
        while name in self._ids:
            number += 1
            name = f"{base}~{number}"
        self._ids.add(name)
        return name

    def _paragraphs(self, parent: Any, blocks: Sequence[Data]) -> None:
        for block in blocks:
            made = _add(parent, "p", f"{block['marker']} " if block["marker"] else "")
            self._inline(made, *block["span"])
        if not blocks:
            _add(parent, "p")

    def _inline(self, parent: Any, start: int, end: int) -> None:
        """The text between two places, with references to the instruments that are known."""
        text, at = self._record["text"], start
        parts: list[tuple[str, Data | None]] = []
        for item in self._record["citations"]:
            low, high = item["span"]
            if item["instrument_id"] and at <= low and high <= end:
                parts += [(text[at:low], None), (text[low:high], item)]
                at = high
        for piece, item in [*parts, (text[at:end], None)]:
            if item is not None:
                _add(parent, "ref", piece, href=_iri(item["instrument_id"]))
            elif len(parent):
                parent[-1].tail = _clear(piece)
            else:
                parent.text = (parent.text or "") + _clear(piece)


def _below(blocks: Iterable[Data], end: int) -> Iterator[Data]:
    """Blocks without what stands in the heading."""
    for block in blocks:
        low, high = block["span"]
        if high > end:
            yield block if low >= end else {**block, "marker": None, "span": [end, high]}


def _iri(instrument_id: str) -> str:
    return "/akn/" + "/".join(_NOT_ID.sub("-", part) for part in instrument_id.split("/"))


def _meta(meta: Any, record: Data) -> None:
    metadata = record["metadata"]
    when, precision = _date(metadata["issued_on"])
    work = _iri(f"vn/doc/{record['plan_id']}")
    identification = _add(meta, "identification", source="#planparse")
    levels = {"FRBRWork": work, "FRBRExpression": f"{work}/vie@", "FRBRManifestation": f"{work}/vie@.xml"}
    for level, uri in levels.items():
        made = _add(identification, level)
        _add(made, "FRBRthis", value=uri)
        _add(made, "FRBRuri", value=uri)
        _add(made, "FRBRdate", date=when, name=precision)
        _add(made, "FRBRauthor", href="#issuer" if level == "FRBRWork" else "#planparse")
        if level == "FRBRWork":
            _add(made, "FRBRcountry", value="vn")
            if metadata["number"]:
                _add(made, "FRBRnumber", value=metadata["number"])
        elif level == "FRBRExpression":
            _add(made, "FRBRlanguage", language="vie")
        else:
            _add(made, "FRBRformat", value="application/akn+xml")
    issuer = metadata["issuer"]["name"] if metadata["issuer"] else "?"
    references = _add(meta, "references", source="#planparse")
    _add(references, "TLCOrganization", eId="issuer", href="/ontology/organization/vn/issuer", showAs=issuer)
    _add(references, "TLCObject", eId="planparse", href="/ontology/object/planparse", showAs="planparse")


def _date(value: str | None) -> tuple[str, str]:
    """A day, and how exact it is: `issued`, `issued-month`, `issued-year`; for none a day that nobody takes for one."""
    from planparse.times import bounds

    found = bounds(value)
    return (found.first.isoformat(), _PRECISION[(value or "").count("-")]) if found else (_NO_DATE, "unknown")
