"""The report's own score, its grade, and its scores per part: printed figures only."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator, Sequence
from decimal import Decimal

from reviewer.domain.document import Table
from reviewer.domain.quantity import Op, Quantity, plain
from reviewer.domain.report import FieldValue, SectionRole, SelfPart
from reviewer.domain.text import Passage
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.fields_named import ends_in_earlier_year
from reviewer.extraction.form_parts import table_parts
from reviewer.extraction.grids import prose_of
from reviewer.extraction.money import project_sections
from reviewer.extraction.part_names import part_names
from reviewer.extraction.reach import words_from
from reviewer.extraction.scored_items import is_of_an_item
from reviewer.extraction.self_parts import figures_of_parts, item_parts, listed_parts, read_scores, stated_parts

Statements = dict[str, tuple[FieldValue, ...]]

_SUB_LEVEL = re.compile(r"数量|质量|时效|社会效益|经济效益|生态效益|可持续|二级|三级|及时|制度|监控|财务|业务")
_OVERALL = re.compile(r"自评|综合|总|项目绩效|最终")
_SCORE_STRONG = re.compile(
    r"(?:自评|自我评价|综合|绩效|最终|总体|评价|考评|评审|整体)[^，,。；;\n]{0,16}?(?:得分|评分|总分|分数|分值|打分|计分|分|为|评|得)[^，,。；;\n\d产效满管]{0,8}$"
    r"|(?:自评|自我评价)[^，,。；;\n\d]{0,6}$|(?:总得分|最终得分|综合得分|总评分|总评)[^，,。；;\n\d]{0,6}$"
)
_SCORE_LABEL = re.compile(r"(?:自评|综合|总)[^，。\n]{0,6}(?:分|得分)(?:数)?\s?(?:[：:为]|是)\s?$")
_SCORE_PLAIN = re.compile(r"(?:得分|得|评分|分数)[：:为是\s]{0,4}$")
_SCORE_TOTAL = re.compile(r"(?:总分|合计|共计|总计|合计得分)(?:数|值)?[：:为是得\s共]{0,4}$")
# （总分100分）, 总分为100分 tells full marks unless the report speaks of its own score.
_FULL_TOTAL = re.compile(r"总分(?:数|值)?[：:为是共计\s]{0,3}$")
_TOLD = re.compile(r"自评|得分|合计")
_SCHEME = re.compile(r"百分制|体系|标准|采用")
_NO_SCORE = re.compile(
    r"满分|分别|(?<!评价)(?<!自评)(?<!综合)(?<!绩效)(?<!得)分值为?$|标准分|扣|减|加分|附加分|奖励分|权重|百分制|满意(?!.*(?:自评|综合))|考核(?!评)|抽查|得分率|平均|最高|最低|以上|总分值|采用|设定|设置"
)
_SCALE = re.compile(
    r"[0-9]\s?分?\s?(?:（含[^）]*）|[(]含[^)]*[)])?\s?(?:以上|以下|及以上|[-—~～至≤<＜]|（含）)|[≥≤＜<>＞]\s?[0-9]|分档|划分为|四个等级|(?<![得评])分为(?:优|四|三|五|以下|若干|\d个)"
)
_GRADES = {
    "优秀": "优", "优": "优", "良好": "良", "良": "良", "中等": "中", "合格": "中", "一般": "中", "中": "中",
    "较差": "差", "不合格": "差", "差": "差",
}  # fmt: skip
_GRADE = re.compile(
    r"(?:等级|等次|档次|级别|评级|结果|结论|评价|评定|评为|定为|定级|自评|属于|属|为|是|：|:|达到|“|[0-9]分[，,、（(])(?:绩效)?(?:[^，,。；;\n“]{0,6}?)[“\"「]?"
    r"(?P<grade>优秀|良好|中等|不合格|合格|一般|较差|优|良|差|中)[”\"」]?"
    r"(?=\s*(?:等级|等次|等|级|档次|档|[，,。；;、\n”）)（(]|$))"
)
_GRADE_FIRST = re.compile(r"(?P<grade>优秀|良好|中等|合格|优|良|中|差)[”\"]?(?:等级|等次|级(?!别?项目)|档次)")
_GRADE_TALK = re.compile(r"自评|绩效|评价|评分|等级|得分|等次")
_NO_GRADE = re.compile(
    r"满意|空气|水质|学生|教师|考核|信用|卫生|质量等级|信誉|作风|工程质量|服务质量|论文|党员|干部|标兵"
)
_PIECE = re.compile(r"[，,；;。\n]")
_BRACKETS = re.compile("（[^（）]*）|[(][^()]*[)]")
_SCALED = re.compile(r"\s?(?:以|（含(?!加分|附加|奖励)|制|的(?:指标|项目|有|占))")
_CLAUSE = re.compile(r"[，,；;（(）)：:、]")
_OTHERS_SAY = re.compile(r"对象|群众|社会|反映|口碑|企业|家长|公众|各界|用户|基础|状况|情况")
_SAID_GRADE = re.compile(r"自评|等级|等次|得分|评价(?:结果|结论)|[0-9]分")
# DOMAIN.md: 优 ≥90, 良 ≥80, 中 ≥60, 差 <60, half-open.
_BOUNDS = ((Decimal(90), "优"), (Decimal(80), "良"), (Decimal(60), "中"), (Decimal(0), "差"))
_NOT_HERE = frozenset({SectionRole.NEXT_PLAN, SectionRole.MEASURES})


def score_statements(context: ReadingContext) -> Statements:
    """Return the stated self-scores and grades, the chosen one first; the grade that fits the score comes first."""
    scores = sorted(_scores(context), key=lambda v: -v.confidence)
    grades = sorted(_grades(context), key=lambda v: -v.confidence)
    if scores and grades:
        fitting = grade_for(Decimal(scores[0].value))
        grades.sort(key=lambda v: v.value != fitting)
    result: Statements = {}
    if scores:
        result["self_score"] = tuple(scores)
    if grades:
        result["self_grade"] = tuple(grades)
    return result


def grade_for(score: Decimal) -> str:
    """Return the grade of a score out of 100 by DOMAIN.md's bounds."""
    return next(grade for bound, grade in _BOUNDS if score >= bound or bound == 0)


