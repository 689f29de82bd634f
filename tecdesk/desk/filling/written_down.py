"""Mappings as JSON: places by the address of their cell, figures by their keys."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from typing import Any

from tecdesk.desk.filling.binding import binding_of
from tecdesk.errors import DeskError
from tecdesk.errors import os_errors
from tecdesk.exchange.forms.files.workbook import place_of
from tecdesk.exchange.forms.grid import Place

if TYPE_CHECKING:
    from pathlib import Path

    from tecdesk.desk.filling.binding import Binding
    from tecdesk.desk.filling.binding import Mapping
    from tecdesk.exchange.forms.grid import Form

_PLACE = re.compile(r"(?:(.*)!)?([A-Z]{1,3}\d{1,7})(?:#(\d+))?", re.IGNORECASE)


def address_of(form: Form, place: Place) -> str:
    """A place in JSON: 汇总!B7; 汇总!A3#1 is the first {{…}} in the cell."""
    mark = f"#{place.mark}" if place.mark else ""
    return f"{form.sheets[place.sheet].name}!{place.address}{mark}"


def read_mapping(path: Path, form: Form) -> Mapping:
    """The mapping in a file: {"汇总!B7": {"indicator": …}, "汇总!C7": null}.

    Raises:
        DeskError: it cannot be read, or a place or a figure in it is unknown.
    """
    with os_errors(path, "读取"):
        data = path.read_bytes()
    try:
        told: dict[str, Any] = dict(json.loads(data))
    except (ValueError, TypeError) as error:
        raise DeskError(
            f"“{path.name}”不是对照表。", '要写成 {"汇总!B7": {"indicator": "…"}}。'
        ) from error
    return {
        _place(form, k, path): _binding(plain, k, path) for k, plain in told.items()
    }


def _binding(plain: Any, key: str, path: Path) -> Binding | None:
    if plain is None:
        return None
    try:
        return binding_of(plain)
    except ValueError as error:
        raise DeskError(f"“{path.name}”里 {key} 写得不对：{error}。") from error


def _place(form: Form, address: str, path: Path) -> Place:
    found = _PLACE.fullmatch(address.strip())
    at = place_of(found[2].upper()) if found else None
    names = [sheet.name for sheet in form.sheets]
    name = found[1] if found and found[1] else (names or [""])[0]
    if not found or at is None or name not in names:
        raise DeskError(
            f"“{path.name}”里的 {address} 在表里找不到。",
            f"要写成 工作表!格，工作表有：{'、'.join(names)}。",
        )
    return Place(names.index(name), *at, mark=int(found[3] or 0))
