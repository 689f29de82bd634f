"""Ten forms as counties send them, with what belongs into each cell."""

from __future__ import annotations

from tests.desk.filling.forms import Layout

PLAIN = Layout(
    "指标在行，目标、完成、完成率、上年在列",
    """
清河镇2025年科技推广工作统计表|+|+|+|+|+|+
填报单位：清河镇||||||单位：元、亩
序号|指标名称|计量单位|年度目标|本年完成|完成率(%)|上年同期
一、科技培训|+|+|+|+|+|+
1|培训期数|期||||
2|培训人次|人次||||
3|  其中：妇女|人次||||
4|        脱贫户|人次||||
二、示范基地|+|+|+|+|+|+
5|期末在用|个||||
6|示范面积|亩||||
7|科普画廊|米||||
三、结对帮扶|+|+|+|+|+|+
8|结对户数|户||||
9|帮扶资金|万元||||
填表人：||审核人：||||
""",
    """
D5:G5 training.sessions target,value,rate,last_year
D6:G6 training.people target,value,rate,last_year
D7:G7 training.women target,value,rate,last_year
D8:G8 training.aided target,value,rate,last_year
D10:G10 base.in_use target,value,rate,last_year
D11:G11 base.area target,value,rate,last_year
D12:G12 -
D14:G14 pairing.objects target,value,rate,last_year
D15:G15 pairing.money target,value,rate,last_year 万元
""",
)
VILLAGES = Layout(
    "村在行，三层表头",
    """
2025年各村（社区）科技推广情况统计表|+|+|+|+|+|+|+
村名|培训情况|+|+|+|资料发放情况|+|示范面积（亩）
^|期数|参训人次|+|+|发放资料（份）|种数|^
^|^|合计|其中：妇女|其中：脱贫户|^|^|^
甲|1|2|3|4|5|6|7
合计|||||||
东村|||||||
南村|||||||
西村|||||||
北村|||||||
""",
    """
B6:E6 training.sessions,training.people,training.women,training.aided value
F6:H6 handout.quantity,handout.titles,base.area value
B7:E7 training.sessions,training.people,training.women,training.aided value 东村
F7:H7 handout.quantity,handout.titles,base.area value 东村
B8:E8 training.sessions,training.people,training.women,training.aided value 南村
F8:H8 handout.quantity,handout.titles,base.area value 南村
B9:E9 training.sessions,training.people,training.women,training.aided value 西村
F9:H9 handout.quantity,handout.titles,base.area value 西村
B10:E10 training.sessions,training.people,training.women,training.aided value 北村
F10:H10 handout.quantity,handout.titles,base.area value 北村
""",
)
MONTHS = Layout(
    "月在行",
    """
2025年农民培训月报表|+|+
月份|期数|人次
一月||
二月||
3月||
4月份||
上半年||
1-9月||
全年累计||
""",
    """
B3:C3 training.sessions,training.people value m1
B4:C4 training.sessions,training.people value m2
B5:C5 training.sessions,training.people value m3
B6:C6 training.sessions,training.people value m4
B7:C7 training.sessions,training.people value half1
B8:C8 training.sessions,training.people value to9
B9:C9 training.sessions,training.people value year
""",
)
HALF = Layout(
    "上半年，和上年同期比",
    """
2025年上半年科技培训统计表|+|+|+|+|+
指标|单位|本期|上年同期|增减|+
^|^|^|^|增减数|增减%
培训期数|期||||
培训人次|人次||||
""",
    """
C4:F4 training.sessions value,last_year,change,change_rate half1
C5:F5 training.people value,last_year,change,change_rate half1
""",
)
QUARTER = Layout(
    "三季度，本季和累计",
    """
2025年第三季度科技服务情况|+|+|+
项目|单位|本季|累计
举办培训班|期||
培训农民|人次||
发放宣传资料|份||
""",
    """
C3:C5 training.sessions,training.people,handout.quantity value q3
D3:D5 training.sessions,training.people,handout.quantity value to9
""",
)
YEARS = Layout(
    "几年在列，下一年计划",
    """
科技推广工作历年情况（2025年）|+|+|+|+
指标|单位|2023年|2024年|2025年|2026年计划
培训期数|期||||
示范基地面积|公顷||||
""",
    """
C3 training.sessions value ago2
D3 training.sessions last_year
E3 training.sessions value
F3 training.sessions target ago-1
C4 base.area value 公顷 ago2
D4 base.area last_year 公顷
E4 base.area value 公顷
F4 base.area target 公顷 ago-1
""",
)
FOREIGN = Layout(
    "多半不是台账里的事",
    """
2025年农业农村工作报表|+|+
工作内容|计量单位|数量
农家书屋|个|
高素质农民培训人数|人|
线上直播培训人次|人次|
新建示范基地|个|
培训人数|人|
机耕道建设|公里|
走访户数|户|
""",
    """
C3:C5 -
C6 base.new value
C7:C9 -
""",
)
SPLIT = Layout(
    "分产业在列",
    """
2025年分产业培训情况|+|+|+|+|+
乡镇|培训期数|+|+|培训人次|+
^|小计|粮食|蔬菜|小计|其中：畜牧
河口镇|||||
""",
    """
B4 training.sessions value
C4 training.sessions value 粮食
D4 training.sessions value 蔬菜
E4 training.people value
F4 training.people value 畜牧
""",
)
ACROSS = Layout(
    "两栏并排",
    """
2025年科技工作主要指标|+|+|+|+|+
指标|单位|数量|指标|单位|数量
培训期数|期||示范基地|个|
培训人次|人次||带动农户|户|
发放资料|份||走访次数|次|
""",
    """
C3:C5 training.sessions,training.people,handout.quantity value
F3:F5 base.in_use,base.households,pairing.visits value
""",
)
TURNED = Layout(
    "村在列，指标在行，两张表上下放",
    """
2025年村级情况表|+|+|+|+
指标|东村|南村|西村|北村
培训期数（期）||||
培训人次（人次）||||

结对帮扶情况（单位：元）|+|+|+|+
项目|数量|上年数||
结对户数|||
帮扶资金|||
""",
    """
B3:B4 training.sessions,training.people value 东村
C3:C4 training.sessions,training.people value 南村
D3:D4 training.sessions,training.people value 西村
E3:E4 training.sessions,training.people value 北村
B8:C8 pairing.objects value,last_year
B9:C9 pairing.money value,last_year
""",
)
LAYOUTS = (
    *(PLAIN, VILLAGES, MONTHS, HALF, QUARTER),
    *(YEARS, FOREIGN, SPLIT, ACROSS, TURNED),
)