# -- the whole score -------------------------------------------------------------------------------------------


def _scores(context: ReadingContext) -> Iterator[FieldValue]:
    summed = sum((p.score for p in stated_parts(read_scores(context))), Decimal(0))
    found = [(q, q.value, _score_confidence(context, q)) for q in _whole_figures(context)]
    several = _of_several(context, [q for q, _, confidence in found if confidence])
    told = any(confidence >= _STRONG for _, _, confidence in found)
    for quantity, value, confidence in found:
        if (
            not confidence
            or value is None
            or quantity in several
            or (told and confidence < _STRONG and value < _NO_WHOLE)
        ):
            continue
        sure = confidence if value != summed else max(confidence, 0.92)  # 总分 behind its parts
        yield FieldValue(plain(value), quantity.passage, sure, "self-score", quantity)


# Beside 自评得分95分 a bare 得8分 is what one item earned.
_STRONG = 0.85
_NO_WHOLE = Decimal(50)
# 自评得分102.9分: bonus points take a score above the 100; further out it is a scale of another kind.
_MOST_TOLD = Decimal(150)


_SUBJECT = re.compile(
    r"(?P<subject>[^，,。；;、：:\n]{3,40}?)(?:支出)?的?(?:绩效)?(?:自评|自我评价|评价)(?:得分|分数|评分|总分|分值|分|结果)?(?:数)?[为是：:]?$"
)
_OF_THE_WHOLE = re.compile(
    r"(?:20\d\d|年度?|本|该|我|单位|部门|局|整体|项目|资金|专项|支出|预算|财政|综合|总体|经|对照|根据|按照|指标体系|评分表|绩效|目标|的|其中)*"
)


