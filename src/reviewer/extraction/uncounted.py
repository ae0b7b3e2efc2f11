"""Figures that are none of the report's results: counts of indices and articles, remainders, reasons, ways."""

from __future__ import annotations

import re

from reviewer.extraction.lexicon import load_lexicon
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
    "(?:在建|在施|未完工|待建|待完工)\\s*$|(?:主要)?(?:原因|系|由于|因为|是因|因(?!素|子|地制宜))"
)
_REASONS = re.compile(
    r"(?:原因|症结)[^，。；：]{0,4}(?:：|是|为|在于|有)"
)  # 主要原因：一是管线牵涉的|9家商铺未谈妥
_LOTS = frozenset({"标段", "个标段"})
_REACH = 160
_IN_STEPS = re.compile(r"分(?:成|为|作|别分)?(?:两|三|四|多)?\s*$")  # 分|2批次下达, 分|3期实施
_STEPS = frozenset({"批", "批次", "期", "次", "步", "类", "轮", "组", "段", "年", "个阶段"})
_SAMPLED = re.compile(r"(?:选取|抽取|抽样|随机|挑选)[^，。；]{0,20}$")
_WHERE_TO = re.compile(r"(?:到|至|在|于|分布|下达给|分配给|拨付给)\s*$")  # 分解下达到|14个|设区市
_PLACE = re.compile(r"(?:设区市|县|市|区|州|盟|旗|乡|镇|街道|村|社区|部门|单位|科室|股室)")
_KINDS_OF = re.compile(r"(?!目标|任务|计划)[\u4e00-\u9fff]")  # 6类|重点对象
_GOT_DONE = re.compile(
    r"(?!项目|工作|任务)[^，。；、的]{2,14}?(?:全部|均|已|先后|相继|顺利)*"
    r"(?:建成|完成|投入使用|投用|投产|走进|得到|通过|获得|上线|启用|启动|交付|达到|落地|开工|竣工|办结|脱贫|就业|受益)"
)
_WHEN = re.compile(r"[^，。；、0-9]{1,8}(?:后|前|期间|过程中|以来)[，\s]*")  # 改造后|18个小区全部引入物业
_PLANNED = re.compile(r"(?:纳入|列入|下达|批复|安排|计划|目标|任务|确定)[^，。；]{0,10}的\s*$")
_ALL_DONE = re.compile(
    r"\s*(?P<noun>[^，。；、的]{1,12}?)(?:目前|现|都|均)?(?:已经?|全部|全面|均|按期|如期|顺利|按时|悉数)+"
    r"(?:(?:完成|实现|通过|得到|实施)了?(?P<deed>[\u4e00-\u9fff]{2,6})?"
    r"|(?:建成|竣工|完工|投入使用|投用|交付|办结|开工)[\u4e00-\u9fff]{0,8})(?=[，。；、]|\s*$)"
)


def counts_nothing(words: Words, i: int) -> bool:
    """Tell counts of measures, articles and indices, remainders and what a reason names: 23条措施, 7项指标中."""
    near, right = words.nears[i], words.rights[i]
    if _is_rest(words, i) or _gives_reason(words, i) or _in_steps(words, i):
        return True
    if words.quantities[i].unit in _COUNTING and _OF_INDICES.search(near):
        return True
    if words.quantities[i].unit in _LOTS or _PROBLEMS.search(near) or _counts_done(words, i):
        return True
    sampled = words.quantities[i].unit != "%" and _SAMPLED.search(near)
    if sampled or (_WHERE_TO.search(near) and _PLACE.match(right)):
        return True
    if words.quantities[i].unit == "类" and _KINDS_OF.match(right):
        return True
    if reached(words, i) or done_as_planned(words, i):
        return False
    if _begins_sentence(words, i) and words.quantities[i].unit != "%" and begins_noun(right):
        return not (words.is_bound(i) or load_lexicon().goal_after.match(right))  # 8所学校的办学条件得到改善
    return bool(_POLICY.match(right)) or (words.quantities[i].unit in _COUNTING and bool(_INDICES.match(right)))


def reached(words: Words, i: int) -> bool:
    """Tell things that the words behind say were done: 22个|儿童之家建成投用, 1620名|留守儿童得到关爱."""
    return not words.nears[i].strip() and bool(_GOT_DONE.match(words.rights[i]))


def done_as_planned(words: Words, i: int) -> re.Match[str] | None:
    """Tell what was planned and is said to be done: 纳入计划的|18个|小区已全部完成改造."""
    return _ALL_DONE.match(words.rights[i]) if _PLANNED.search(words.nears[i]) else None


def begins_noun(right: str) -> bool:
    """Tell whether a word follows a figure."""
    return "\u4e00" <= right[:1] <= "\u9fff" or right[:1] in ("“", "《")


def _begins_sentence(words: Words, i: int) -> bool:
    near = words.nears[i]
    blank = not near.strip() or bool(_WHEN.fullmatch(near.strip()))
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


def _counts_done(words: Words, i: int) -> bool:
    """Tell how many of the indices or tasks before were done."""
    part = words.nears[i].strip(" ，、") in ("其中", "有", "其中有")
    return part and words.quantities[i].unit == "项" and bool(_SHARE_DONE.match(words.rights[i]))


def _in_steps(words: Words, i: int) -> bool:
    return words.quantities[i].unit in _STEPS and bool(_IN_STEPS.search(words.nears[i]))
