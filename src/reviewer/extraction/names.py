"""Names of indicators: cut clean out of the words around a figure, and compared by what they mean."""

from __future__ import annotations

import re
from functools import lru_cache

from reviewer.extraction.lexicon import Lexicon, load_lexicon

_SPACE = re.compile(r"\s+")
_OUTER = " \t　，,。；;：:、.．·-—~≥≤<>＜＞="
_LABEL = re.compile(
    r"^(?:[①-⑳]|[（(][一二三四五六七八九十0-9]{1,3}[)）]|[一二三四五六七八九十0-9]{1,3}[、.．)）])\s*"
)
_DECIMAL_LABEL = re.compile(
    r"\A\s*[0-9]{1,2}(?:[.．][0-9]{1,2}){1,3}[、.．\s]+(?=[\u4e00-\u9fff]{2})"
)  # 2.1 培训教师
# The code of an index: C11|疏浚河道长度, D3-2 知晓率; D级危房 and A1地块 are names.
_CODE = re.compile(
    r"^[A-F][0-9]{1,3}(?:[-.．][0-9]{1,2})*[\s、.．：:]*(?=[\u4e00-\u9fff]{2})(?![级类型座栋地标])"
)
# The points of a part or an index: （6分，得5分）, (分值30分).
_POINTS_WORD = r"满分|分值|权重|标准分|实?得分?|自评|扣|共|计|为|[：:，,、；;% ]|[0-9.]"
POINTS = re.compile(rf"[（(](?:{_POINTS_WORD})*[0-9.]+分(?:{_POINTS_WORD}|分)*[）)]")
_HAN = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_THRESHOLD = re.compile(r"[0-9][0-9.,]*[百千万亿]*|[百千万亿]+元?(?=以上|以下|级|元)|三类")
# One bar said in several ways: 投资额超亿元项目, 总投资亿元以上项目, 亿元级项目.
_ABOVE = re.compile(
    r"(?:总?投资(?:总?额)?)?(?:超过?|过|逾)([0-9.]*[百千万亿]+)元(?:以上)?(?=[^0-9]{0,4}(?:项目|企业))"
    r"|(?:总?投资(?:总?额)?)?(?:达到?|在)?([0-9.]*[百千万亿]+)元(?:及?以上|级)(?=[^0-9]{0,4}(?:项目|企业))"
)
_ISSUED = re.compile(r"^.*(?:下达|分解)的?(?!率)")  # 超额完成县卫健局下达的|…: who set a goal is no name
_CHANGED = re.compile(
    r"(?:由|从|较|比)(?:上年|去年|上一年|上年度|年初|原来|过去|以前|[^，]{0,6}前|[^，]{0,3}同期|往年)的?$"
)
_WITHIN = re.compile(
    r"(?<=..)(?:应|均|都)?控制在(?:年初|全年)?(?:预算|概算|批复|计划|目标|合同价?)[^，]{0,6}的?$"
)
_ADVERBS = frozenset(("按时", "按期", "如期", "顺利", "成功", "全部", "全面", "有效", "圆满"))  # 按时办结率
# 完成及时率 is how timely things were done, not 及时率 that was done.
_TIMELY = re.compile("(?:任务|目标|计划|指标)?(?:完成|达成|实现)及时[率度性]")
_ACTIVITY = re.compile("组织开展|组织召开|举办|召开|开展|举行|承办|组织")
# A heading that flattened text runs into its sentence: 情况分析（1）数量指标|新建校舍面积.
_RUN_IN = re.compile(
    r"^(?:.*（[一二三四五六七八九十0-9]{1,2}）)?"
    r"(?:(?:数量|质量|时效|成本|产出|效益|社会效益|经济效益|生态效益|可持续影响|满意度|服务对象满意度)指标|(?:社会|经济|生态)效益)"
    r"(?:完成情况)?(?:分析)?[。：:]?(?=[\u4e00-\u9fff“]{2})"
)
# Who did it, before 全年: 市馆及各分馆全年|接待读者.
_ALL_YEAR = re.compile(r"^.{3,}?(?:全年|年内|本年度)(?:共|累计|共计)?(?=.{4,})")
_DONE = re.compile(r"^实(?=[补发检到查做建种测考征收缴])")
_ANY_SATISFIED = re.compile(
    "总体|综合|整体|平均|基本|非常|抽样|调查|测评|问卷|服务对象|受益对象|受益者|社会公众|公众|满意(?:度|率)?|的|对.*?(?=满意)|评价|指标|辖区|项目区"
)
_HOW_MANY = re.compile("(?:人次|人数?|户数?|户次)$")
_ANYBODY = frozenset({"群众", "首", "一般"})
_NO_CUT = re.compile("使[用馆命者]|实际(?:利用|使用|到位|到资|投资|控制|种植|供)|计划生育|要求人")
_LONG, _WITH_OF = 22, 13
_OPENERS = {"“": "”", "（": "）", "(": ")", "《": "》", "‘": "’", '"': '"'}
_BRACKET = re.compile("[“”（）()《》‘’]")
_NOUN_STOP = re.compile(
    r"[，,。；;：:、\t\n（(！？]|(?:进行|开展|实施|提供|予以|给予|得到|获得|完成|以上|以下|左右|赴|前往|参加|购买|[\u4e00-\u9fff]{2}了)"
)


