"""The summaries of a township that keeps every register, as agreed."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tecdesk.domain.indicators import INDICATORS
from tecdesk.report.letter.document import Slot
from tecdesk.report.words.draft import MEASURES
from tecdesk.report.words.draft import PROBLEMS
from tecdesk.report.words.facts import Facts
from tecdesk.report.words.narrative import draft
from tecdesk.report.words.tags import parse
from tecdesk.report.words.variants import ENVOYS
from tecdesk.report.words.variants import HALF
from tecdesk.report.words.variants import WHOLE
from tests.report.full_year import full_year
from tests.report.reading_aloud import faults
from tests.report.township import YEAR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.draft import Draft

DATA = Path(__file__).parents[1] / "data"
AGREED = {WHOLE: "full-summary", HALF: "full-half-summary", ENVOYS: "envoy-summary"}
CLASSIFIERS = {
    "training.sessions": "期",
    "training.people": "人次",
    "training.women": "人次",
    "training.handouts": "份",
    "handout.quantity": "份张",
    "handout.registered": "份张",
    "handout.titles": "种",
    "base.new": "个",
    "base.in_use": "个",
    "base.area": "亩",
    "base.households": "户",
    "pairing.objects": "户",
    "pairing.villages": "个",
    "pairing.new": "户",
    "pairing.helpers": "人",
    "pairing.visits": "次",
    "pairing.aid": "元",
    "outreach.sessions": "场",
    "outreach.visits": "人次",
    "outreach.boards": "块",
    "outreach.instruments": "台",
    "outreach.banners": "条",
    "outreach.films": "部",
    "outreach.film_shows": "场",
    "outreach.clinic": "人次",
    "outreach.staff": "人次",
    "publicity.people": "人次",
    "publicity.ip": "人次",
    "consult.calls": "个",
    "consult.staff": "人次",
    "consult.served": "人次",
    "envoy.in_force": "名",
    "envoy.new": "名",
    "envoy.villages": "个",
    "envoy.money": "万元",
    "envoy.trainings": "期",
    "envoy.training_people": "人次",
    "envoy.handouts": "份",
    "envoy.varieties": "项",
    "variety.items": "项",
    "variety.area": "亩",
    "variety.quantity": "斤株台",
    "exemplar.in_force": "户人",
    "exemplar.new": "户人",
    "network.in_force": "名个间台",
    "network.new": "名间",
    "network.stations": "个",
    "network.villages": "个",
    "project.reserved": "项",
    "project.applied": "项",
    "project.approved": "项",
    "project.accepted": "项",
    "project.running": "项",
    "project.total": "万元",
    "project.planned": "万元",
    "project.arrived": "万元",
    "project.paid": "万元",
    "bureau.meetings": "次",
    "bureau.briefs": "条",
    "bureau.honours": "项",
    "bureau.money": "万元",
}
"""What may be counted in what: words of two signs are one, others a sign each."""
NOT_TOLD = {
    "outreach.people",  # where visits are known, people are not said beside them
    "outreach.covered",
    "consult.people",
    "variety.introduced",  # is 引进 among the stages
    "bureau.budget",  # only as the whole of which the money is a share
}


@pytest.fixture(scope="module")
def drafts(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, Draft]]:
    path = tmp_path_factory.mktemp("full") / "a.tecdesk"
    with full_year(path) as book:
        yield {
            variant.key: draft(Facts(book, variant.period(YEAR), variant=variant))
            for variant in AGREED
        }


@pytest.fixture(params=AGREED, ids=lambda variant: variant.key)
def told(request: pytest.FixtureRequest, drafts: dict[str, Draft]) -> Draft:
    return drafts[request.param.key]


def slots(told: Draft) -> Iterator[tuple[Slot, str]]:
    """Every bound number and the words after it."""
    for text in told.document().texts():
        for place, piece in enumerate(text):
            if isinstance(piece, Slot):
                after = text[place + 1] if place + 1 < len(text) else ""
                yield piece, after if isinstance(after, str) else ""


def work(told: Draft) -> Iterator[Text]:
    """What was done: neither goals and problems nor plan and measures."""
    for section in told.sections():
        if section.key not in {"goals", PROBLEMS, MEASURES, "aims"}:
            yield from (line.text for line in section.lines)


@pytest.mark.parametrize("variant", AGREED, ids=lambda variant: variant.key)
def test_it_reads_as_agreed(drafts, variant):
    agreed = DATA / f"{AGREED[variant]}.txt"
    lines = list(drafts[variant.key].document().lines())
    if os.environ.get("WRITE_GOLDEN"):
        agreed.write_text("\n".join(lines) + "\n", "utf-8")
    assert lines == agreed.read_text("utf-8").splitlines()


def test_no_number_is_unbound(told):
    for text in told.document().texts():
        words = "".join(piece for piece in text if isinstance(piece, str))
        assert not re.search(r"\d", words), words


def test_one_tag_shows_one_number(told):
    shown: dict[str, str] = {}
    for slot, _ in slots(told):
        number = slot.text.removesuffix("%").removesuffix(".0")
        assert shown.setdefault(slot.tag, number) == number
        assert len(slot.tag) <= 64


def test_no_figure_is_told_twice(told):
    tags = [p.tag for text in work(told) for p in text if isinstance(p, Slot)]
    figures = [tag for tag in tags if parse(tag)]
    assert sorted(figures) == sorted(set(figures))


def test_every_number_has_its_classifier(told):
    for slot, after in slots(told):
        found = parse(slot.tag)
        if not found or found.rest or not after:
            continue  # a rate, a difference, a number of parts, a cell
        words = CLASSIFIERS[found.key]
        allowed = [words] if words in {"人次", "万元"} else list(words)
        assert after.startswith(tuple(allowed)), (slot, after)
        assert not found.unit or after.startswith(found.unit)


def test_it_reads_well(told):
    for line in told.document().lines():
        assert not faults(line), line


def test_every_figure_is_told(drafts):
    """What a book counts is said somewhere, or it is known why not."""
    found = (parse(slot.tag) for slot, _ in slots(drafts[WHOLE.key]))
    told = {each.key for each in found if each}
    core = {"training", "handout", "base", "pairing"}
    others = {key for key, each in INDICATORS.items() if each.group not in core}
    assert others - told == NOT_TOLD


def test_parts_of_events_are_added_to_nothing(drafts):
    words = "".join(drafts[WHOLE.key].document().lines())
    assert "开展科普活动9场" in words  # eleven with the two shows within the fair
    assert "连同其他活动中穿插的，共放映科普影片3场" in words
    assert "连同科普活动参与人次，全年共宣传培训2856人次" in words  # 536 + 2320


def test_the_envoys_summary_speaks_of_envoys_only(drafts):
    words = "".join(drafts[ENVOYS.key].document().lines())
    for other in ("科普活动", "示范基地", "结对", "走访"):
        assert other not in words
    assert "占全镇培训期数的20%" in words