def _of_several(context: ReadingContext, figures: list[Quantity]) -> list[Quantity]:
    """Return the scores of things told apart in one sentence: 甲项目自评得分95分、乙项目自评得分93分 is no whole."""
    groups: dict[int, list[tuple[str, Quantity]]] = {}
    for quantity in figures:
        start = quantity.passage.start
        sentence = max(context.folded.rfind("。", 0, start), context.folded.rfind("\n", 0, start))
        if match := _SUBJECT.search(context.folded, max(sentence + 1, start - 60), start):
            groups.setdefault(sentence, []).append((match["subject"], quantity))
    return [quantity for group in groups.values() for quantity in _told_apart(group)]


def _told_apart(group: list[tuple[str, Quantity]]) -> list[Quantity]:
    """Return the scores of one sentence whose subject is a part of the work, where it tells several."""
    if any("整体" in subject for subject, _ in group):
        return [quantity for subject, quantity in group if "项目" in subject and "整体" not in subject]
    special = [(subject, q) for subject, q in group if not _OF_THE_WHOLE.fullmatch(subject)]
    return [q for _, q in special] if len({subject for subject, _ in special}) > 1 else []


def _whole_figures(context: ReadingContext) -> Iterator[Quantity]:
    """Walk the figures in 分 that are not said of a part, an item or one project among several."""
    parts = figures_of_parts(read_scores(context)) | {p.passage.start for p in listed_parts(context)}
    projects = project_sections(context)  # the first project's score is not the report's
    for quantity in _point_figures(context):
        start, value = quantity.passage.start, quantity.value
        if start in parts or value is None or quantity.op is not Op.EQ or not 0 <= value <= _MOST_TOLD:
            continue
        if context.section_index_at(start) not in projects and not is_of_an_item(context, quantity):
            yield quantity


def _point_figures(context: ReadingContext) -> Iterator[Quantity]:
    """Walk the figures in 分, and bare ones behind a colon (自评得分：98)."""
    prose = prose_of(context)
    for quantity in context.quantities:
        if not prose.speaks(quantity.passage.start):
            continue
        front = context.folded[max(0, quantity.passage.start - 16) : quantity.passage.start]
        if quantity.unit == "分" or (not quantity.unit and _SCORE_LABEL.search(front)):
            yield quantity


def _score_confidence(context: ReadingContext, quantity: Quantity) -> float:
    """Say how surely a figure in 分 is the score of the whole; 0 for none."""
    start = quantity.passage.start
    role = context.role_at(start)
    front = context.folded[max(words_from(context, start), start - 50) : start]
    clause = _PIECE.split(front)[-1]
    if not clause.strip():
        clause = front[-24:]
    behind = context.folded[quantity.passage.end : quantity.passage.end + 6]
    if role in _NOT_HERE or _NO_SCORE.search(clause) or _part_named(clause) or _SCALED.match(behind):
        return 0.0
    if _of_another(context, front, clause):
        return 0.0
    if quantity.value == 100 and _FULL_TOTAL.search(clause) and _is_scale(context, start):
        return 0.0
    base = 0.0
    if _SCORE_STRONG.search(clause):
        base = 0.9
    elif _SCORE_PLAIN.search(clause):
        base = 0.7
    elif _SCORE_TOTAL.search(clause):
        base = 0.5
    if base and role in (SectionRole.CONCLUSION, SectionRole.TITLE, SectionRole.PERFORMANCE):
        base += 0.06 if role is SectionRole.CONCLUSION else 0.02
    if base and "自评" in front:
        base += 0.02 if "自评" in clause else 0.08
    if quantity.value is not None and quantity.value > 100 and base < _STRONG:
        return 0.0
    return min(base, 0.98)


_ITEM_MARKS = re.compile(
    r"(?:满分|分值|标准分|权重|配分)(?:值|数)?[为：:是]?[0-9]{1,2}(?:\.[0-9]+)?分[）)]?[，,；;：:\s]{0,2}(?:实际|该项|本项)?(?:得分|实得|得)[为：:是]?$"
)
_EARLIER = re.compile(r"上一?年度?|去年|往年|上次|以前年度")
_THAT_YEAR = re.compile("当年|同年|该年")


def _of_another(context: ReadingContext, front: str, clause: str) -> bool:
    """Tell the score of an item (满分80分，得76分) or of an earlier year (上年自评得分94分) from the report's own."""
    if _ITEM_MARKS.search(front) or _EARLIER.search(clause):
        return True
    return ends_in_earlier_year(context, front if _THAT_YEAR.search(clause) else clause)


