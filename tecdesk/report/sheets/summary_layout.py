"""What the summary sheet shows and in what order: declarations, no figures."""

from __future__ import annotations

from dataclasses import dataclass

Part = tuple[str, str]
"""Key of an indicator and the words it is printed with."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A figure with what is printed under it.

    Attributes:
        key: its indicator; one in several units has a line for each.
        label: printed instead of the indicator's own label.
        split: breakdown whose parts add up to it, printed under `lead`.
        lead: e.g. 按形式分.
        parts: figures that add up to it.
        within: figures it includes (其中), not added.
        stages: figures of the way there, none a part of another, never added.
    """

    key: str
    label: str = ""
    split: str = ""
    lead: str = ""
    parts: tuple[Part, ...] = ()
    within: tuple[Part, ...] = ()
    stages: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Entries gathered under a word at their left.

    Attributes:
        side: the word.
        entries: what stands beside it.
        sparse: only what tells something is printed; see `tally.quiet`.
    """

    side: str
    entries: tuple[Entry, ...]
    sparse: bool = False


SECTIONS = (
    Section(
        "农业科技培训",
        (
            Entry("training.sessions", split="form", lead="按形式分"),
            Entry(
                "training.people",
                within=(("training.women", "妇女"), ("training.aided", "脱贫户")),
            ),
        ),
    ),
    Section(
        "发放资料",
        (
            Entry(
                "handout.quantity",
                parts=(
                    ("training.handouts", "培训随发"),
                    ("handout.registered", "活动、入户等发放"),
                ),
            ),
            Entry("handout.titles"),
        ),
    ),
    Section(
        "示范基地",
        (
            Entry(
                "base.in_use",
                "示范基地（期末在用）",
                within=(("base.new", "本年新建"),),
            ),
            Entry("base.area"),
            Entry("base.households"),
        ),
    ),
    Section(
        "结对帮扶",
        (
            Entry(
                "pairing.objects",
                "结对户数（期末有效）",
                split="status",
                lead="按类别分",
                within=(("pairing.new", "本年新结对"),),
            ),
            Entry("pairing.helpers"),
            Entry("pairing.villages", "帮扶村（社区）数"),
            Entry("pairing.visits"),
            Entry(
                "pairing.aid",
                parts=(("pairing.money", "资金"), ("pairing.goods", "物资折价")),
            ),
        ),
    ),
)
"""（一）指标汇总."""


@dataclass(frozen=True, slots=True)
class MatrixColumn:
    """A column of （二）分村, 分单位 or （三）分月.

    Attributes:
        key: its indicator; `{unit}` in the heading makes a column for each unit.
        heading: a new line where it is cut.
        group: heading over it and its neighbours.
        running: shows the sum since the first month instead (累计).
        pace: shows the running sum in percent of the year's target.
    """

    key: str
    heading: str
    group: str
    running: bool = False
    pace: bool = False


_TRAINING = "农业科技培训"
_HANDOUT = "活动、入户等发放"
_BASE = "示范基地（期末在用）"
_PAIRING = "结对帮扶（期末有效）"
_COMMON = (
    MatrixColumn("training.sessions", "期数\n（期）", _TRAINING),
    MatrixColumn("training.people", "人次", _TRAINING),
    MatrixColumn("training.women", "其中\n妇女", _TRAINING),
    MatrixColumn("training.aided", "其中\n脱贫户", _TRAINING),
    MatrixColumn("training.handouts", "随发资料\n（{unit}）", _TRAINING),
)
BY_PLACE = (
    *_COMMON,
    MatrixColumn("handout.registered", "{unit}", _HANDOUT),
    MatrixColumn("base.in_use", "个数\n（个）", _BASE),
    MatrixColumn("base.new", "其中\n新建", _BASE),
    MatrixColumn("base.area", "面积\n（亩）", _BASE),
    MatrixColumn("base.households", "带动农户\n（户）", _BASE),
    MatrixColumn("pairing.objects", "户数\n（户）", _PAIRING),
    MatrixColumn("pairing.new", "其中\n新结对", _PAIRING),
    MatrixColumn("pairing.helpers", "责任人\n（人）", _PAIRING),
    MatrixColumn("pairing.visits", "走访\n（次）", _PAIRING),
    MatrixColumn("pairing.aid", "资金物资\n（元）", _PAIRING),
)
"""（二）分村（社区）汇总, 分单位汇总."""
BY_MONTH = (
    *_COMMON,
    MatrixColumn("training.people", "累计人次", _TRAINING, running=True),
    MatrixColumn("training.people", "占目标\n（%）", _TRAINING, pace=True),
    MatrixColumn("handout.registered", "{unit}", _HANDOUT),
    MatrixColumn("base.new", "新建基地\n（个）", "新增"),
    MatrixColumn("pairing.new", "新结对\n（户）", "新增"),
    MatrixColumn("pairing.visits", "走访\n（次）", "帮扶记录"),
    MatrixColumn("pairing.aid", "资金物资\n（元）", "帮扶记录"),
)
"""（三）分月汇总."""
