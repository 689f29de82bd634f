"""What the summary says of materials: units apart, with sessions and without."""

from __future__ import annotations

from collections import Counter
from collections import defaultdict
from typing import TYPE_CHECKING

from tecdesk.report.words import phrases
from tecdesk.report.words.clauses import Share
from tecdesk.report.words.clauses import clauses
from tecdesk.report.words.clauses import opened
from tecdesk.report.words.clauses import paragraph
from tecdesk.report.words.clauses import said
from tecdesk.report.words.clauses import say
from tecdesk.report.words.clauses import sentence
from tecdesk.report.words.splits import cut
from tecdesk.report.words.splits import descending
from tecdesk.report.words.splits import grouped

if TYPE_CHECKING:
    from tecdesk.report.letter.document import Text
    from tecdesk.report.words.clauses import Amount
    from tecdesk.report.words.facts import Facts

KEY = "handout.quantity"
SHEETS = "份"
TITLES = 4
OCCASIONS = 4


def handouts(facts: Facts) -> list[Text | None]:
    """Quantities by unit, how the 份 were handed out, the chief titles."""
    quality = facts.amount(KEY, SHEETS).quality
    return [
        paragraph(opened(_quantities(facts), quality), _ways(facts)),
        paragraph(_titles(facts)),
    ]


def _quantities(facts: Facts) -> Text | None:
    nouns = _nouns(facts)
    whole = phrases.quantities(nouns)
    if whole is None:
        target = facts.target(KEY, SHEETS)
        done = facts.amount(KEY, SHEETS)
        return sentence(
            phrases.completion("发放", "科技资料", done, target, facts.span)
        )
    lead = say("{}共发放{}", facts.span, whole)
    alone = len(nouns) == 1
    return sentence(lead, *(_rate(facts, unit, alone) for unit in facts.units(KEY)))


def _rate(facts: Facts, unit: str, alone: bool) -> Text | None:  # noqa: FBT001
    """The rate stands only for the unit that the target names."""
    done, target = facts.amount(KEY, unit), facts.target(KEY, unit)
    if not target or not target.value or not done.value:
        return None
    rate = phrases.rate(done, target)
    return rate if alone else say("其中按{}登记的资料{}", unit, rate)


def _nouns(facts: Facts) -> list[tuple[str, Amount]]:
    """科技资料 in 份, everything else by the kind of the catalogue."""
    found: list[tuple[str, Amount]] = []
    for unit in facts.units(KEY):
        amount = facts.amount(KEY, unit)
        if not amount.value:
            continue
        if unit == SHEETS:
            found.append(("科技资料", amount))
        else:
            found += _kinds(facts, unit)
    return found


def _kinds(facts: Facts, unit: str) -> list[tuple[str, Amount]]:
    sums: dict[str, int] = defaultdict(int)
    for name, share in _materials(facts, KEY, unit):
        sums[name] += share.number
    ordered = sorted(sums.items(), key=lambda each: -each[1])
    amount = facts.amount(KEY, unit)
    return [
        (kind, amount.like(number, f"{facts.tag(KEY, unit)}/material.kind={kind}"))
        for kind, number in ordered
    ]


def _materials(facts: Facts, key: str, unit: str) -> list[tuple[str, Share]]:
    """Kind and quantity of each material of a unit; without a kind it is 资料."""
    kinds = {m.text("title"): m.text("kind") for m in facts.book.find("material")}
    return [
        (kinds.get(share.name) or "资料", share)
        for share in facts.shares(key, "material", unit)
    ]


def _ways(facts: Facts) -> Text | None:
    """科技资料中，培训随发3861份，科技下乡、赶集日和入户等发放3050份."""
    linked = facts.amount("training.handouts", SHEETS)
    registered = facts.amount("handout.registered", SHEETS)
    whole = facts.amount(KEY, SHEETS)
    if not linked.value or not registered.value:
        return None
    if linked.value + registered.value != whole.value:
        return None
    handed = say("{}发放{}", _occasions(facts), said(registered))
    return sentence(say("科技资料中，培训随发{}", said(linked)), handed)


def _occasions(facts: Facts) -> str:
    """Where materials were handed out, the most frequent first."""
    counts = Counter[str]()
    for unit in facts.units("handout.registered"):
        counts.update(facts.records("handout.registered", "occasion", unit))
    names = sorted(counts, key=lambda name: -counts[name])[:OCCASIONS]
    if len(names) < 2:
        return "".join(names) or "其他场合"
    return f"{'、'.join(names[:-1])}和{names[-1]}等"


def _said(facts: Facts) -> set[str]:
    """Materials that were the only one of their kind when kinds were told."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for unit in facts.units(KEY):
        for kind, share in _materials(facts, KEY, unit):
            if unit != SHEETS and share.number:
                groups[unit, kind].append(share.name)
    return {names[0] for names in groups.values() if len(names) == 1}


def _titles(facts: Facts) -> Text | None:
    """登记发放资料7种，其中…: the chief ones that were not said before."""
    key = "handout.registered"
    named = [s for unit in facts.units(key) for _, s in _materials(facts, key, unit)]
    different = {share.name for share in named if share.name and share.number}
    if not different:
        return None
    titles = facts.amount("handout.titles")
    if titles.value != len(different):  # those given at sessions have names too
        tag = facts.tag(key, by="material", part="#")
        titles = facts.counted(len(different), "种", tag)
    already = _said(facts)
    fresh = [share for share in descending(named) if share.name not in already]
    chief = grouped(cut(fresh, TITLES), apart=True)
    linked = facts.figure("training.handouts", SHEETS).records
    lead = "除培训随发资料外，登记发放资料" if linked else "登记发放资料"
    return sentence(
        say("{}{}", lead, said(titles)),
        clauses(say("其中{}", chief) if chief else None),
    )