def _is_scale(context: ReadingContext, start: int) -> bool:
    """Tell 总分100分 of a scheme from the sum of the scores told in front of it."""
    told = context.folded[max(0, start - 80) : start].rpartition("\n")[2]
    return not _TOLD.search(told) or bool(_SCHEME.search(told))


_OF_INDICATORS = re.compile(r"(?<!绩效)指标[^，。]{0,2}(?:自评|评价)?(?:得分|得)")


def _part_named(clause: str) -> bool:
    if _OF_INDICATORS.search(clause):
        return True
    match = _last(part_names().anywhere, clause)
    if match is None:
        lower = _last(_SUB_LEVEL, clause)
        return lower is not None and not _OVERALL.search(clause, lower.end())
    between = clause[match.end() :]
    return not _OVERALL.search(between)


# -- the grade -------------------------------------------------------------------------------------------------


def _grades(context: ReadingContext) -> Iterator[FieldValue]:
    seen: set[int] = set()
    prose = prose_of(context)
    for pattern in (_GRADE, _GRADE_FIRST):
        for match in pattern.finditer(context.folded):
            start = match.start("grade")
            if start in seen or not prose.speaks(start) or not _is_own_grade(context, match):
                continue
            seen.add(start)
            role = context.role_at(start)
            confidence = 0.92 if role is SectionRole.CONCLUSION else 0.85
            if match["grade"] in ("合格", "一般", "中", "差"):
                confidence -= 0.15
            passage = Passage.cut(context.text, start, match.end("grade"))
            yield FieldValue(_GRADES[match["grade"]], passage, round(confidence, 2), "self-grade")


def _is_own_grade(context: ReadingContext, match: re.Match[str]) -> bool:
    """Tell the report's own grade from a scale of grades and from other things that are 优秀."""
    start = match.start("grade")
    role = context.role_at(start)
    if role in _NOT_HERE or role in (SectionRole.EXPERIENCE, SectionRole.PROBLEMS):
        return False
    sentence = context.sentence_at(start)
    words = _BRACKETS.sub("", context.folded[max(sentence.start, start - 120) : start])
    words += context.folded[start : min(sentence.end, start + 60)]
    near = _CLAUSE.split(context.folded[max(sentence.start, start - 18) : start])[-1]
    if _SCALE.search(words) or not _GRADE_TALK.search(words) or _NO_GRADE.search(near):
        return False
    if match["grade"] in ("良好", "优秀") and _OTHERS_SAY.search(near) and not _SAID_GRADE.search(words):
        return False
    if match["grade"] in ("中", "一般", "合格", "差", "优", "良"):
        return bool(re.search(r"等级|等次|评价|评定|评为|自评|结果|结论|档|级别", words))
    return True


# -- scores per part -------------------------------------------------------------------------------------------


def read_self_parts(context: ReadingContext, tables: Sequence[Table] | None = None) -> tuple[SelfPart, ...]:
    """Return the printed score of each part, with its full marks where the report prints those."""
    prose = _prose_parts(context) if tables is None else ()
    rows = [p for p in table_parts(context, tables) if not any(_same_part(p, q) for q in prose)]
    return (*prose, *rows)


def _prose_parts(context: ReadingContext) -> tuple[SelfPart, ...]:
    """Return the parts of the prose: those of the usual names, and by any name those that only headings score."""
    usual, headed = stated_parts(read_scores(context)), item_parts(context)
    if len(listed := listed_parts(context)) > len(usual):
        return listed
    places = {p.passage.start for p in headed}
    if any(p.passage.start not in places for p in usual):
        return usual  # the report lists its parts; what headings score besides is below them
    return (*usual, *(p for p in headed if not any(_same_part(p, q) for q in usual)))


def _same_part(one: SelfPart, other: SelfPart) -> bool:
    return one.name in other.name or other.name in one.name


def _last(pattern: re.Pattern[str], words: str) -> re.Match[str] | None:
    return next(iter(deque(pattern.finditer(words), maxlen=1)), None)
