from __future__ import annotations

import pytest

from tecdesk.domain.village_names import looks_like_village
from tecdesk.domain.village_names import proper
from tecdesk.domain.village_names import same_village
from tecdesk.domain.village_names import village_stem


@pytest.mark.parametrize(
    "name",
    [
        "东风",
        "东风村",
        "东风 村",
        "东风村委会",
        "东风村民委员会",
        "东风村村民委员会",
        "东风行政村",
        "东风村(新)",
        "东风社区",
        "东风社区居委会",
    ],
)
def test_the_stem_of_a_village(name: str) -> None:
    assert village_stem(name) == "东风"


def test_same_village() -> None:
    assert same_village("东风", "东风村")
    assert same_village("东风村", "东风村委会")
    assert same_village("新民社区", "新民社区居委会")
    assert not same_village("东风村", "东风社区")
    assert not same_village("东风村", "东风一村")
    assert not same_village("上坪村", "下坪村")


def test_a_name_of_two_characters_keeps_its_village() -> None:
    assert village_stem("新村") == "新村"


@pytest.mark.parametrize(
    ("text", "village"),
    [
        ("柳树村", True),
        ("新民社区", True),
        ("东风村委会", True),
        ("张𠮷村", True),
        ("全镇", False),
        ("各村", False),
        ("农村", False),
        ("镇政府会议室", False),
        ("柳树村3组", False),
    ],
)
def test_what_reads_like_a_village(text: str, village: bool) -> None:
    assert looks_like_village(text) is village


@pytest.mark.parametrize(
    "name",
    ["东风村", "东风村委会", "东风村村委会", "东风村民委员会", "东风村村民委员会"],
)
def test_every_way_to_name_a_committee_is_known_everywhere(name: str) -> None:
    assert proper(name) == "东风村"
    assert looks_like_village(name)
    assert same_village(name, "东风村")
