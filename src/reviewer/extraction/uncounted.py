"""Figures that are none of the report's results: counts of indices and articles, remainders, reasons, ways."""

from __future__ import annotations

import re

from reviewer.extraction.lexicon import load_lexicon
from reviewer.extraction.units import MONEY_UNITS, PERCENT_UNITS
from reviewer.extraction.words import Words

_POLICY = re.compile(
    r"^(?:措施|政策|举措|规定|意见|办法|要求|制度|方面|环节|部分|原则|层面|阶段|类别|维度|步骤)"
)
_COUNTING = ("项", "个", "类", "条", "大类", "方面")
_GROUP = (
    r"(?:[一二三四]级|数量|质量|时效|成本|产出|社会|经济|生态|环境|可持续|影响|效益|效果|服务对象|满意度|绩效|评价|考核|年度|定量|定性|"
    r"核心|重点|主要|管理|过程|决策|投入|三级|具体|分项)"
)
_INDICES = re.compile(rf"^{_GROUP}*(?:指标|任务|目标)")  # 33个|三级绩效指标
_OF_INDICES = re.compile(
    rf"(?:{_GROUP}+指标|(?:设定|设置|设立|下设|细化|分解|选取|确定|共有|包括|包含|涉及)了?[^，。；]{{0,8}}(?:指标|绩效目标))"
    r"(?:共|共计|合计|总计|为|有)?\s*$"
)  # 共设定绩效指标|16项, 数量指标|6个
_NOT_DONE_OF = re.compile(r"(?:未|没有|没能|剩余|余下|其余|不)[^，。；、]{0,10}的\s*$")  # 未按期完成的|2项
_PROBLEMS = re.compile(r"(?:存在|查找|梳理)[^，。；]{0,6}(?:问题|不足|困难)\s*$")
_SHARE_DONE = re.compile(r"(?:已|均|全部|超额|基本|未)*(?:完成|达标|达到|实现)")  # 9项指标，其中|8项|超额完成
_REST = (
    "另",
    "另有",
    "其余",
    "剩余",
    "余下",
    "尚有",
    "还有",
    "仍有",
    "其他",
    "其中有",
    "有",
    "另外",
    "未完成的",
)
_LEFT_OUT = re.compile("因(?!素|子)|由于|尚?未|正在|仍在|存在|不达标|不合格")  # 有1栋|因防水返工
_DELAYED = re.compile(
    r"[^，。；]{0,16}?(?:因(?!素|子)|由于|受[^，。；]{0,12}影响|尚?未|暂|正在|仍在|顺延|推迟|延期|延后|滞后|取消|结转)"
)  # 另有1座|山塘因降雨顺延
_BECAUSE = re.compile(
    "(?:在建|在施|未完工|待建|待完工)\\s*$|(?:主要)?(?:原因|系|由于|因为|是因|(?:前者|后者|其)?因(?!素|子|地制宜))"
)
_REASONS = re.compile(
    r"(?:原因|症结)[^，。；：]{0,4}(?:：|是|为|在于|有)"
)  # 主要原因：一是管线牵涉的|9家商铺未谈妥
_LOTS = frozenset({"标段", "个标段"})
_REACH = 160
_IN_STEPS = re.compile(r"分(?:成|为|作|别分)?(?:两|三|四|多)?\s*$")  # 分|2批次下达, 分|3期实施
_STEPS = frozenset({"批", "批次", "期", "次", "步", "类", "轮", "组", "段", "年", "个阶段"})
_SAMPLED = re.compile(r"(?:选取|抽取|抽样|随机|挑选)[^，。；]{0,20}$")
_WHERE_TO = re.compile(r"(?:(?<!达)到|至|在|于|分布|下达给|分配给|拨付给)\s*$")  # 分解下达到|14个|设区市
_PLACES = frozenset({"个乡镇", "个村", "个社区", "个行政村", "镇", "乡", "村"})
# 30项|年度任务中|29项, 9个|站点有|8个, 回访的200人|，其中|170人知晓
_OF_THESE = re.compile(
    r"[^，。；、]{0,14}?(?<![集其高初空水途年])中(?![心小型央医药学职专国草等标层部间秋级介])，?[^，。；、]{0,12}"
    r"|[^，。；、有]{0,14}(?<!所)(?<!具)(?<!拥)有"
)
_SAME_THINGS = (
    frozenset({"人", "名", "位", "户"}),
    frozenset({"个", "家", "所", "处"}),
    frozenset({"项", "个", "件"}),
    frozenset({"张", "床", "床位", "张床位", "个床位"}),
)
# 对|12家|企业逐家走访, 将|6个|小区列入: what a deed was done to is no result
_DONE_TO_EACH = re.compile(r"(?:对|将|把|向|与|同|针对|围绕)(?:全[县市区镇乡]|辖区)?\s*$")
_FOR_WHOM = re.compile(
    "[，、]?(?:全年|累计|共|共计|已|先后|成功|其中)*(?:为|给|支持|指导)(?:全[县市区镇乡]|辖区)?\\s*$"
)
_HELPED = re.compile("(?:帮助|陪同|协助|助力|带领|引导)(?:辖区|全[县市区镇乡])?\\s*$")
_DEED_BEHIND = re.compile(
    r"[^，。；、]{0,12}?(?:逐一|逐[户个家项件]|进行|开展|予以|给予|实施|作了|签订|纳入|列入|分解|结对|联合|通报|约谈)"
)
_PLACE = re.compile(r"(?:设区市|县|市|区|州|盟|旗|乡|镇|街道|村|社区|部门|单位|科室|股室)")
_KINDS_OF = re.compile(r"(?!目标|任务|计划)[\u4e00-\u9fff]")  # 6类|重点对象
_GOT_DONE = re.compile(
    r"(?!项目|工作|任务)[^，。；、的]{2,14}?(?:全部|均|已|先后|相继|顺利)*"
    r"(?:建成|完成|投入使用|投用|投产|走进|得到|通过|获得|上线|启用|启动|交付|达到|落地|开工|竣工|办结|脱贫|就业|受益)"
)
_BY_NOW = re.compile("(?:目前|现|其中)?已[\u4e00-\u9fff]{1,8}的")  # 已完工的|17座|水库全部通过验收
_WHEN = re.compile(r"[^，。；、0-9]{1,8}(?:后|前|期间|过程中|以来)[，\s]*")  # 改造后|18个小区全部引入物业
_WHERE = re.compile("(?:我|全|本)[县市区省州乡镇局校院]|辖区内?|各地")  # 全县|98所农村学校全部实施
_RATE_LABEL = re.compile(r"[ \u3000]*(?:[（(]?[0-9]{1,2}[）).．、])?[^，。；：\n]{2,24}(?:率|比例|占比|比重)：")
_PLANNED = re.compile(r"(?:纳入|列入|下达|批复|安排|计划|目标|任务|确定)[^，。；]{0,10}的\s*$")
_ALL_DONE = re.compile(
    r"\s*(?P<noun>[^，。；、的]{1,12}?)(?:目前|现|都|均)?(?:已经?|全部|全面|均|按期|如期|顺利|按时|悉数)+"
    r"(?:(?:完成|实现|通过|得到|实施)了?(?P<deed>[\u4e00-\u9fff]{2,6})?"
    r"|(?:建成|竣工|完工|投入使用|投用|交付|办结|开工)[\u4e00-\u9fff]{0,8})(?=[，。；、]|\s*$)"
)


