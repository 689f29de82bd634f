"""How the records of the other ledgers are told as lines of a story."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.tally.told import bracketed
from tecdesk.tally.told import event

if TYPE_CHECKING:
    from collections.abc import Callable
    from collections.abc import Iterator

    from tecdesk.domain.record import Record
    from tecdesk.tally.saying import Speaker
    from tecdesk.tally.story import Event

    Teller = Callable[[Speaker, Record], Iterator[Event]]

_STAGES = (
    ("reserved_on", "储备"),
    ("applied_on", "申报"),
    ("approved_on", "立项"),
    ("accepted_on", "验收"),
    ("stopped_on", "终止"),
)


def _outreach(speaker: Speaker, record: Record) -> Iterator[Event]:
    text = f"{record.text('title')}{bracketed(record.text('form'))}"
    yield event(record, "科普", text, speaker.amount(record), record.text("host"))


def _consult(speaker: Speaker, record: Record) -> Iterator[Event]:
    said = [record.text("content") or record.text("way"), record.text("result")]
    text = "；".join(part for part in said if part) or "咨询"
    yield event(
        record, "咨询", text, speaker.amount(record), record.text("answered_by")
    )


def _variety(speaker: Speaker, record: Record) -> Iterator[Event]:
    said = [f"{record.text('title')}{bracketed(record.text('kind'))}"]
    said += [record.text("effect")] if record.text("effect") else []
    stage, by = record.text("stage") or "新技术", record.text("source")
    yield event(record, stage, "；".join(said), speaker.amount(record), by)


def _exemplar(speaker: Speaker, record: Record) -> Iterator[Event]:
    name = f"{record.text('name')}{bracketed(record.text('kind'))}"
    yield event(record, "取得", name, speaker.amount(record))
    if ended := record.text("ended_on"):
        yield event(record, "取消", name, day=ended)


def _network(speaker: Speaker, record: Record) -> Iterator[Event]:
    kind = record.text("kind")
    name = record.text("name")
    said = f"{name}{bracketed(kind if kind != name else '')}"
    yield event(record, "建立", said, speaker.amount(record), record.text("head"))
    if ended := record.text("until"):
        yield event(record, "撤销", said, day=ended)


def _project(speaker: Speaker, record: Record) -> Iterator[Event]:
    reached = [(record.text(key), stage) for key, stage in _STAGES]
    body, total = record.text("body"), speaker.text(record, "total")
    for day, stage in reached:
        if day:
            amount = total if stage == "立项" else ""
            yield event(record, stage, record.text("name"), amount, body, day)
    if not any(day for day, _ in reached):
        yield event(record, "项目", record.text("name"), total, body)


def _project_fund(speaker: Speaker, record: Record) -> Iterator[Event]:
    text = f"{record.text('source') or '资金'}{bracketed(record.text('nature'))}"
    yield event(record, "资金", text, speaker.amount(record))


def _envoy(_speaker: Speaker, record: Record) -> Iterator[Event]:
    name = f"{record.text('name')}{bracketed(record.text('kind'))}"
    unit = record.text("source_unit")
    yield event(record, "选派", name, by=unit)
    if ended := record.text("until"):
        yield event(record, "期满", name, by=unit, day=ended)


def _envoy_village(speaker: Speaker, record: Record) -> Iterator[Event]:
    envoy = speaker.record("envoy", record.text("envoy"))
    name = envoy.text("name") if envoy else ""
    day = record.text("since") or (envoy.text("since") if envoy else "")
    village = speaker.text(record, "village")
    yield event(record, "服务", f"到{village}服务", by=name, day=day)
    if ended := record.text("until"):
        yield event(record, "结束", f"在{village}服务结束", by=name, day=ended)


def _envoy_year(speaker: Speaker, record: Record) -> Iterator[Event]:
    yield event(record, "经费", "工作经费", speaker.amount(record))


OTHERS: dict[str, Teller] = {
    "outreach": _outreach,
    "consult": _consult,
    "variety": _variety,
    "exemplar": _exemplar,
    "network": _network,
    "project": _project,
    "project_fund": _project_fund,
    "envoy": _envoy,
    "envoy_village": _envoy_village,
    "envoy_year": _envoy_year,
}
"""Key of a register to what tells its records."""
