"""How Spark says what the SQL of figures leaves open."""

from __future__ import annotations

from tecdesk.exchange.columns.layout import LINE
from tecdesk.exchange.columns.layout import YEAR
from tecdesk.store.figures.dialect import Dialect


class Spark(Dialect):
    """Spark 4 with ANSI rules, over the tables of an export."""

    row = "id"
    entry = LINE

    def name(self, key: str) -> str:
        return f"`{key}`"

    def same(self, one: str, other: str) -> str:
        return f"{one} <=> {other}"

    def differ(self, one: str, other: str) -> str:
        return f"NOT ({one} <=> {other})"

    def number(self, text: str) -> str:
        return f"try_cast({text} AS INT)"  # '' too, where the CASE is taken apart

    def text(self, number: str) -> str:
        return f"CAST({number} AS STRING)"

    def divided(self, number: str, by: int) -> str:
        return f"({number}) DIV {by}"

    def holds(self, text: str, part: str) -> str:
        return f"instr({text}, '{part}') > 0"

    def member(self, json: str, key: str) -> str:
        return f"get_json_object({json}, '$.{key}')"

    def amount(self, json: str, key: str) -> str:
        return f"try_cast({self.member(json, key)} AS BIGINT)"

    def last(self, chosen: str, source: str, order: tuple[str, ...]) -> str:
        # A query that asks an outer row must have one row by its form.
        greatest = f"struct({', '.join(order)})"
        return f"(SELECT max_by({chosen}, {greatest}) {source})"

    def years(self, first: str, last: str) -> str:
        texts = [f"r.{YEAR} <= '{last}'"]
        if first:
            texts.append(f"r.{YEAR} >= '{first}'")
        return " AND ".join(texts)


SPARK = Spark()
