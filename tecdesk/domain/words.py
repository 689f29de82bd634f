"""The word lists of the registers: words are data, dated; the lists are open."""

from __future__ import annotations

from tecdesk.domain.word import Word
from tecdesk.domain.word import WordList

__all__ = ["SERIES", "WORD_LISTS", "Word", "WordList", "choices", "in_year"]


def _words(words: str) -> tuple[Word, ...]:
    """Words without dates: `培训班=培训,实用技术培训班 讲座`."""
    made = []
    for word in words.split():
        text, _, aliases = word.partition("=")
        made.append(Word(text, aliases=tuple(aliases.split(",")) if aliases else ()))
    return tuple(made)


def _list(key: str, label: str, words: str) -> WordList:
    return WordList(key, label, _words(words))


SERIES: tuple[tuple[Word, ...], ...] = (
    (
        Word(
            "贫困户",
            until=2020,
            aliases=("建档立卡户", "建档立卡贫困户", "精准扶贫户"),
        ),
        Word(
            "脱贫户",
            since=2021,
            until=2025,
            aliases=("已脱贫户", "脱贫人口", "建档立卡脱贫户", "原建档立卡脱贫户"),
        ),
        Word(
            "防止返贫致贫对象",
            since=2026,
            aliases=("防返贫致贫对象", "防止返贫对象", "返贫致贫对象"),
        ),
    ),
)
"""Words that took each other's place: labels are put into the word of their year."""

HOUSEHOLD_STATUS = WordList(
    "household_status",
    "户类别",
    (
        SERIES[0][0],
        SERIES[0][1],
        Word(
            "监测对象",
            since=2021,
            until=2025,
            aliases=("监测户", "防返贫监测对象", "防返贫监测户", "三类户"),
            kinds=(
                "脱贫不稳定户",
                "边缘易致贫户",
                "突发严重困难户",
                "边缘户",
            ),
        ),
        SERIES[0][2],
        Word("一般农户", aliases=("一般户", "普通农户", "非贫困户", "农户")),
    ),
)

WORD_LISTS: dict[str, WordList] = {
    words.key: words
    for words in (
        _list(
            "training_form",
            "培训形式",
            "培训班=培训,办班,集中培训,实用技术培训班,技术培训班,课堂讲解,课堂培训,"
            "冬闲集中培训 "
            "讲座=科技讲座,专题讲座,技术讲座 "
            "现场指导=现场,现场培训,现场讲解,技术示范,技术指导,田间指导,现场技术指导,"
            "田间课堂,现场教学 "
            "播放影片=放映影片,播放科教片,科教片,播放录像,电影,放映,VCD "
            "远程教育=远程,远程培训,远程教学 "
            "线上=网络,网络培训,线上培训,网上培训,直播,智慧云码 "
            "外出观摩=外出参观学习,外出学习,外出参观,外出考察 "
            "业务会议=业务培训会议,业务会",
        ),
        _list(
            "industry",
            "行业",
            "粮食=粮油 蔬菜 果树=水果,林果 茶叶=茶,茶树 食用菌 中药材=药材 "
            "畜牧=畜禽,畜牧养殖 水产=渔业,水产养殖 林业 土肥=土壤肥料 "
            "植保=植物保护 农机=农业机械 电商=农村电商,电子商务 "
            "农产品加工=加工 乡村旅游=农家乐,旅游 科普=科学普及 其他=其它",
        ),
        WordList(
            "audience",
            "受众",
            (
                *_words("农民=群众,农户 农村党员=党员 村干部=基层干部"),
                *SERIES[0],
                *_words(
                    "科技特派员=特派员 科技副村长 信息员 农技人员=农技站人员,农技员 "
                    "农民技术员 种养殖大户=大户,种养大户 青年=青壮年,知识青年 "
                    "妇女 学生 企业人员=企业职工"
                ),
            ),
        ),
        _list(
            "base_kind",
            "基地类型",
            "种植基地=种植 养殖基地=养殖 试验示范基地=试验示范,试验基地 培训基地=培训 "
            "育种基地=育种,良种繁育基地 科普基地=科普",
        ),
        _list(
            "base_level",
            "级别",
            "乡=乡级,镇,镇级,乡镇,乡镇级 县=县级,区级,县(区)级 市=市级,地市级 "
            "省=省级,自治区级 国家=国家级",
        ),
        _list(
            "base_status",
            "基地状态",
            "在建=建设中,筹建 在用=使用中,正常,正常使用,运行,运行中 "
            "已撤销=撤销,停用,已停用,关闭,已关闭 待审批=推荐,推荐待审批,申报中,待认定",
        ),
        _list(
            "pairing_object",
            "帮扶对象",
            "户=农户,家庭 村=行政村,村集体 合作社=专业合作社,农民专业合作社 企业=公司",
        ),
        HOUSEHOLD_STATUS,
        _list(
            "aid_way",
            "帮扶方式",
            "走访=入户走访,入户,上门走访 资金=现金,资金帮扶 "
            "物资=物资帮扶,实物,物质 技术=技术帮扶,科技帮扶 项目=项目帮扶 "
            "慰问=节日慰问 消费帮扶=消费扶贫,以购代捐 培训 捐赠=捐款,捐物",
        ),
        _list(
            "material_kind",
            "资料种类",
            "宣传资料=宣传单,宣传册 科普资料=科普读物 技术资料=生产技术资料 "
            "手册=宣传手册,小册子,技术手册 图书=书籍,书 挂图=宣传画 光盘=VCD,DVD,影碟 "
            "科教片 科技报=报纸 简报=信息简报 明白纸 展板",
        ),
        _list("material_unit", "资料单位", "份 册 本 张 套 盘 块 部 条 期"),
        _list(
            "occasion",
            "发放场合",
            "科技活动周 科技下乡=送科技下乡,三下乡,科技三下乡 "
            "赶集日=赶集,科技赶集,科技大集,大集 入户=进村入户 培训=培训班,培训会 "
            "科普日=全国科普日,科普行动日 科技之春 科技之冬 宣传日 会议 赠阅 其他=其它",
        ),
        _list(
            "quality", "数据性质", "实数=实际数,实 估数=估计数,估算,约数 据不完全统计"
        ),
    )
}
"""Every word list by key."""


def choices(key: str, year: int) -> list[str]:
    """The words offered in a year."""
    return [word.text for word in WORD_LISTS[key].words if word.valid_in(year)]


def in_year(label: str, year: int) -> str:
    """A label in the words of its year: 其中脱贫户 was 其中贫困户 until 2020."""
    for series in SERIES:
        now = next(word.text for word in series if word.valid_in(year))
        for word in series:
            if word.text in label:
                return label.replace(word.text, now)
    return label