def counts_nothing(words: Words, i: int) -> bool:
    """Tell counts of measures, articles and indices, remainders and what a reason names: 23条措施, 7项指标中."""
    near, right = words.nears[i], words.rights[i]
    if (
        _is_rest(words, i)
        or _explains_rate(words, i)
        or _gives_reason(words, i)
        or _in_steps(words, i)
        or _of_these(words, i)
    ):
        return True
    if words.quantities[i].unit in _COUNTING and _OF_INDICES.search(near):
        return True
    if (
        words.quantities[i].unit in _LOTS
        or _PROBLEMS.search(near)
        or _NOT_DONE_OF.search(near)
        or _counts_done(words, i)
    ):
        return True
    sampled = words.quantities[i].unit != "%" and _SAMPLED.search(near)
    placed = words.quantities[i].unit in _PLACES or _PLACE.match(right)
    if sampled or (_WHERE_TO.search(near) and placed) or _in_idiom(words, i):
        return True
    if words.quantities[i].unit == "类" and _KINDS_OF.match(right):
        return True
    if reached(words, i) or done_as_planned(words, i):
        return False
    if _begins_sentence(words, i) and words.quantities[i].unit != "%" and begins_noun(right):
        return not (words.is_bound(i) or load_lexicon().goal_after.match(right))  # 8所学校的办学条件得到改善
    return bool(_POLICY.match(right)) or (words.quantities[i].unit in _COUNTING and bool(_INDICES.match(right)))


