"""fill: put the figures of a year into another office's form."""

from __future__ import annotations

from typing import TYPE_CHECKING
from typing import Any

from tecdesk.cli.desk import book_of
from tecdesk.cli.output import say
from tecdesk.cli.output import say_aside
from tecdesk.cli.output import say_json

if TYPE_CHECKING:
    import argparse

    from tecdesk.desk.filling.filling import Filled
    from tecdesk.desk.filling.start import Start
    from tecdesk.exchange.forms.grid import Place


def fill(called: argparse.Namespace) -> None:
    """Fill a copy of a form; what was not filled goes beside it."""
    from tecdesk.desk.filling.filling import fill as fill_form
    from tecdesk.desk.filling.remembered import remember
    from tecdesk.desk.filling.start import start
    from tecdesk.desk.filling.written_down import read_mapping
    from tecdesk.exchange.forms.files.opening import open_form

    form = open_form(called.form)
    chosen = read_mapping(called.mapping, form) if called.mapping else {}
    with book_of(called, writing=bool(chosen)) as book:
        begun = start(book, form, called.year)
        mapping = {**begun.mapping, **chosen}
        filled = fill_form(book, form, mapping, called.year, called.out)
        if chosen:
            remember(book, form, mapping, called.year)
    if called.json:
        say_json(_plain(begun, filled))
        return
    say(f"{filled.path} 填了 {len(filled.written)} 格，没填 {len(filled.left)} 格")
    for line in (*_differences(begun), *filled.notes, *_left(begun, filled)):
        say_aside(line)


def _differences(begun: Start) -> list[str]:
    """What a form that resembles an earlier one has more and less."""
    known = begun.recalled
    if not known or known.exact:
        return []
    lines = [f"和以前填过的“{known.known.name}”不全一样，逐格看一看。"]
    if known.retitled:
        lines.append("标题写的时段或单位变了，以前定的没有用上。")
    for place in known.added:
        label = begun.proposals[place].heads.label
        lines.append(f"多了：{begun.form.named(place)} {label}")
    return lines + [f"少了：{label}" for label in known.gone]


def _left(begun: Start, filled: Filled) -> list[str]:
    lines = []
    for place, label, why in filled.left:
        doubt = _doubt(begun, place) if place not in begun.mapping else ""
        where = f"{filled.form.named(place)} {label}".strip()
        lines.append(f"没填：{where}：{doubt or why}")
    return lines


def _doubt(begun: Start, place: Place) -> str:
    """Why a cell waits for the clerk, and what it might be."""
    proposal = begun.proposals.get(place)
    if not proposal or not proposal.why:
        return ""
    guess = f"（像是 {proposal.binding.label}）" if proposal.binding else ""
    return f"{proposal.why}{guess}"


def _plain(begun: Start, filled: Filled) -> dict[str, Any]:
    from tecdesk.desk.filling.written_down import address_of

    form = filled.form
    known = begun.recalled
    return {
        "file": str(filled.path),
        "known": known.known.name if known else None,
        "same": begun.by_itself,
        "written": [
            {"place": address_of(form, place), "text": text}
            for place, text in filled.written.items()
        ],
        "left": [
            {
                "place": address_of(form, place),
                "label": label,
                "why": (place not in begun.mapping and _doubt(begun, place)) or why,
                "guess": _guess(begun, place),
            }
            for place, label, why in filled.left
        ],
        "notes": [*_differences(begun), *filled.notes],
    }


def _guess(begun: Start, place: Place) -> dict[str, Any] | None:
    proposal = begun.proposals.get(place)
    return proposal.binding.plain() if proposal and proposal.binding else None
