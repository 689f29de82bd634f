"""Which records hold a number written with 约, 余 or 多."""

from __future__ import annotations

STATEMENTS = (
    *(
        f"CREATE INDEX {register}_about ON {register}(marks) "
        "WHERE marks IS NOT NULL AND instr(marks, '\"about\"')"
        for register in ("training", "handout", "base", "base_year", "pairing", "aid")
    ),
    """
    CREATE INDEX pairing_rough ON pairing(quality)
    WHERE quality IS NOT NULL AND quality <> '实数'
    """,
)
