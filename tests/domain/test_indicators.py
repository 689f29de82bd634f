from __future__ import annotations

import pytest

from tecdesk.domain.field import Field
from tecdesk.domain.field import Kind
from tecdesk.domain.indicator import Counts
from tecdesk.domain.indicator import Distinct
from tecdesk.domain.indicator import Indicator
from tecdesk.domain.indicator import Sum
from tecdesk.domain.indicators import ALIASES
from tecdesk.domain.indicators import GROUPS
from tecdesk.domain.indicators import INDICATORS
from tecdesk.domain.indicators import by_label
from tecdesk.domain.registers import REGISTERS

EACH = pytest.mark.parametrize("indicator", INDICATORS.values(), ids=lambda i: i.key)
PRODUCT = (
    "training.sessions training.people training.women training.aided "
    "training.handouts base.in_use base.new base.area base.households "
    "pairing.objects pairing.new pairing.helpers pairing.villages pairing.visits "
    "pairing.money pairing.goods pairing.aid handout.quantity handout.titles"
)


def at(register: str, path: str) -> Field:
    """The field a path names; KeyError when it leads nowhere."""
    first, _, rest = path.partition(".")
    field = REGISTERS[register][first]
    return at(field.to, rest) if rest else field


def test_the_indicators_of_the_product_are_there() -> None:
    assert set(PRODUCT.split()) <= set(INDICATORS)


@EACH
def test_every_path_leads_to_a_field(indicator: Indicator) -> None:
    register = REGISTERS[indicator.register]
    dated = at(register.key, indicator.dated_by or register.dated_by)
    assert dated.kind is Kind.DATE
    if indicator.placed_by:
        assert at(register.key, indicator.placed_by).to == "village"
    for path in indicator.splits:
        assert at(register.key, path)
    for condition in indicator.where:
        assert at(register.key, condition.path)
    if indicator.per:
        assert at(register.key, indicator.per).kind in {Kind.CHOICE, Kind.TEXT}


@EACH
def test_measures_name_fields(indicator: Indicator) -> None:
    register = REGISTERS[indicator.register]
    measure = indicator.measure
    if isinstance(measure, Sum):
        kinds = {register[key].kind for key in measure.fields}
        assert kinds == {indicator.kind}
        assert indicator.kind.is_number
        if measure.yearly:
            child = REGISTERS[measure.yearly]
            assert child[child.parent].to == register.key
            assert all(child[key].kind is indicator.kind for key in measure.fields)
    if isinstance(measure, Distinct):
        assert all(at(register.key, key) for keys in measure.keys for key in keys)
        assert indicator.kind is Kind.COUNT


@EACH
def test_what_is_in_force_can_end(indicator: Indicator) -> None:
    if indicator.counts is Counts.IN_FORCE:
        assert REGISTERS[indicator.register].ends_by
    assert indicator.is_stock == (indicator.counts is Counts.IN_FORCE)
    assert indicator.additive != isinstance(indicator.measure, Distinct)


@EACH
def test_a_subset_follows_its_total_and_counts_the_same_register(
    indicator: Indicator,
) -> None:
    if indicator.part_of:
        total = INDICATORS[indicator.part_of]
        assert total.register == indicator.register
        assert total.unit == indicator.unit
        keys = list(INDICATORS)
        assert keys.index(total.key) < keys.index(indicator.key)
    if indicator.within:
        assert indicator.within in INDICATORS


@EACH
def test_every_indicator_says_what_it_means(indicator: Indicator) -> None:
    assert indicator.definition.endswith("。")
    assert indicator.key.startswith(f"{indicator.group}.")
    assert indicator.group in GROUPS


def test_no_name_means_two_indicators() -> None:
    assert set(ALIASES) <= set(INDICATORS)
    names = [indicator.label for indicator in INDICATORS.values()]
    names += [name for others in ALIASES.values() for name in others]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("label", "key"),
    [
        ("培训人次", "training.people"),
        (" 培训 人次 ", "training.people"),
        ("示范基地（期末在用）", "base.in_use"),
        ("培训场次", "training.sessions"),
        ("pairing.objects", "pairing.objects"),
    ],
)
def test_an_indicator_is_found_by_what_counties_call_it(label: str, key: str) -> None:
    found = by_label(label)
    assert found
    assert found.key == key


def test_an_unknown_name_is_not_guessed() -> None:
    assert by_label("培训") is None
    assert by_label("") is None
