"""The word lists of the registers: words are data, dated; the lists are open."""

from __future__ import annotations

from tecdesk.domain import additions
from tecdesk.domain.additions import Extended
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

_SHIPPED: dict[str, WordList] = {
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
            "topic",
            "主题分类",
            "农业技术=实用技术,农业实用技术,种植养殖 知识产权=专利,商标 "
            "防震减灾=防灾减灾,地震,抗震 生态环保=生态保护,节能减排,环保,生态环境 "
            "安全生产=安全 食品安全=无公害,农产品质量安全 "
            "卫生健康=卫生保健,健康,疫病预防,疾病预防 法律法规=法律,法制,普法,法治 "
            "禁毒防艾=禁毒,防艾 信息技术=计算机,信息化,计算机信息技术 "
            "惠农政策=政策,科技扶贫政策,帮扶政策 劳动力转移=就业,劳务 "
            "科普统计=统计 其他=其它",
        ),
        _list(
            "outreach_carrier",
            "活动载体",
            "科技活动周=科技周,全国科技活动周 科技之春=科技之春宣传月 "
            "科技之冬 科技下乡=送科技下乡,科技三下乡,三下乡,文化科技卫生三下乡 "
            "三进农家=三进家庭,科技进农家 科技大集市=科技大集,科技集市 "
            "科技赶集=赶集,赶集日 科普日=全国科普日,科普行动日,科普宣传日 "
            "妇女科技活动日=妇女科技日 世界知识产权日=知识产权日,4·26,知识产权宣传周 "
            "防灾减灾日=防灾减灾宣传,地震宣传,防震减灾宣传 法制宣传日=法治宣传日 "
            "流动科技馆巡展=流动科技馆,科技馆巡展 其他=其它",
        ),
        _list(
            "outreach_form",
            "活动形式",
            "广场宣传=现场宣传,街头宣传,集中宣传 大集=赶集,集市 巡回展=巡展,巡回展览 "
            "科普影片放映=放映影片,放映科普影片,影片放映,放电影,播放科教片 "
            "展板=展板展示,图板 挂图 墙报=黑板报,宣传栏 标语横幅=标语,横幅 "
            "广播=村广播,大喇叭 电视 报刊=报纸 简报 网站=网络,公众号,微信 "
            "对接活动=对接会,技术对接 义诊=健康义诊 演练=应急演练 讲座=科普讲座 "
            "其他=其它",
        ),
        _list(
            "consult_way",
            "咨询方式",
            "现场咨询=现场,现场解答 热线电话=热线,电话,电话咨询,农技110,96128,963110 "
            "下乡服务=上门服务,入户服务,下村服务 网络=网上咨询,微信,线上 义诊=健康义诊",
        ),
        _list(
            "envoy_kind",
            "特派员类别",
            "科技特派员=特派员,农业科技特派员 三区科技人才=三区人才,三区 "
            "科技扶贫指导员=扶贫指导员,科技指导员",
        ),
        _list(
            "variety_kind",
            "新品种新技术类型",
            "新品种=品种,良种 新技术=技术,实用技术 新设备=设备,机具,新机具,新装备",
        ),
        _list(
            "variety_stage",
            "引进推广环节",
            "引进=引种,引进新品种 试验=试种,试验试种,试养 示范=示范种植,试验示范 "
            "推广=推广应用,应用",
        ),
        _list(
            "exemplar_kind",
            "示范户与技术员类型",
            "科技示范户=示范户 科普文明户=文明户,示范文明户,科技示范文明户 "
            "科技联系户=联系户,传帮带户 致富能手=能手,科技致富能手 "
            "农民技术员=技术员,农民技术人员 绿色证书=绿证,绿色证书学员 "
            "农广校毕业=农广校,农广校学员",
        ),
        _list("exemplar_unit", "户或人", "户 人=名"),
        _list(
            "network_kind",
            "服务网络类型",
            "科技副村长=副村长,村科技副村长 科技领导组=领导组,科技领导小组 "
            "协会=专业协会,农技协,农村专业技术协会 专业合作社=合作社,农民专业合作社 "
            "农民技术学校=技术学校,农技校 科技活动室=活动室,科普活动室 "
            "农资服务联系点=农资联系点,联系点 信息服务站点=信息站,信息服务站,信息站点 "
            "热线服务站=热线站 网页=网站 远程教育站=远程教育站点,远教站点 "
            "多媒体教室 电脑=计算机,微机 服务车辆=服务车,车辆",
        ),
        _list("network_grade", "站点标准", "标准化=标准 基础性=基础"),
        _list("network_unit", "网络单位", "个 名=人 台 辆 间 套"),
        _list(
            "project_kind",
            "项目类别",
            "新产品开发=产品开发 新技术引进示范=技术引进,引进示范 新品种选育=品种选育 "
            "成果推广=成果转化,推广 社会发展=社发 星火=星火计划 农业=农业类 "
            "工业=工业类 企业技改=技改 科普=科普类 其他=其它",
        ),
        _list(
            "fund_source",
            "资金来源",
            "上级专项=上级,专项资金,上级拨款,扶持资金 地方配套=配套,县级配套,本级配套 "
            "单位自筹=自筹,企业自筹 社会投入=社会,社会资金,贷款",
        ),
        _list("fund_nature", "资金性质", "计划=下达 到位=到账 拨付=支出,已拨付"),
        _list(
            "bureau_kind",
            "组织与信息类别",
            "会议=工作会议,专题会议 简报信息=简报,信息,信息报送,报送信息 "
            "荣誉=获奖,表彰 考核=检查,村干部考核 业务学习=学习 科技投入=投入,经费 "
            "其他=其它",
        ),
        _list("bureau_unit", "组织与信息单位", "次 条 期 项 篇 份"),
        _list(
            "quality", "数据性质", "实数=实际数,实 估数=估计数,估算,约数 据不完全统计"
        ),
    )
}
WORD_LISTS: Extended[WordList] = Extended(_SHIPPED)
"""Every word list by key, those of added fields last."""


def _renew() -> None:
    own = {words.key: words for words in additions.in_force().words}
    WORD_LISTS.become(WORD_LISTS.declared | own)


additions.on_change(_renew)


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