@lru_cache(maxsize=4096)
def clean_name(raw: str) -> str:
    """Return the name that ends the words in front of a figure, "" where they name nothing.

    Strips labels, subjects, time words, verbs of completing and words of aiming from both ends.
    """
    plain = _SPACE.sub("", _DECIMAL_LABEL.sub("", raw)).strip(_OUTER)
    name = _cleaned(plain)
    opened = plain.rfind("（")
    within = opened > 0 and "）" not in plain[opened:]
    return name if name or not within else _cleaned(plain[:opened].strip(_OUTER))  # 改造户数（目标|280户）


def _cleaned(plain: str) -> str:
    lexicon = load_lexicon()
    name = _CODE.sub("", _LABEL.sub("", POINTS.sub("", plain)))
    if "指标" in name or "效益" in name:
        name = _RUN_IN.sub("", name)
    name = _inside_bracket(name)
    if "下达" in name or "分解" in name:
        name = _ISSUED.sub("", name)
    name = _without_tail(_WITHIN.sub("", _CHANGED.sub("", name)), lexicon)
    name = _behind_cut(name, lexicon)
    name = _behind_year(name, lexicon)
    name = _short(_without_head(_without_tail(name, lexicon), lexicon))
    name = _led_off(_from_verb(name), lexicon)
    return _balanced(_DONE.sub("", name))


def noun_after(right: str) -> str:
    """Return the noun behind a figure: "5所|学校的改造，" gives 学校的改造."""
    text = _SPACE.sub("", right)
    text = text.removeprefix("的")
    stop = _NOUN_STOP.search(text)
    noun = text[: stop.start()] if stop else text
    return _balanced(noun[:_LONG].rstrip("的了等和及与")) if len(noun) <= 40 else ""


def names_nothing(name: str) -> bool:
    """Tell whether a cleaned name is too general to be one (引进, 到资, 项目)."""
    return len(_HAN.findall(name)) < 2 or name in load_lexicon().generic


def similarity(one: str, other: str) -> float:
    """Tell how surely two names mean one thing: 1 the same, 0 not; different kinds or thresholds are 0."""
    if one == other:
        return 1.0
    if _kinds(one) != _kinds(other) or _thresholds(one) != _thresholds(other):
        return 0.0
    a, b = core(one), core(other)
    if not a or not b:
        return 0.0
    if a == b:
        return 0.98
    if _parallel(a, b):
        return 0.0
    if min(len(a), len(b)) >= 2 and (a in b or b in a):
        return 0.6 + 0.35 * min(len(a), len(b)) / max(len(a), len(b))
    return _dice(_pairs(a), _pairs(b))


def _parallel(one: str, other: str) -> bool:
    """Tell names alike but for the thing they begin with: 水稻投保面积 / 森林投保面积."""
    shared = 0
    while shared < min(len(one), len(other)) and one[-1 - shared] == other[-1 - shared]:
        shared += 1
    a, b = one[: len(one) - shared], other[: len(other) - shared]
    verb = load_lexicon().verb
    apart = shared >= 2 and min(len(a), len(b)) >= 2 and not set(a) & set(b)
    return apart and len(a) == len(b) and not (verb.fullmatch(a) or verb.fullmatch(b))


def kinship(one: str, other: str) -> float:
    """Tell how far two names that differ in kind may speak of one goal (内联引资 / 引进内资), 0 … 1."""
    if _thresholds(one) != _thresholds(other):
        return 0.0
    a, b = core(one), core(other)
    if any(a in group or one in group for group in load_lexicon().same) and any(
        (a in group or one in group) and (b in group or other in group or _named_in(other, group))
        for group in load_lexicon().same
    ):
        return 0.9
    return _dice(frozenset(a), frozenset(b))


def likeness(one: str, other: str) -> float:
    """Tell how far the shorter of two names is held in the longer one, 0 … 1; words of kind against another are 0.

    A bare 满意度 or 验收合格率 says less than 受益农户满意度 and may mean it.
    """
    a, b = _kinds(one) - _ANYBODY, _kinds(other) - _ANYBODY
    rates = one.endswith(("率", "度")) and other.endswith(("率", "度"))
    apart = (a ^ b) & load_lexicon().strict and not rates
    if apart or not (a <= b or b <= a) or _thresholds(one) != _thresholds(other):
        return 0.0
    if "满意" in one and "满意" in other:
        return _as_satisfied(one, other)
    first, second = (_pairs(_HOW_MANY.sub("", core(n)) or core(n)) for n in (one, other))
    return len(first & second) / min(len(first), len(second))


def _as_satisfied(one: str, other: str) -> float:
    """Compare who is satisfied; where one name leaves it open, it may be the other."""
    who, whom = (_ANY_SATISFIED.sub("", n) for n in (one, other))
    if not who or not whom:
        return 0.7
    return max(0.6, _dice(frozenset(who), frozenset(whom))) if frozenset(who) & frozenset(whom) else 0.3


