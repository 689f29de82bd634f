"""What the SQL of figures says differently from engine to engine."""

from __future__ import annotations


class Dialect:
    """SQLite's way; another engine overrides what it says otherwise.

    Everything else in the SQL of figures is what both understand: named values
    (:v0), CASE, coalesce, nullif, substr, ||, char, FILTER, GROUP BY 1.

    Attributes:
        row: column that tells the rows of a table apart.
        entry: column of the order in which rows of one book were entered.
    """

    row = "rowid"
    entry = "rowid"

    def name(self, key: str) -> str:
        """A table or column by its name, which may be a word of SQL."""
        return f'"{key}"'

    def same(self, one: str, other: str) -> str:
        """The two are equal, or neither is known."""
        return f"{one} IS {other}"

    def differ(self, one: str, other: str) -> str:
        """The two are not equal; what is not known differs from what is."""
        return f"{one} IS NOT {other}"

    def number(self, text: str) -> str:
        """Digits as an integer."""
        return f"CAST({text} AS INTEGER)"

    def text(self, number: str) -> str:
        """An integer as digits."""
        return f"CAST({number} AS TEXT)"

    def divided(self, number: str, by: int) -> str:
        """The whole part of a quotient."""
        return f"({number}) / {by}"

    def holds(self, text: str, part: str) -> str:
        """A literal stands somewhere in a text, as a condition."""
        return f"instr({text}, '{part}')"

    def member(self, json: str, key: str) -> str:
        """The text of one member of a JSON object."""
        return f"json_extract({json}, '$.{key}')"

    def amount(self, json: str, key: str) -> str:
        """The whole number of one member of a JSON object."""
        return self.member(json, key)

    def last(self, chosen: str, source: str, order: tuple[str, ...]) -> str:
        """The value of the last row: a query in brackets that asks an outer row.

        Args:
            chosen: what is wanted of the row.
            source: from FROM to the end of WHERE.
            order: columns of which the greatest make the last row.
        """
        descending = ", ".join(f"{column} DESC" for column in order)
        return f"(SELECT {chosen} {source} ORDER BY {descending} LIMIT 1)"

    def years(self, first: str, last: str) -> str:
        """What else says, of r, that its own date lies in some years; or nothing.

        Args:
            first: the first year; empty for from the beginning on.
            last: the last year.
        """
        del first, last
        return ""


SQLITE = Dialect()
