"""What a target asks for, as a plan promises it."""

from __future__ import annotations

PROMISES = {
    "training.sessions": "举办农业科技培训",
    "training.people": "培训农民",
    "training.women": "培训妇女",
    "handout.quantity": "发放科技资料",
    "handout.titles": "发放资料种类达到",
    "base.new": "新建示范基地",
    "base.in_use": "在用示范基地达到",
    "base.area": "示范面积达到",
    "base.households": "带动农户",
    "pairing.objects": "结对帮扶",
    "pairing.new": "新结对",
    "pairing.helpers": "落实帮扶责任人",
    "pairing.villages": "帮扶覆盖村达到",
    "pairing.visits": "走访",
    "pairing.money": "落实帮扶资金",
    "outreach.sessions": "开展科普活动",
    "outreach.film_shows": "放映科普影片",
    "outreach.visits": "科普活动参与群众",
    "outreach.people": "科普活动参与群众",
    "outreach.staff": "出动科技人员",
    "outreach.boards": "摆放展板",
    "outreach.instruments": "展示科普仪器",
    "outreach.films": "放映科教片",
    "outreach.banners": "悬挂标语横幅",
    "outreach.clinic": "义诊",
    "publicity.people": "宣传培训",
    "publicity.ip": "知识产权宣传培训",
    "consult.served": "提供咨询服务",
    "consult.people": "接受咨询群众",
    "consult.calls": "受理热线电话",
    "consult.staff": "派出科技人员下乡服务",
    "envoy.in_force": "在岗科技特派员达到",
    "envoy.new": "新选派科技特派员",
    "envoy.villages": "科技特派员服务村达到",
    "envoy.money": "落实特派员工作经费",
    "envoy.trainings": "特派员举办培训",
    "envoy.training_people": "特派员培训农民",
    "envoy.handouts": "特派员发放资料",
    "envoy.varieties": "特派员引进推广新品种新技术",
    "variety.items": "引进推广新品种新技术",
    "variety.introduced": "引进新品种新技术",
    "variety.area": "试验示范推广面积达到",
    "variety.quantity": "引进推广种苗、设备等",
    "exemplar.in_force": "示范户与农民技术员达到",
    "exemplar.new": "新增示范户与农民技术员",
    "network.in_force": "服务网络达到",
    "network.new": "新增服务网络",
    "network.stations": "信息服务站点达到",
    "network.villages": "服务网络覆盖村达到",
    "project.reserved": "储备科技项目",
    "project.applied": "申报科技项目",
    "project.approved": "立项科技项目",
    "project.running": "在研科技项目达到",
    "project.accepted": "验收科技项目",
    "project.total": "立项项目总投资达到",
    "project.planned": "落实项目计划资金",
    "project.arrived": "到位项目资金",
    "project.paid": "拨付项目资金",
    "bureau.meetings": "召开科技工作会议",
    "bureau.briefs": "报送简报信息",
    "bureau.honours": "获得荣誉",
    "bureau.money": "本级科技投入达到",
}
"""What is promised of an indicator; others are said by their label.

What stands at the end of a period and 达到 a number, grows by what is missing.
"""
_REACH = "达到"


_NAMES = {
    "training.women": "培训妇女人次",
    "training.aided": "培训脱贫户人次",
    "publicity.ip": "知识产权宣传培训",
    "variety.introduced": "引进新品种新技术",
}


def spoken_name(key: str, label: str) -> str:
    """What an indicator is called where it stands alone: without 其中 and (期末).

    Args:
        key: of the indicator.
        label: its label in the words of the year.
    """
    return _NAMES.get(key) or label.split("(", maxsplit=1)[0].removeprefix("其中")


def promised(key: str, label: str) -> str:
    """在用示范基地达到: before what a year is to bring."""
    return PROMISES.get(key, f"{label}{_REACH}")


def still_promised(key: str, label: str, *, stock: bool) -> str:
    """举办农业科技培训, 再结对帮扶, 再增加在岗科技特派员: before what is missing.

    Args:
        key: of the indicator.
        label: what it is called where nothing is promised of it.
        stock: it is counted at the end of the period.
    """
    words = PROMISES.get(key)
    if words is None:
        return f"{label}再增加"
    if not stock:
        return words.removesuffix(_REACH)
    return (
        f"再增加{words.removesuffix(_REACH)}"
        if words.endswith(_REACH)
        else f"再{words}"
    )