def says_the_same(one: str, other: str) -> bool:
    """Tell whether a longer name only says the shorter one in another order: 农村公路危桥加固改造 / 改造危桥."""
    short, long = sorted((core(one), core(other)), key=len)
    return len(short) >= 4 and set(short) <= set(long) and _thresholds(one) == _thresholds(other)


def name_pairs(name: str) -> frozenset[str]:
    """Return the pairs of characters that a name is compared by."""
    return _pairs(core(name))


def touches(one: str, other: str) -> bool:
    """Tell whether two names share two characters in a row that mean something."""
    return bool(_pairs(core(one)) & _pairs(core(other)))


def may_be_kin(one: str, other: str) -> bool:
    """Tell whether one name may be the other said more exactly: no word of kind stands against another."""
    a, b = _kinds(one), _kinds(other)
    return touches(one, other) and (a <= b or b <= a)


def echoes(goal: str, result: str) -> bool:
    """Tell whether a result right behind a goal speaks of it in other words: 招聘教师 … 实际招聘到岗."""
    return touches(goal, result) and _kinds(result) <= _kinds(goal) and _thresholds(result) == _thresholds(goal)


def _named_in(name: str, group: frozenset[str]) -> bool:
    return any(word in name for word in group if len(word) >= 4)


@lru_cache(maxsize=4096)
def _said_alike(name: str) -> str:
    """Return a name with one word for each deed and each bar: 采购 is 购置, 投资额超亿元 is 亿元以上."""
    lexicon = load_lexicon()
    name = _ABOVE.sub(lambda m: f"{m[1] or m[2]}元以上", name)
    return lexicon.synonym.sub(lambda m: lexicon.synonyms[m.group()], name)


@lru_cache(maxsize=4096)
def core(name: str) -> str:
    """Return a name without the words that say nothing about which thing is meant."""
    said = _said_alike(name)
    return load_lexicon().empty.sub("", said) or said


@lru_cache(maxsize=4096)
def _kinds(name: str) -> frozenset[str]:
    return frozenset(load_lexicon().kinds.findall(_said_alike(name)))


@lru_cache(maxsize=4096)
def _thresholds(name: str) -> frozenset[str]:
    return frozenset(_THRESHOLD.findall(_said_alike(name)))


@lru_cache(maxsize=4096)
def _pairs(name: str) -> frozenset[str]:
    return frozenset(name[i : i + 2] for i in range(len(name) - 1)) or frozenset({name})


def _dice(a: frozenset[str], b: frozenset[str]) -> float:
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


def _without_tail(name: str, lexicon: Lexicon) -> str:
    while name and not name.endswith(lexicon.keep_tail):
        shorter = name.removesuffix(lexicon.tail.ends(name)).rstrip(_OUTER)
        if shorter == name:
            break
        name = shorter
    return name


def _behind_cut(name: str, lexicon: Lexicon) -> str:
    end = 0
    for found in lexicon.cuts.finditer(name):
        if not _NO_CUT.match(name, found.start()):
            end = found.end()
    return name[end:]


def _behind_year(name: str, lexicon: Lexicon) -> str:
    found = _ALL_YEAR.match(name) if "年" in name else None
    return name[found.end() :] if found and lexicon.verb.match(name, found.end()) else name


def _without_head(name: str, lexicon: Lexicon) -> str:
    while name and not name.startswith(lexicon.keep) and not _TIMELY.fullmatch(name):
        found = lexicon.head.begins(name)
        if found in _ADVERBS and name.endswith(("率", "度", "比例")):
            break
        stripped = name[len(found) :].lstrip("，,、：: ")
        if stripped == name:
            break
        name = stripped
    return name


def _short(name: str) -> str:
    """Keep the head noun of a long phrase: behind the last 的, or the last of a long row of things."""
    if len(name) > _LONG and "、" in name:
        name = name.rsplit("、", 1)[1] or name
    if len(name) > _WITH_OF and "的" in name:
        tail = name.rsplit("的", 1)[1]
        name = tail if len(tail) >= 4 else name
    return name


def _from_verb(name: str) -> str:
    """Drop where an activity took place: 深圳、上海、长沙|举办专题推介会."""
    found = _ACTIVITY.search(name, 3)
    return (
        name[found.start() :]
        if found and len(name) - found.end() >= 2 and "、" in name[: found.start()]
        else name
    )


def _led_off(name: str, lexicon: Lexicon) -> str:
    found = lexicon.lead_verbs.match(name)
    return name[found.end() :] if found and len(name) - found.end() >= 5 else name


def _inside_bracket(name: str) -> str:
    """Keep what stands behind a bracket that is still open: 1560场（年初目标|1500场）."""
    opened = name.rfind("（")
    return name[opened + 1 :] if opened >= 0 and "）" not in name[opened:] else name.lstrip("）)")


def _balanced(name: str) -> str:
    """Drop quotation marks and brackets that lost their other half."""
    for opener, closer in _OPENERS.items() if _BRACKET.search(name) else ():
        if opener != closer and name.count(opener) != name.count(closer):
            name = name.replace(opener, "").replace(closer, "")
    return name.strip(" ，,、：:；;。·")
