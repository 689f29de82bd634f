"""What the first page, the forms and the stories ask of a book of 100,000 records.

Each is timed warm in one process, seven rounds in which all are asked in turn; the
bound is what a person waits for without noticing, "work" the processor's own time.
"""

from __future__ import annotations

import random
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.rounds import BOUNDED
from bench.rounds import bounded
from bench.rounds import tell
from bench.sample import VILLAGES
from bench.sample import YEARS
from bench.sample import sessions
from tecdesk.desk.batch import write
from tecdesk.desk.bulk import preview
from tecdesk.desk.completion import completer
from tecdesk.desk.copying import as_text
from tecdesk.desk.duplicates import twins
from tecdesk.desk.last import last
from tecdesk.desk.many import Helped
from tecdesk.desk.many import visits
from tecdesk.desk.pasting import read_pasted
from tecdesk.desk.seen import seen
from tecdesk.store.book import Book
from tecdesk.tally.checkup.checkup import checkup
from tecdesk.tally.home import home
from tecdesk.tally.stories import household
from tecdesk.tally.stories import lecturer
from tecdesk.tally.village_story import village

if TYPE_CHECKING:
    from collections.abc import Callable

    from tecdesk.store.edit import Edit

    Asked = list[tuple[str, int, Callable[[], object]]]

SESSIONS, HANDOUTS, PAIRINGS, AID = 60_000, 18_000, 2_000, 20_000
TODAY = date(2025, 12, 15)
ROUNDS = 7
COLUMNS = ("held_on", "village", "title", "form", "people", "women", "lecturer")


def main() -> None:
    """Time everything on one made township."""
    with TemporaryDirectory() as folder:
        path = Path(folder, "清河镇.tecdesk")
        with Book.create(path, "清河镇") as book, book.edit("样例") as edit:
            fill(edit)
        with Book.open(path) as book:
            asked = _asked(book)
            times, work = _rounds(asked)
    rows = [bounded(name, times[name], work[name], most) for name, most, _ in asked]
    tell("A book of 100,000 records, ms", [BOUNDED, *rows])


def fill(edit: Edit) -> None:
    """Sessions, handouts, households with their visits, a few targets."""
    dice = random.Random(2025)
    places = [
        edit.add("village", {"name": name, "position": number})
        for number, name in enumerate(VILLAGES, 1)
    ]
    held = [{**each, "village": places[each["village"]]} for each in sessions(SESSIONS)]
    ids = edit.add_many("training", ((each, {}) for each in held))
    linked = range(0, SESSIONS, SESSIONS // HANDOUTS)
    edit.add_many(
        "handout",
        (
            ({"training": ids[n], "date": held[n]["held_on"], "quantity": 20}, {})
            for n in linked
        ),
    )
    lines = edit.add_many("pairing", (_pairing(n, places) for n in range(PAIRINGS)))
    ways = ("走访", "走访", "走访", "资金", "技术")
    edit.add_many(
        "aid",
        (
            (
                {
                    "pairing": dice.choice(lines),
                    "date": f"{dice.choice(YEARS)}-{dice.randrange(1, 13):02}-05",
                    "way": dice.choice(ways),
                    "money": dice.choice((None, 10_000)),
                },
                {},
            )
            for _ in range(AID)
        ),
    )
    for key in ("training.people", "training.sessions", "pairing.visits"):
        edit.add("target", {"year": 2025, "indicator": key, "value": 90_000_000})


def _pairing(number: int, places: list[str]) -> tuple[dict[str, str], dict[str, str]]:
    values = {
        "name": f"户{number}",
        "village": places[number % len(places)],
        "helper": f"责任人{number % 100}",
        "since": f"20{16 + number % 9}-01",
    }
    return values, {}


def _asked(book: Book) -> Asked:
    newest = last(book, "training")
    if newest is None:
        raise ValueError(book.path)
    lines = [line.id for line in book.find("pairing", limit=20)]
    shown = book.find("training", limit=5000)
    titles = completer(book, "training", "title", 2025)
    table = seen(book, "training", COLUMNS, shown, 2025)
    pasted = "\r\n".join(as_text(table).splitlines()[:31])
    chosen = [Helped(line) for line in lines]
    told = {"date": "2025-12-12", "content": "冬季走访"}
    place = next(iter(book.names("village")))
    form = {**newest.values, "title": "另一题"}
    ids = [each.id for each in shown]
    return [
        ("first page", 300, lambda: home(book, 2025, TODAY)),
        ("checkup of a year", 2000, lambda: checkup(book, 2025, TODAY)),
        ("last record entered", 5, lambda: last(book, "training")),
        ("same or near sessions", 5, lambda: twins(book, "training", form)),
        ("offers read", 100, lambda: completer(book, "training", "title", 2025)),
        (f"8 of {len(titles.offers)} offers", 5, lambda: titles.first("sdhyy")),
        (
            "20 visits at once",
            100,
            lambda: write(book, visits(book, told, chosen), 2025),
        ),
        ("bulk preview of 5,000", 500, lambda: _bulk(book, ids)),
        ("5,000 rows copied", 200, lambda: as_text(table)),
        ("30 rows pasted", 3000, lambda: _paste(book, pasted)),
        ("a household", 100, lambda: household(book, lines[0], TODAY)),
        ("a village", 500, lambda: village(book, place)),
        ("a lecturer", 500, lambda: lecturer(book, "彭桂兰")),
    ]


def _bulk(book: Book, ids: list[str]) -> object:
    return preview(book, "training", ids, {"form": "讲座"}, 2025)


def _paste(book: Book, text: str) -> object:
    return read_pasted(book, text, "training", COLUMNS, 2025)


def _rounds(
    asked: Asked,
) -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """What each took, and the processor's own time, in ms; all asked in turn."""
    times: dict[str, list[float]] = {}
    work: dict[str, list[float]] = {}
    for _name, _bound, ask in asked:
        ask()
    for _ in range(ROUNDS):
        for name, _bound, ask in asked:
            wall, busy = time.perf_counter(), time.process_time()
            ask()
            work.setdefault(name, []).append((time.process_time() - busy) * 1000)
            times.setdefault(name, []).append((time.perf_counter() - wall) * 1000)
    return times, work


if __name__ == "__main__":
    main()
