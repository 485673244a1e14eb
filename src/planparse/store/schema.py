"""The tables of a store: one schema for SQLite and PostgreSQL.

`plans` and what hangs on them are written from the record of the source that is shown; `sources` keeps the record of every source. The
columns of items are those that questions filter by; `data` is the item as it stands in the record.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSION = 4  # versions.py raises older ones

metadata = MetaData()

_NULL = JSON(none_as_null=True)

# order by code point on every engine, whatever the language of the server
_Ordered = String().with_variant(String(collation="C"), "postgresql")

store = Table("store", metadata, Column("key", String, primary_key=True), Column("value", String, nullable=False))

plans = Table(
    "plans",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("plan_id", _Ordered, nullable=False, unique=True),
    Column("doc_type", String),
    Column("number", String),
    Column("title", Text),
    Column("folded", Text, nullable=False),  # number, title, issuer and place, for search
    Column("issued_on", String),
    Column("year_from", Integer),
    Column("year_to", Integer),
    Column("issuer", String),
    Column("issuer_id", String),
    Column("level", String, index=True),
    Column("path", _Ordered, index=True),  # slugs of the place: ha-noi/cau-giay
    Column("place", String, nullable=False),  # folded names of the place, from the commune up
    Column("instrument_id", String, index=True),
    Column("data", JSON, nullable=False),
    Column("corrected", _NULL),  # fields that people set
)
Index("plans_years", plans.c.year_from, plans.c.year_to)

sources = Table(
    "sources",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("plan", ForeignKey("plans.pk", ondelete="CASCADE"), nullable=False, index=True),
    Column("sha256", _Ordered, nullable=False),
    Column("part", Integer, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("media_type", String, nullable=False),
    Column("bytes", Integer, nullable=False),
    Column("status", String, nullable=False),
    Column("ocr", Boolean, nullable=False),
    Column("chars", Integer, nullable=False),
    Column("parser", String, nullable=False),
    Column("config_sha256", String, nullable=False),
    Column("record", LargeBinary, nullable=False),  # the record as JSON, compressed by zlib
    Column("corrected", LargeBinary),  # the same with corrections, where there are any
    UniqueConstraint("sha256", "part"),
)

names = Table(
    "source_names",
    metadata,
    Column("source", ForeignKey("sources.pk", ondelete="CASCADE"), primary_key=True),
    Column("name", String, primary_key=True),
)

obligations = Table(
    "obligations",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("plan", ForeignKey("plans.pk", ondelete="CASCADE"), nullable=False, index=True),
    Column("id", String, nullable=False, index=True),
    Column("theme", String, index=True),
    Column("modality", String, nullable=False),
    Column("confidence", Float, nullable=False),
    Column("exact", Text, nullable=False),  # words in small letters, tone marks in one place, blanks between
    Column("folded", Text, nullable=False),  # without marks
    Column("data", JSON, nullable=False),
    Column("corrected", _NULL),  # fields that people set
    Column("tracking", _NULL),  # status and notes of an office
)

bodies = Table(
    "bodies",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("name", String, nullable=False),
    Column("agency_id", String, nullable=False, server_default=""),
    Column("level", String, nullable=False, server_default=""),
    Column("folded", String, nullable=False),
    UniqueConstraint("name", "agency_id", "level"),
)
Index("bodies_agency", bodies.c.agency_id)

roles = Table(
    "roles",
    metadata,
    Column("obligation", ForeignKey("obligations.pk", ondelete="CASCADE"), nullable=False),
    Column("body", ForeignKey("bodies.pk"), nullable=False),
    Column("role", String, nullable=False),  # lead, coordinate, report_to
)
Index("roles_obligation", roles.c.obligation)
Index("roles_body", roles.c.body, roles.c.role)

citations = Table(
    "citations",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("plan", ForeignKey("plans.pk", ondelete="CASCADE"), nullable=False, index=True),
    Column("id", String, nullable=False),
    Column("type", String, nullable=False),
    Column("number", String),
    Column("relation", String, nullable=False),
    Column("instrument_id", String, index=True),
    Column("folded", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Column("corrected", _NULL),  # fields that people set
)

agencies = Table(
    "agencies",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("plan", ForeignKey("plans.pk", ondelete="CASCADE"), nullable=False, index=True),
    Column("id", String, nullable=False),
    Column("body", ForeignKey("bodies.pk"), nullable=False, index=True),
    Column("confidence", Float, nullable=False),
    Column("data", JSON, nullable=False),
    Column("corrected", _NULL),  # fields that people set
)

deadlines = Table(
    "deadlines",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("plan", ForeignKey("plans.pk", ondelete="CASCADE"), nullable=False, index=True),
    Column("id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("folded", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Column("corrected", _NULL),  # fields that people set
)

times = Table(
    "times",
    metadata,
    Column("deadline", ForeignKey("deadlines.pk", ondelete="CASCADE"), nullable=False, index=True),
    Column("first", _Ordered, nullable=False),
    Column("last", _Ordered, nullable=False),
)
Index("times_days", times.c.first, times.c.last)

targets = Table(
    "targets",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("plan", ForeignKey("plans.pk", ondelete="CASCADE"), nullable=False, index=True),
    Column("id", String, nullable=False),
    Column("unit", String, nullable=False),
    Column("folded", Text, nullable=False),
    Column("data", JSON, nullable=False),
    Column("corrected", _NULL),  # fields that people set
)


def _link(name: str, item: Table) -> Table:
    column = item.name.removesuffix("s")
    table = Table(
        name,
        metadata,
        Column("obligation", ForeignKey("obligations.pk", ondelete="CASCADE"), primary_key=True),
        Column("item", ForeignKey(f"{item.name}.pk", ondelete="CASCADE"), primary_key=True),
    )
    Index(f"{name}_{column}", table.c.item)
    return table


obligation_citations = _link("obligation_citations", citations)
obligation_deadlines = _link("obligation_deadlines", deadlines)
obligation_targets = _link("obligation_targets", targets)

STATES = ("pending", "running", "done", "quarantined")

inputs = Table(  # kept by ledger.py
    "inputs",
    metadata,
    Column("source", _Ordered, primary_key=True),
    Column("sha256", String, nullable=False),  # empty where it could not be read
    Column("state", String, nullable=False, index=True),  # of STATES
    Column("attempts", Integer, nullable=False),
    Column("parser", String, nullable=False),
    Column("config_sha256", String, nullable=False),
    Column("owner", String, nullable=False),  # of the lease while it is running
    Column("since", Float, nullable=False),  # seconds of the clock
    Column("code", String, nullable=False),
    Column("detail", String, nullable=False),
)

corrections = Table(  # kept.py; they hang on no plan: they outlive its readings
    "corrections",
    metadata,
    Column("pk", Integer, primary_key=True),
    Column("plan_id", _Ordered, nullable=False, index=True),
    Column("sha256", String, nullable=False),  # of the source that was shown
    Column("part", Integer, nullable=False),
    Column("items", String, nullable=False),
    Column("action", String, nullable=False),
    Column("anchor", _NULL),
    Column("field", String),
    Column("value", _NULL),
    Column("author", String, nullable=False),
    Column("source", String, nullable=False),
    Column("made_at", String, nullable=False),  # UTC, ISO 8601
    Column("undone_at", String),
    Column("undone_by", String),
    sqlite_autoincrement=True,  # a number is never given twice
)
Index("corrections_source", corrections.c.sha256, corrections.c.part)

# Full text over obligations: words of the two columns without any folding of the engine's own, which would miss đ.
SEARCH = {
    "sqlite": (
        """CREATE VIRTUAL TABLE search USING fts5(
            exact, folded, content='obligations', content_rowid='pk', tokenize='unicode61 remove_diacritics 0')""",
        """CREATE TRIGGER search_insert AFTER INSERT ON obligations BEGIN
            INSERT INTO search(rowid, exact, folded) VALUES (new.pk, new.exact, new.folded); END""",
        """CREATE TRIGGER search_delete AFTER DELETE ON obligations BEGIN
            INSERT INTO search(search, rowid, exact, folded) VALUES ('delete', old.pk, old.exact, old.folded); END""",
    ),
    "postgresql": (
        # columns of the server's own: a plan that passes the index by would have to split every text anew
        """ALTER TABLE obligations
            ADD COLUMN exact_words tsvector GENERATED ALWAYS AS (to_tsvector('simple', exact)) STORED,
            ADD COLUMN folded_words tsvector GENERATED ALWAYS AS (to_tsvector('simple', folded)) STORED""",
        "CREATE INDEX obligations_exact ON obligations USING gin (exact_words)",
        "CREATE INDEX obligations_folded ON obligations USING gin (folded_words)",
    ),
}
