"""Sheets that people sign one under the other, filled with what is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tecdesk.domain.words import in_year
from tecdesk.report.forms.parts import Entry
from tecdesk.report.forms.register_sheets import ASKED
from tecdesk.report.forms.register_sheets import ROSTER
from tecdesk.report.forms.register_sheets import SIGN_IN
from tecdesk.report.forms.register_sheets import TAKEN
from tecdesk.report.forms.register_sheets import VISITORS
from tecdesk.report.forms.register_sheets import Signed
from tecdesk.store.query import Filter

if TYPE_CHECKING:
    from tecdesk.desk.blanks.known import Known
    from tecdesk.domain.record import Record

_LINE = "＿＿＿"
_DAY = "　　　年　　月　　日"
_HALF, _WHOLE = 63.0, 148.0


def sign_in(known: Known, session: Record | None) -> Signed:
    """签到表 of a training session."""
    people = session.number("people") if session else None
    until = known.day(session, "held_until")
    day = f"{known.day(session, 'held_on')}{f'至{until}' if until else ''}"
    place = known.text(session, "place") or known.text(session, "village")
    aided = in_year("脱贫户", known.year(session, "held_on"))
    return Signed(
        f"{known.name}农业科技培训签到表",
        ((20, f"主办单位：{known.text(session, 'host') or known.unit}"),),
        (
            (Entry("培训内容", known.text(session, "title"), _WHOLE),),
            (
                Entry("培训时间", f"{day}　　时" if day else _DAY, _HALF),
                Entry("培训地点", place, _HALF),
            ),
            (
                Entry("主 讲 人", known.text(session, "lecturer"), _HALF),
                Entry("培训形式", known.text(session, "form"), _HALF),
            ),
        ),
        SIGN_IN,
        feet=(
            (20, f"本页实到：{_LINE}人"),
            (66, f"其中妇女：{_LINE}人"),
            (112, f"{aided}：{_LINE}人"),
            (152, f"记录人：{_LINE}＿＿"),
        ),
        code=known.code(session),
        pages=-(-(people or 1) // SIGN_IN.rows),
    )


def visitors(known: Known, visit: Record | None) -> Signed:
    """观摩签到表 of a visit to a base, or of the base itself."""
    base = known.owner(visit, "base")
    day = known.day(visit, "date") if visit and visit.register == "base_visit" else ""
    return Signed(
        f"{known.name}示范基地观摩签到表",
        ((20, f"组织单位：{known.unit}"),),
        (
            (Entry("基地名称", known.text(base, "name"), _WHOLE),),
            (
                Entry("观摩时间", day or _DAY, _HALF),
                Entry("基地地点", known.text(base, "village"), _HALF),
            ),
            (
                Entry("观摩内容", known.text(visit, "content"), _HALF),
                Entry("接 待 人", known.text(base, "head"), _HALF),
            ),
        ),
        VISITORS,
        feet=((20, f"本页实到：{_LINE}人"), (152, f"记录人：{_LINE}＿＿")),
        code=known.code(visit),
    )


def taken(known: Known, handout: Record | None) -> Signed:
    """资料领取签收表 of a handout."""
    material = known.text(handout, "material")
    place = known.text(handout, "place") or known.text(handout, "village")
    day = known.day(handout, "date")
    return Signed(
        f"{known.name}科技资料领取签收表",
        ((20, f"发放单位：{known.unit}"),),
        (
            (Entry("资料名称", material, _WHOLE),),
            (
                Entry("发放时间", day or _DAY, _HALF),
                Entry("发放地点", place, _HALF),
            ),
            (
                Entry("发放数量", known.text(handout, "quantity"), _HALF),
                Entry("发放场合", known.text(handout, "occasion"), _HALF),
            ),
        ),
        TAKEN,
        feet=(
            (20, f"本页实领：{_LINE}人"),
            (66, f"合计：{_LINE}"),
            (112, f"发放人：{_LINE}＿"),
            (152, f"记录人：{_LINE}＿＿"),
        ),
        code=known.code(handout),
    )


def asked(known: Known, event: Record | None) -> Signed:
    """咨询登记表 of an outreach event, or of a consultation on its own."""
    fair = known.owner(event, "outreach")
    at = fair or event
    day = known.day(at, "held_on") or known.day(at, "date")
    place = known.text(at, "place") or known.text(at, "village")
    return Signed(
        f"{known.name}科技咨询登记表",
        ((20, f"登记单位：{known.unit}"),),
        (
            (Entry("所属活动", known.text(fair, "title"), _WHOLE),),
            (Entry("咨询时间", day or _DAY, _HALF), Entry("咨询地点", place, _HALF)),
        ),
        ASKED,
        feet=(
            (20, f"本页咨询：{_LINE}人次"),
            (66, f"出动人员：{_LINE}人次"),
            (112, f"热线来电：{_LINE}个"),
            (152, f"记录人：{_LINE}＿＿"),
        ),
        code=known.code(at),
    )


def roster(known: Known, village: Record | None) -> Signed:
    """物资发放花名册 of a village, with the households paired there."""
    where = Filter(equals={"village": village.id}) if village else Filter()
    found = known.book.find("pairing", where, order=("group", "name"))
    households = [h for h in found if not h.text("until")] if village else []
    name = village.text("name") if village else "＿＿＿＿"
    return Signed(
        f"{known.name}物资发放花名册",
        (
            (20, f"发放单位：{known.unit}（盖章）"),
            (116, f"村（社区）：{name}"),
            (170, "发放事由："),
            (225, "发放日期：　　年　　月　　日"),
        ),
        (),
        ROSTER,
        rows=tuple((h.text("group"), h.text("name")) for h in households),
        feet=(
            (20, "经办人："),
            (77.8, "验收人："),
            (135.5, "村（社区）负责人："),
            (211.8, "单位负责人："),
        ),
        note=(
            "注：领取人本人签字或按手印；代领的，在备注栏写明代领人姓名和与户主的"
            "关系。空行用斜线划去。"
        ),
        landscape=True,
    )
