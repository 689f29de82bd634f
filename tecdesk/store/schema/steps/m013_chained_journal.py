"""The journal chained by hash, kept from being rewritten, and foldable."""

from __future__ import annotations

_SHUT = "NOT EXISTS (SELECT 1 FROM journal_door)"
_REFUSED = "SELECT RAISE(ABORT, 'the journal is not rewritten'); END"


def _refuses(name: str, what: str, table: str, when: str = "") -> str:
    condition = f"{when} AND {_SHUT}" if when else _SHUT
    return (
        f"CREATE TRIGGER {name} BEFORE {what} ON {table} "
        f"WHEN {condition} BEGIN {_REFUSED}"
    )


TRIGGERS = (
    _refuses(
        "journal_step_fixed",
        "UPDATE OF id, at, operator, label, reason, undoes, content, chain",
        "journal_step",
        "(OLD.chain IS NOT NULL OR OLD.id <= (SELECT after FROM journal_start))",
    ),
    _refuses("journal_step_kept", "DELETE", "journal_step"),
    *(
        _refuses(f"{table}_{name}", what, table)
        for table in ("journal_row", "journal_known", "journal_redaction")
        for name, what in (("fixed", "UPDATE"), ("kept", "DELETE"))
    ),
)

STATEMENTS = (
    "ALTER TABLE journal_step ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE journal_step ADD COLUMN content BLOB",
    "ALTER TABLE journal_step ADD COLUMN chain BLOB",
    """
    CREATE TABLE journal_numbered (
        id INTEGER PRIMARY KEY,
        step INTEGER NOT NULL REFERENCES journal_step(id),
        register TEXT NOT NULL,
        record TEXT NOT NULL,
        action TEXT NOT NULL,
        before TEXT,
        after TEXT,
        proof BLOB
    ) STRICT
    """,
    """
    INSERT INTO journal_numbered(id, step, register, record, action, before, after)
    SELECT rowid, step, register, record, action, before, after FROM journal_row
    ORDER BY rowid
    """,
    "DROP TABLE journal_row",
    "ALTER TABLE journal_numbered RENAME TO journal_row",
    "CREATE INDEX journal_row_step ON journal_row(step)",
    "CREATE INDEX journal_row_record ON journal_row(record)",
    """
    CREATE TABLE journal_start (
        after INTEGER NOT NULL,
        at TEXT NOT NULL,
        digest BLOB NOT NULL,
        chain BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE journal_known (
        id INTEGER PRIMARY KEY,
        step INTEGER NOT NULL,
        register TEXT NOT NULL,
        record TEXT NOT NULL,
        proof BLOB,
        stamps TEXT
    ) STRICT
    """,
    "CREATE INDEX journal_known_step ON journal_known(step)",
    "CREATE INDEX journal_known_record ON journal_known(record)",
    """
    CREATE TABLE journal_redaction (
        id INTEGER PRIMARY KEY,
        step INTEGER NOT NULL,
        part TEXT NOT NULL,
        line INTEGER NOT NULL,
        was BLOB NOT NULL,
        now BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX journal_redaction_step ON journal_redaction(step)",
    """
    CREATE TABLE journal_fold (
        step INTEGER PRIMARY KEY,
        upto INTEGER NOT NULL,
        at TEXT NOT NULL,
        digest BLOB NOT NULL
    ) STRICT
    """,
    "CREATE TABLE journal_door (why TEXT NOT NULL) STRICT",
    *TRIGGERS,
)
