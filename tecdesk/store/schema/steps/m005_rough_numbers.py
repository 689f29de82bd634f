"""Which records hold estimates, so that a tally knows at once."""

from __future__ import annotations

STATEMENTS = tuple(
    f"CREATE INDEX {register}_rough ON {register}(quality) "
    "WHERE quality IS NOT NULL AND quality <> '实数'"
    for register in ("training", "handout", "base", "base_year", "aid")
)