def _explains_rate(words: Words, i: int) -> bool:
    """Tell a count that a labelled rate rests on: 办结率：应达到95%以上，全年受理|260件，已达到97.3%."""
    if words.quantities[i].unit in PERCENT_UNITS or not any(q.unit in PERCENT_UNITS for q in words.quantities):
        return False
    line = words.text.rfind("\n", 0, words.span.start) + 1
    return bool(_RATE_LABEL.match(words.text, line, words.at(i)))


def reached(words: Words, i: int) -> bool:
    """Tell things that the words behind say were done: 22个|儿童之家建成投用, 1620名|留守儿童得到关爱."""
    near = words.nears[i].strip(" \u3000、")
    return (not near or bool(_BY_NOW.fullmatch(near))) and bool(_GOT_DONE.match(words.rights[i]))


def done_as_planned(words: Words, i: int) -> re.Match[str] | None:
    """Tell what was planned and is said to be done: 纳入计划的|18个|小区已全部完成改造."""
    return _ALL_DONE.match(words.rights[i]) if _PLANNED.search(words.nears[i]) else None


def begins_noun(right: str) -> bool:
    """Tell whether a word follows a figure."""
    return "\u4e00" <= right[:1] <= "\u9fff" or right[:1] in ("“", "《")


def _begins_sentence(words: Words, i: int) -> bool:
    near = words.nears[i]
    blank = not near.strip() or bool(_WHEN.fullmatch(near.strip()) or _WHERE.fullmatch(near.strip()))
    return blank and not words.text.endswith("：", 0, words.near_starts[i])


def _is_rest(words: Words, i: int) -> bool:
    """Tell what is left over: 建成2片，另|1片因土地手续顺延."""
    if words.nears[i].strip() not in _REST:
        return False
    again = i > 0 and words.quantities[i].unit == words.quantities[i - 1].unit
    return again or bool(_DELAYED.match(words.rights[i]))


def _gives_reason(words: Words, i: int) -> bool:
    if _LEFT_OUT.match(words.rights[i]) or _BECAUSE.match(words.nears[i].lstrip("、")):
        return True
    return bool(_REASONS.search(words.text, max(words.span.start, words.at(i) - _REACH), words.at(i)))


def _of_these(words: Words, i: int) -> bool:
    """Tell both counts of a share told in counts: 18个|泵站中|17个合格, 9个|站点有|8个投用."""
    return any(_is_share(words, k) for k in (i, i - 1))


def _is_share(words: Words, i: int) -> bool:
    if i < 0 or i + 1 >= len(words.quantities):
        return False
    one, other = words.quantities[i], words.quantities[i + 1]
    same = one.unit[:1] == other.unit[:1] or any({one.unit, other.unit} <= things for things in _SAME_THINGS)
    if not same or one.unit in PERCENT_UNITS | MONEY_UNITS or not one.value or not other.value:
        return False
    return (
        other.value <= one.value
        and not words.is_bound(i)
        and bool(_OF_THESE.fullmatch(words.rights[i].strip()))
    )


def _in_idiom(words: Words, i: int) -> bool:
    """Tell 一户|一档 and the number of a phase (水务平台|二期) from counts."""
    text, quantity = words.text, words.quantities[i]
    if quantity.passage.text[:1] not in "一二两三四五六":
        return False
    before = text[max(words.span.start, words.at(i) - 2) : words.at(i)]
    twin = len(before) == 2 and before[0] == quantity.passage.text[:1]
    return twin or (quantity.unit == "期" and not load_lexicon().verb_tail.search(words.nears[i]))


def undergoes(words: Words, i: int) -> bool:
    """Tell things that something was done to (对|12家|企业逐家走访, 将|6个|小区列入计划): told in passing."""
    if words.flows_on(i) and _FOR_WHOM.fullmatch(words.nears[i].strip()):
        return words.quantities[i].unit not in PERCENT_UNITS | MONEY_UNITS  # 为6家企业|争取贷款2300万元
    if _HELPED.search(words.nears[i]):
        return True
    return bool(_DONE_TO_EACH.search(words.nears[i]) and _DEED_BEHIND.match(words.rights[i]))


def _counts_done(words: Words, i: int) -> bool:
    """Tell how many of the indices or tasks before were done."""
    part = words.nears[i].strip(" ，、") in ("其中", "有", "其中有")
    return part and words.quantities[i].unit == "项" and bool(_SHARE_DONE.match(words.rights[i]))


def _in_steps(words: Words, i: int) -> bool:
    return words.quantities[i].unit in _STEPS and bool(_IN_STEPS.search(words.nears[i]))
