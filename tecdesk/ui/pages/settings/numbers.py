"""证件号和电话: how long they are kept after the end, and clearing what expired."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from tecdesk.desk import expiring
from tecdesk.domain.change import Change
from tecdesk.store.book import Book
from tecdesk.ui.pages.settings.section import Section
from tecdesk.ui.parts.button import button
from tecdesk.ui.parts.chooser import Chooser
from tecdesk.ui.parts.text import label

if TYPE_CHECKING:
    from tecdesk.desk.expiring import Expiry
    from tecdesk.ui.desk import Desk
    from tecdesk.ui.jobs import Job

_NEVER = 0
_ABOUT = "列表、打印、导出都隐去中间几位；看一次记一次"
_WHY = (
    f"县里有规定就按规定；没有的，一般结束满 {expiring.SUGGESTED} 年就不用再留。"
    "到期的不会自己清，在这里看过再清。"
)


class NumbersSection(Section):
    """When numbers of persons expire, how many have, and the button that clears them.

    Attributes:
        years: after the end; 0 keeps them. found: what has expired, once it is known.
    """

    def __init__(self, desk: Desk) -> None:
        self.clear = button("清掉到期的…", self.ask)
        super().__init__("证件号和电话", _ABOUT, self.clear)
        self._desk = desk
        self.found: Expiry | None = None
        self.years = Chooser("到期清理", lambda years: self._keep(int(str(years))))
        self._told = label("", "note", tone="hint", wrap=True)
        self.add("到期清理", self.years, _WHY)
        self.add("", self._told, wide=True)

    def reload(self) -> None:
        """Show what is kept, and look for what has expired."""
        years = self._desk.book.settings.keep_numbers_years or _NEVER
        choices = [(n, f"结束满 {n} 年") for n in expiring.YEARS]
        self.years.offer([(_NEVER, "一直留着"), *choices], years)
        self._show(None)
        if years:
            path = self._desk.book.path

            def work(_job: Job) -> Expiry:
                with Book.open(path, writing=False) as own:
                    return expiring.preview(own, years, _today())

            self._desk.jobs.look("数到期的号码", work, self._show, key="expired")

    def ask(self) -> None:
        """Say what goes for good, ask why, and clear it."""
        found = self.found
        if found is None or not found.due.count:
            return
        what = f"清掉 {sum(found.due.numbers.values())} 个号码"
        detail = "\n".join([*found.lines, "", *expiring.FOR_GOOD.split("。")]).rstrip()
        reason = self._desk.dialogs.reason(f"{what}，为什么？", detail, what)
        if not reason:
            return
        book = self._desk.book

        def work(_job: Job) -> Expiry:
            with book.sibling() as own:
                return expiring.expire(own, found.years, _today(), reason)

        self._desk.jobs.start("清理号码", work, self._on_cleared, exclusive=True)

    @property
    def told(self) -> str:
        """What has expired, in words."""
        return self._told.text()

    def _show(self, found: Expiry | None) -> None:
        self.found = found
        count = found.due.count if found else 0
        self.clear.setVisible(bool(count))
        lines = found.lines if found else []
        none = "现在没有到期的号码。" if found else ""
        self._told.setText("到期的：" + "；".join(lines) + "。" if count else none)
        self._told.setVisible(bool(self._told.text()))

    def _keep(self, years: int) -> None:
        if self._desk.keep(lambda now: replace(now, keep_numbers_years=years or None)):
            said = f"结束满 {years} 年的号码算到期" if years else "号码一直留着"
            self._desk.bus.say(said)
            self.reload()

    def _on_cleared(self, found: Expiry) -> None:
        changed = Change(
            "", {key: tuple(ids) for key, ids in found.due.records.items()}
        )
        self._desk.bus.changed.emit(changed, self)
        numbers = sum(found.due.numbers.values())
        self._desk.bus.say(f"已清掉 {numbers} 个号码，原因记在经过里；备份里还有")
        self.reload()


def _today() -> date:
    return date.today()  # noqa: DTZ011 - the desk's own day
