"""The five steps of a submission, and how far they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.ui.parts.steps import DONE
from tecdesk.ui.parts.steps import LATER
from tecdesk.ui.parts.steps import NOW
from tecdesk.ui.parts.steps import STOPPED
from tecdesk.ui.parts.steps import Step

if TYPE_CHECKING:
    from tecdesk.desk.submitting import Submission

_STEPS = {
    "place": ("选U盘或文件夹", "插上U盘，在右边选它"),
    "check": ("体检", "按下后先查一遍"),
    "draw": ("生成汇总表", "PDF 和 Excel 各一份，放进包里"),
    "write": ("写入上报包", "一个文件，扩展名 .tdk"),
    "verify": ("读回核对", "写完自动重读一遍"),
}
_BEGINS = {
    "收集记录": "draw",
    "生成汇总表": "draw",
    "存底": "draw",
    "写入上报包": "write",
    "读回核对": "verify",
}
"""What the work says first, to the step it belongs to."""


class Steps(dict[str, Step]):
    """Each step by its key, in order."""

    def __init__(self) -> None:
        super().__init__((key, Step(*words)) for key, words in _STEPS.items())

    def reset(self, place: str) -> None:
        """Nothing is done but for the place, where one is chosen."""
        for key, step in self.items():
            step.show_state(LATER, _STEPS[key][1])
        if place:
            self["place"].show_state(DONE, place)

    def reach(self, words: str) -> None:
        """The work says what it is at; what comes before is done."""
        wanted = _BEGINS.get(words.partition(" ")[0])
        if wanted is None:
            return
        for key, step in self.items():
            if key == wanted:
                step.show_state(NOW)
                return
            step.show_state(DONE)

    def stop(self, sentence: str) -> None:
        """The step that was going on came to nothing."""
        for step in self.values():
            if step.state == NOW:
                step.show_state(STOPPED, sentence)

    def finish(self, done: Submission) -> None:
        """All is done: the list is a receipt."""
        for step in self.values():
            step.show_state(DONE)
        size = f"{done.size / 1024:.0f} KB"
        self["write"].show_state(DONE, f"{size}，含 {done.held}")
        self["verify"].show_state(DONE, f"{done.read_back.value}，一字不差")
