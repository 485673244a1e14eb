"""The schema in a database: made, demanded, raised from an older version.

1: as first made; 2 (22 November 2026): text for search as words with blanks between; on PostgreSQL order by code point and words in columns
of their own; 3 (22 November 2026): `inputs` with their states in the place of `failures`; 4 (22 November 2026): corrections.
Stores of the second kind that were made while it was still called 1 are raised in the same way.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable

from sqlalchemy import Connection, bindparam, insert, select, update

from planparse.errors import SchemaError, StoreError, StoreVersionError
from planparse.store import schema, shown
from planparse.text.search import body_key


def create(connection: Connection) -> None:
    """Make the tables in an empty database."""
    schema.metadata.create_all(connection)
    for command in schema.SEARCH[connection.dialect.name]:
        connection.exec_driver_sql(command)
    connection.execute(insert(schema.store), {"key": "version", "value": str(schema.VERSION)})


def demand(connection: Connection) -> None:
    """Raise StoreVersionError where the schema is of another version."""
    found = _found(connection)
    if found != str(schema.VERSION):
        raise StoreVersionError("", f"{found} ≠ {schema.VERSION}")


def migrate(connection: Connection) -> None:
    """Raise an older schema step by step; others stay as they are. All of it is part of the caller's transaction."""
    found = _found(connection)
    if found not in _STEPS:
        return
    for version in range(int(found), schema.VERSION):
        _STEPS[str(version)](connection)
    if found in _ANEW:
        _write_anew(connection)
    connection.execute(update(schema.store).where(schema.store.c.key == "version").values(value=str(schema.VERSION)))


def _found(connection: Connection) -> str:
    return connection.scalar(select(schema.store.c.value).where(schema.store.c.key == "version")) or ""


_BY_CODE_POINT = (
    ("plans", "plan_id"),
    ("plans", "path"),
    ("sources", "sha256"),
    ("times", "first"),
    ("times", "last"),
    ("failures", "source"),
)


def _from_1(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        for table, column in _BY_CODE_POINT:
            connection.exec_driver_sql(f'ALTER TABLE {table} ALTER COLUMN {column} TYPE VARCHAR COLLATE "C"')
        for command in ("DROP INDEX obligations_exact", "DROP INDEX obligations_folded", *schema.SEARCH["postgresql"]):
            connection.exec_driver_sql(command)


def _write_anew(connection: Connection) -> None:
    """All rows of items from the records, which every version keeps."""
    bodies, sources = schema.bodies, schema.sources
    names = [{"key": row.pk, "words": body_key(row.name)} for row in connection.execute(select(bodies.c.pk, bodies.c.name))]
    if names:
        connection.execute(update(bodies).where(bodies.c.pk == bindparam("key")).values(folded=bindparam("words")), names)
    for pk, plan_id in connection.execute(select(schema.plans.c.pk, schema.plans.c.plan_id).order_by(schema.plans.c.pk)).all():
        connection.execute(update(sources).where(sources.c.plan == pk).values(shown=False))
        try:
            if shown.choose(connection, pk):
                shown.renew(connection, [pk])
        except (SchemaError, ValueError, zlib.error):
            raise StoreError("", f"{plan_id}: record") from None


def _from_2(connection: Connection) -> None:
    """What failed is tried again by the next run: nobody knows with which configuration it did."""
    schema.inputs.create(connection)
    connection.exec_driver_sql("""
        INSERT INTO inputs (source, sha256, state, attempts, parser, config_sha256, owner, since, code, detail)
        SELECT source, sha256, 'quarantined', attempts, parser, '', '', 0, code, detail FROM failures""")
    connection.exec_driver_sql("DROP TABLE failures")


def _from_3(connection: Connection) -> None:
    schema.corrections.create(connection)
    binary = "BYTEA" if connection.dialect.name == "postgresql" else "BLOB"
    connection.exec_driver_sql(f"ALTER TABLE sources ADD COLUMN corrected {binary}")
    for table in ("plans", "obligations", "citations", "agencies", "deadlines", "targets"):
        connection.exec_driver_sql(f"ALTER TABLE {table} ADD COLUMN corrected JSON")
    connection.exec_driver_sql("ALTER TABLE obligations ADD COLUMN tracking JSON")


_STEPS: dict[str, Callable[[Connection], None]] = {"1": _from_1, "2": _from_2, "3": _from_3}  # from this version to the next
_ANEW = ("1",)  # whose rows of items are of another kind
