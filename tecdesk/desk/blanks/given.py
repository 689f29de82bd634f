"""收条 of what was handed out or given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.capitals import count_in_capitals
from tecdesk.domain.capitals import money_in_capitals
from tecdesk.domain.field import Kind
from tecdesk.domain.values import show
from tecdesk.report.forms.receipts import Receipt

if TYPE_CHECKING:
    from tecdesk.desk.blanks.known import Known
    from tecdesk.domain.record import Record


def receipt(known: Known, given: Record | None) -> Receipt:
    """收条 of a handout or of aid in goods or money."""
    if given is None:
        return Receipt()
    if given.register == "handout":
        number = given.number("quantity")
        return Receipt(
            known.unit,
            known.text(given, "material"),
            capitals="" if number is None else count_in_capitals(number),
            number="" if number is None else str(number),
            unit=given.text("unit"),
            purpose=known.text(given, "occasion"),
            code=known.code(given),
        )
    return _aid(known, given)


def _aid(known: Known, given: Record) -> Receipt:
    money = given.number("money")
    if money and not given.text("goods"):
        return Receipt(
            known.unit,
            "帮扶资金",
            capitals=money_in_capitals(money),
            number=show(Kind.MONEY, money),
            unit="元",
            purpose=known.text(given, "content"),
            code=known.code(given),
        )
    return Receipt(
        known.unit,
        given.text("goods"),
        number=show(Kind.NUMBER, given.number("quantity")),
        unit=given.text("unit"),
        purpose=known.text(given, "content"),
        code=known.code(given),
    )
