"""The manual as it is written: no word, picture or place that the program has not."""

from __future__ import annotations

import re

import pytest

from tecdesk.domain.registers import REGISTERS
from tecdesk.paths import resource
from tecdesk.report.manual.blocks import Heading
from tecdesk.report.manual.blocks import Picture
from tecdesk.report.manual.reading import read
from tecdesk.report.manual.topics import FOLDER
from tecdesk.report.manual.topics import PICTURES
from tecdesk.report.manual.topics import QUICK
from tecdesk.report.manual.topics import TOPICS
from tecdesk.report.manual.topics import Topic
from tecdesk.report.manual.topics import picture_file
from tecdesk.report.manual.topics import topic_at
from tecdesk.ui.places import PAGES
from tests.ui.manual_words import is_shown
from tests.ui.scenes.every import SCENES
from tests.ui.scenes.manual import named

_MOST_BYTES = 1_500_000
_AVOIDED = re.compile("[您请！]|警告|非法|异常")


@pytest.fixture(params=TOPICS, ids=lambda topic: topic.name)
def topic(request: pytest.FixtureRequest) -> Topic:
    found = request.param
    assert isinstance(found, Topic)
    return found


def test_every_word_of_a_button_is_in_the_program(topic: Topic) -> None:
    quoted = re.findall("「([^」]*)」", topic.text)
    assert [word for word in quoted if not is_shown(word)] == []


def test_a_word_that_is_not_in_the_program_is_told() -> None:
    wrong = ["按这里", "报表页面", "插入 46 条", "保存，记下一", ""]
    assert not [word for word in wrong if is_shown(word)]
    assert is_shown("导入 46 条")


def test_the_tone(topic: Topic) -> None:
    # What Windows says is quoted.
    own = re.sub("“[^”]*”", "", topic.text)
    assert _AVOIDED.findall(own) == []


def test_a_page_begins_with_its_only_title(topic: Topic) -> None:
    blocks = read(topic.text)
    titles = [b for b in blocks if isinstance(b, Heading) and b.level == 1]
    assert blocks[0] in titles
    assert len(titles) == 1


def test_nothing_of_a_page_is_lost(topic: Topic) -> None:
    """No mark of Markdown is left, so all of it was understood."""
    text = repr(read(topic.text))
    assert not re.search(r"\*\*|!\[|\]\(|`|# ", text)


def test_files_and_pages_are_the_same() -> None:
    files = {path.stem for path in resource(FOLDER).glob("*.md")}
    assert files == {topic.name for topic in TOPICS}


def test_every_picture_shows_a_scene_and_is_used() -> None:
    files = {path.stem for path in resource(FOLDER, PICTURES).iterdir()}
    assert files == set(named())
    assert files <= set(SCENES)


def test_pictures_are_small() -> None:
    sizes = [picture_file(name).stat().st_size for name in named()]
    assert sum(sizes) <= _MOST_BYTES


def test_pictures_are_captioned() -> None:
    blocks = [block for topic in TOPICS for block in read(topic.text)]
    assert all(b.caption for b in blocks if isinstance(b, Picture))


def test_every_page_of_the_window_has_one_that_fits() -> None:
    places = {*PAGES, *(key for key, each in REGISTERS.items() if not each.parent)}
    listed = [place for topic in TOPICS for place in topic.places]
    assert len(listed) == len(set(listed))
    assert set(listed) <= places
    left = places - set(listed)
    assert left <= {"attachment", "explanation", "passage"}, left
    assert topic_at("training").name == "记一次培训"
    assert topic_at("no such place") is QUICK
