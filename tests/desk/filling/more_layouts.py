"""Further forms, each with something of its own that was once read wrongly."""

from __future__ import annotations

from tests.desk.filling.forms import Layout

ELEVEN = Layout(
    "一到十一月，占任务、同比",
    """
2025年1-11月科技工作完成情况|+|+|+|+
项目|年度任务|1-11月完成|占任务%|同比%
培训期数（期）||||
新增结对户数（户）||||
""",
    """
B3 training.sessions target
C3:E3 training.sessions value,rate,change_rate to11
B4 pairing.new target
C4:E4 pairing.new value,rate,change_rate to11
""",
)
STATUS = Layout(
    "按户类别，标题里有其中一类",
    """
2025年脱贫户帮扶情况|+|+|+
状态|结对户数|走访次数|帮扶资金(元)
脱贫户|||
监测对象|||
合计|||
""",
    """
B3:D3 pairing.objects,pairing.visits,pairing.money value 脱贫户
B4:D4 -
B5:D5 -
""",
)
RUNNING = Layout(
    "月在列，有一行是累计",
    """
2025年科技推广|+|+|+
月份|1月|2月|3月
培训期数|||
累计培训人次|||
""",
    """
B3 training.sessions value m1
C3 training.sessions value m2
D3 training.sessions value m3
B4 training.people value m1
C4 training.people value to2
D4 training.people value q1
""",
)
CORNER = Layout(
    "左上角空着，任务和完成各占两列",
    """
2025年度科技培训任务完成情况|+|+|+|+
|任务|+|完成|+
|期数|人次|期数|人次
河口镇||||
""",
    """
B4:C4 training.sessions,training.people target
D4:E4 training.sessions,training.people value
""",
)
TOWNS = Layout(
    "全县的表，只有一行是本镇",
    """
附件2|+|+|+|+
2025年全县科技工作情况统计表|+|+|+|+
填报单位（盖章）：|||2025年12月10日|
序号|乡镇|开展培训|+|结对帮扶
^|^|场次|人次|户数
1|河口镇|||
2|石桥镇|||
合计|+|||
单位负责人：||填表人：|联系电话：|
""",
    """
C6:D6 training.sessions,training.people value
E6 pairing.objects value
C7:E7 -
C8:E8 -
""",
)
UNITS = Layout(
    "单位写在第二层表头里，只有一行",
    """
科技工作年报|+|+|+|+
2025年|+|+|+|+
单位|技术培训|+|宣传资料|备注
^|（场）|（人次）|（份）|^
河口镇||||
""",
    """
B5:D5 training.sessions,training.people,handout.quantity value
""",
)
YEARLY = Layout(
    "没有标题，年份在表头，比上年",
    """
指标名称|代码|计量单位|2025年|2024年|2025年比2024年增减(%)
甲|乙|丙|1|2|3
一、培训人次|01|人次|||
   1.妇女|02|人次|||
二、示范基地面积|03|万亩|||
""",
    """
D3:F3 training.people value,last_year,change_rate
D4:F4 training.women value,last_year,change_rate
D5:F5 base.area value,last_year,change_rate 万亩
""",
)
NAMES = Layout(
    "责任人可能是名字",
    """
2025年结对帮扶情况统计表|+|+|+
村|帮扶责任人|结对户数|物资折价（元）
东村|||
全镇|||
""",
    """
B3 pairing.helpers value 东村
C3:D3 pairing.objects,pairing.goods value 东村
B4 pairing.helpers value
C4:D4 pairing.objects,pairing.goods value
""",
)
MORE = (ELEVEN, STATUS, RUNNING, CORNER, TOWNS, UNITS, YEARLY, NAMES)
