"""The unit's own scores and rates, and what they rest on: sums, points, satisfaction, execution."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from reviewer.checks.case import Case, clash, context, in_words
from reviewer.checks.columns import column_sums
from reviewer.checks.figures import POINT_TOLERANCE, Scale, percent, short
from reviewer.checks.row_cells import POINTS_HEAD, SCORE_HEAD, figure_in_row
from reviewer.domain.finding import Evidence, EvidenceRole, Finding, Severity
from reviewer.domain.quantity import Op
from reviewer.domain.report import Breakdown, Category, FieldValue, Indicator, SelfPart
from reviewer.domain.text import Passage, Span

_HUNDRED = Decimal(100)
# A form's rows carry 100, or what is left beside the execution of its budget (DOMAIN.md: 10, Hubei 20).
_WHOLES = (_HUNDRED, _HUNDRED - 10, _HUNDRED - 20)
_EXECUTION_WORDS = ("执行率", "执行进度")
_SURVEY = re.compile(
    r"问卷|调查|样本|测评|回访|访谈|抽样|发放.{0,8}份|座谈|评议|走访|访问|答卷|测验|监测|电话|留言"
)
_SHARE_TOLD = re.compile(r"占[^。；，\n]{0,16}?(\d{1,3})(?:\.(\d+))?\s?[%％]")
_SCORE_TOLD = re.compile(
    r"(?:自评|综合|评价|复评|最终|总体)(?:总)?(?:得分|评分|分值|分数|分)?(?:结果)?(?:为|是|得|达|：|:)*(\d{2,3}(?:[.．]\d+)?)分"
)
_RATE_TOLD = re.compile(r"(?:执行|支出|使用|支付|拨付)(?:进度|率)[^，。；\d]{0,8}\d+(?:[.．]\d+)?[%％]")
_TOTAL_ROW = re.compile(
    r"^[ \t]*(总[ \u3000]*分|合[ \u3000]*计|总[ \u3000]*计|总得分|自评总分|合计得分)(?=\s)", re.MULTILINE
)
_FIGURE_TOLD = re.compile(
    r"(?:满意[度率]|安全感|幸福感|获得感|好评率|认可度)[^。；;\n]{0,40}?(?<!目标)\d+(?:\.\d+)?\s?[%％]"
)
# "调整后预算" only names the figure; these words say that and why it changed.
_CHANGED_NAME = re.compile(
    r"(?:年中)?调整后(?:的)?(?:全年)?预算|预算调整数|调整预算数|[（(]调整后[）)]|全年预算数?[（(].{0,6}[）)]"
)
_CHANGE = re.compile(r"调整|追加|调增|调减|核减|压减|收回|增加预算|新增预算|结转|变更|下达.{0,10}指标")
_NEXT_PERCENT = re.compile(r"[^。；;\n]{0,80}?\d\s?[%％]")
_SATISFIED = re.compile(r"满意[度率]|[^不]满意|好评")


def self_score_missing(case: Case) -> Iterator[Finding]:
    """Find a self-evaluation without a score of its own."""
    if case.report.fields.get("self_score") is None and not _score_told(case):
        yield case.finding(
            "self-score-missing",
            "报告没有写自评得分" + ("和自评等级" if "self_grade" not in case.report.fields else ""),
            subjects=["field:self_score"],
            question="请补充自评得分、自评等级和评分表。",
            severity=Severity.LOW if _unscored(case) else None,
            searched=("自评得分", "自评分", "自评总分", "综合得分", "评价得分", "总得分", "评分", "打分"),
        )


def _unscored(case: Case) -> bool:
    """Tell a form that has no place for points and scores, as those of transfer payments."""
    return case.form_like and not re.search(r"得分|分值|评分|权重|自评分|总分", case.flat)


def _score_told(case: Case) -> bool:
    """Tell whether the text gives a score all the same, in words or a total row that were not read."""
    if any(Decimal(m[1]) <= _HUNDRED for m in _SCORE_TOLD.finditer(case.flat)):
        return True
    return any(
        re.search(r"\d", case.row(case.document.passage(m.start(1), m.end(1))).text)
        for m in _TOTAL_ROW.finditer(case.text)
    ) and ("得分" in case.flat or "自评分" in case.flat)


def score_sum_mismatch(case: Case) -> Iterator[Finding]:
    """Find scores of the parts that do not add up to the self-score."""
    score, form = case.report.fields.get("self_score"), case.report.form
    parts = tuple(p for p in case.report.self_parts if _is_sound(case, p))
    if len(parts) < len(case.report.self_parts):
        return
    of_rows = score if form is None else form.fields.get("self_score", score)
    if of_rows is not None and (finding := _row_sum(case, of_rows)) is not None:
        yield finding
    elif any(points for _, points in column_sums(case)):
        yield from (_column_sum(case, found) for found, points in column_sums(case) if points)
        return
    if score is None or len(parts) < 2 or not _covers_all(parts):
        return
    total, whole = Decimal(score.value), sum((p.score for p in parts), Decimal(0))
    if any(Decimal(v.value) == whole for v in (score, *case.report.statements.get("self_score", ()))):
        return
    gap = abs(whole - total)
    shown = "＋".join(f"{short(p.score)}" for p in parts)
    evidence = [Evidence(case.value_passage(score), EvidenceRole.TOTAL, 0, "自评得分", score.value)]
    evidence += [
        Evidence(case.phrase(p.passage), EvidenceRole.PART, n, p.name, f"{short(p.score)}")
        for n, p in enumerate(parts, 1)
    ]
    yield case.finding(
        "score-sum-mismatch",
        f"各部分得分合计{short(whole)}分，与自评得分{short(total)}分相差{short(gap)}分"
        + ("，可能为四舍五入" if gap <= POINT_TOLERANCE else ""),
        evidence,
        ["field:self_score", *_part_refs(parts)],
        [f"{short(p.score)}" for p in parts] + [score.value],
        f"各部分得分合计{short(whole)}分，自评得分{short(total)}分。请核对。",
        Severity.LOW if gap <= POINT_TOLERANCE else None,
        gap=gap,
        calculation=f"{shown} ＝ {short(whole)}，自评得分 {short(total)}，相差 {short(gap)} 分",
    )


_OF_FULL = re.compile(r"(\d+(?:\.\d+)?)分[（(](?:满分|总分|分值|标准分)为?(\d+(?:\.\d+)?)分?[）)]")
_GOT = re.compile(r"得(?:分)?[为：:]?(\d+(?:[.．]\d+)?)")


def _is_sound(case: Case, part: SelfPart) -> bool:
    """Tell whether points and score of a part were surely read from one statement, each as what it is."""
    if part.score > _HUNDRED or not part.passage.grounded:
        return False
    phrase = re.sub(r"\s", "", case.phrase(part.passage).text)
    told = [Decimal(m[1].replace("．", ".")) for m in _GOT.finditer(phrase)]
    if told and part.score not in told:
        return False
    full = _OF_FULL.search(phrase)
    if full is not None and part.points is not None and Decimal(full[2]) != part.points:
        return False
    points = part.points_passage
    if points is None or not points.grounded or case.in_table(part.passage.start):
        return True
    first, last = sorted((points, part.passage), key=lambda p: p.start)
    return not re.search(r"[。；\n]", case.text[first.end : last.start]) or first.end >= last.start


def _column_sum(case: Case, found: Breakdown) -> Finding:
    """Hold the points or scores of a table's column against its total row."""
    values = [q.value for _, q in found.parts if q.value is not None]
    whole, total = sum(values, Decimal(0)), found.total.value or Decimal(0)
    gap = abs(whole - total)
    parts = [
        Evidence(case.row(q.passage), EvidenceRole.PART, n, name, short(q.value), q.passage)
        for n, (name, q) in enumerate(found.parts, 1)
    ]
    return case.finding(
        "score-sum-mismatch",
        f"表内{found.name}应为{short(whole)}分，写为{short(total)}分，相差{short(gap)}分",
        [
            Evidence(
                case.row(found.total.passage),
                EvidenceRole.TOTAL,
                0,
                found.name,
                short(total),
                found.total.passage,
            ),
            *parts,
        ],
        ["field:self_score"],
        [short(total), *(short(v) for v in values)],
        f"表内{found.name}应为{short(whole)}分，写为{short(total)}分。请核对。",
        Severity.LOW if gap <= POINT_TOLERANCE else None,
        gap=gap,
    )


def _row_sum(case: Case, score: FieldValue) -> Finding | None:
    """Hold the scores of a form's rows, with that of its money row, against the total it prints."""
    rows = case.report.indicators
    scores = [i.self_score for i in rows if i.self_score is not None]
    if len(scores) < 3 or len(scores) != len(rows):
        return None
    money = [] if _row_of_execution(case) else [p.score for p in _printed_parts(case) if _is_execution(p)]
    points = _form_points(case, list(rows))
    left = _HUNDRED - points
    if points != _HUNDRED and not money:
        money = money_row_score(case, left)
    if points != _HUNDRED and money and left in (10, 20) and money[0] <= left:
        points = _HUNDRED  # the money row has a score and no points of its own
    if points != _HUNDRED:
        return None
    whole = sum((*scores, *money), Decimal(0))
    printed = _printed_total(case) or [Decimal(score.value)]
    if whole in (*printed, Decimal(score.value)):
        return None
    total = printed[-1]  # behind the points, where the row prints both
    gap = abs(whole - total)
    return case.finding(
        "score-sum-mismatch",
        f"各项得分合计{short(whole)}分，与总分{short(total)}分相差{short(gap)}分",
        _row_evidence(case, list(rows), SCORE_HEAD)
        or [context(case.value_passage(score), "总分", score.value)],
        ["field:self_score"],
        [short(whole), score.value],
        f"自评表各项得分合计{short(whole)}分，总分{short(total)}分。请核对。",
        Severity.LOW if gap <= POINT_TOLERANCE else None,
        gap=gap,
    )


def _printed_parts(case: Case) -> tuple[SelfPart, ...]:
    """Return the parts that stand with the rows: of a pair those of the form."""
    return case.report.self_parts if case.report.form is None else case.report.form.self_parts


def money_row_score(case: Case, points: Decimal) -> list[Decimal]:
    """Return the score that stands in the row of the money spent, where it is the rate's share of the points."""
    fields = case.report.fields if case.report.form is None else case.report.form.fields
    rate, spent = case.report.amount("execution_rate"), fields.get("spent")
    if rate is None or spent is None or not spent.passage.grounded or points not in (10, 20):
        return []
    line = case.line(spent.passage.start).of(case.text)
    cells = [Decimal(c) for c in line.split("\t") if re.fullmatch(r"\d{1,2}(?:\.\d+)?", c.strip())]
    return [c for c in cells if abs(c - points * rate / 100) <= POINT_TOLERANCE][:1]


def _printed_total(case: Case) -> list[Decimal]:
    """Return the figures of a form's total row: its points and its score, or one of them."""
    found = _total_row(case)
    if found is None:
        return []
    line = case.line(found.start)
    cells = re.split(r"[\t /]+", case.text[found.end : line.end])
    return [Decimal(c) for c in cells if re.fullmatch(r"\d{1,3}(?:\.\d+)?", c)]


def _total_row(case: Case) -> Passage | None:
    """Return the words 总分 or 合计 of a form's own total row: below its indicators, not that of its money."""
    pair = case.report.form
    begins = 0 if pair is None else pair.start
    places = (p.start for i in case.report.indicators for p in case.indicator_passages(i))
    rows = [start for start in places if start >= begins]
    first = min(rows, default=max(case.reach.start, begins)) if case.report.is_form or pair else 0
    found = _TOTAL_ROW.search(case.text, first)
    if found is None or (case.report.is_form and _NEXT_FORM.search(case.text, case.reach.end, found.start())):
        return None
    return case.document.passage(found.start(1), found.end(1))


_NEXT_FORM = re.compile(r"三级指标|项目\s*名称")


def _is_execution(part: SelfPart) -> bool:
    return any(word in part.name for word in _EXECUTION_WORDS)


def _covers_all(parts: tuple[SelfPart, ...]) -> bool:
    """Tell whether the printed parts are the whole rubric: by their points, else by what they are about."""
    points = [p.points for p in parts]
    if all(p is not None for p in points):
        return sum((p for p in points if p is not None), Decimal(0)) == _HUNDRED
    return len(parts) >= 3 and {Category.OUTPUT, Category.EFFECT} <= {p.category for p in parts}


def _part_refs(parts: tuple[SelfPart, ...]) -> list[str]:
    return [f"part:{p.category.value}" for p in parts]


def points_sum_mismatch(case: Case) -> Iterator[Finding]:
    """Find points that do not add up to 100: of the parts, and of a form's rows."""
    parts = tuple(p for p in case.report.self_parts if _is_sound(case, p))
    known = [p.points for p in parts if p.points is not None]
    if len(known) == len(parts) >= 3:
        if sum(known, Decimal(0)) != _HUNDRED:
            yield _points(case, sum(known, Decimal(0)), _part_evidence(case, parts), _part_refs(parts))
        return
    rows = [i for i in case.report.indicators if i.points is not None]
    if case.has_form and 3 <= len(rows) == len(case.report.indicators):
        whole = _form_points(case, rows)
        if whole not in _WHOLES:
            yield _points(
                case, whole, _row_evidence(case, rows, POINTS_HEAD), [f"indicator:{i.key}" for i in rows]
            )


def _row_evidence(case: Case, rows: list[Indicator], head: re.Pattern[str]) -> list[Evidence]:
    """Return the rows of a form, and its total row where it prints one; their points or scores are what is lit."""
    evidence = []
    for row in rows:
        own = [q.passage for q in (row.target, row.actual) if q is not None and q.passage.grounded]
        place = next(iter((*own, *case.indicator_passages(row))), None)
        value = row.self_score if head is SCORE_HEAD else row.points
        if place is not None and value is not None:
            figure = figure_in_row(case, place, value, head)
            evidence.append(Evidence(case.row(place), EvidenceRole.CONTEXT, 0, row.name, short(value), figure))
    total = _total_row(case)
    if total is not None:
        printed = _printed_total(case)
        figure = figure_in_row(case, total, printed[-1], head) if printed else None
        evidence.insert(0, Evidence(case.row(total), EvidenceRole.TOTAL, 0, "总分", "", figure))
    return evidence


def _part_evidence(case: Case, parts: tuple[SelfPart, ...]) -> list[Evidence]:
    return [
        Evidence(case.phrase(p.points_passage or p.passage), EvidenceRole.PART, n, p.name, short(p.points))
        for n, p in enumerate(parts, 1)
    ]


def _form_points(case: Case, rows: list[Indicator]) -> Decimal:
    """Add the rows' points, and those of the money row where no row is the execution rate."""
    whole = sum((i.points for i in rows if i.points is not None), Decimal(0))
    if any(word in i.name for i in rows for word in _EXECUTION_WORDS):
        return whole
    money = [p.points for p in _printed_parts(case) if _is_execution(p)]
    return whole + sum((p for p in money if p is not None), Decimal(0))


def _points(case: Case, whole: Decimal, evidence: list[Evidence], subjects: list[str]) -> Finding:
    return case.finding(
        "points-sum-mismatch",
        f"分值合计{short(whole)}分，不是100分",
        evidence,
        subjects,
        [f"{short(whole)}"],
        f"各项分值合计{short(whole)}分，请核对分值。",
        gap=abs(whole - _HUNDRED),
    )


def score_exceeds_points(case: Case) -> Iterator[Finding]:
    """Find parts and rows that scored more than they are worth."""
    for part in case.report.self_parts:
        if part.points is not None and part.score > part.points and _is_sound(case, part):
            passages = [part.passage] + ([part.points_passage] if part.points_passage else [])
            yield _above(
                case,
                part.name,
                part.score,
                part.points,
                list(dict.fromkeys(case.phrase(p) for p in passages)),
                f"part:{part.category.value}",
            )
    yield from _above_in_words(case)
    if (total := _above_total(case)) is not None:
        yield total
    for row in case.report.indicators:
        if row.points is not None and row.self_score is not None and row.self_score > row.points:
            places = [case.row(p) if case.is_row(row) else p for p in case.indicator_passages(row)]
            once = list(dict.fromkeys(places))
            yield _above(case, row.name, row.self_score, row.points, once, f"indicator:{row.key}")


def _above_total(case: Case) -> Finding | None:
    """Find a total row, else a self-score out of 100, that lies above the points of the whole (总分 | 100 | 100.3)."""
    figures, row = _printed_total(case), _total_row(case)
    score = case.report.fields.get("self_score")
    if row is not None and case.has_form and figures[:1] == [_HUNDRED] and figures[1:2] > [_HUNDRED]:
        return _above(case, "总分", figures[1], figures[0], [case.row(row)], "field:self_score")
    if score is None or Decimal(score.value) <= _HUNDRED:
        return None
    return _above(case, "总分", Decimal(score.value), _HUNDRED, [case.value_passage(score)], "field:self_score")


def _above_in_words(case: Case) -> Iterator[Finding]:
    """Find "52分（满分50分）" where it was not read as score and points of a part."""
    read = {p.score for p in case.report.self_parts if p.points is not None and p.score > p.points}
    for found in case.matches(_OF_FULL, "分（", "分("):
        score, points = Decimal(found[1]), Decimal(found[2])
        if score <= points or score in read:
            continue
        place = case.clause(case.document.passage(found.start(), found.end()))
        name = place.text[: max(found.start() - place.start, 0)] or "该项"
        yield _above(case, name, score, points, [place], "part:self")


def _above(case: Case, name: str, score: Decimal, points: Decimal, places: list[Passage], ref: str) -> Finding:
    message = f"{name}自评{short(score)}分，超过分值{short(points)}分"
    evidence = [clash(place, n, name) for n, place in enumerate(places, 1)]
    return case.finding(
        "score-exceeds-points",
        message,
        evidence,
        [ref],
        [f"{short(score)}", f"{short(points)}"],
        f"{message}，请核对。",
        gap=score - points,
    )


def satisfaction_unsupported(case: Case) -> Iterator[Finding]:
    """Find satisfaction without a figure, or a vague figure that no survey stands behind."""
    rows = [i for i in case.report.indicators if i.category is Category.SATISFACTION]
    figures = [i for i in rows if i.actual is not None and i.actual.value is not None]
    if not figures and not _figure_told(case, rows):
        yield _without_figure(case, rows)
    elif figures and not _SURVEY.search(case.flat):
        yield _without_survey(case, figures)


def _figure_told(case: Case, rows: list[Indicator]) -> bool:
    """Tell whether a figure of satisfaction stands anywhere; a target (≥90% | 满意, 群众满意度达90%) is none."""
    goals = [i.target.passage for i in rows if i.target is not None and i.target.passage.grounded]
    told = _FIGURE_TOLD.finditer(case.text)
    if case.form_like:
        return any(not any(g.start < m.end() <= g.end for g in goals) for m in told)
    return any(not _only_aimed(case, m, goals) for m in told)


def _only_aimed(case: Case, told: re.Match[str], goals: list[Passage]) -> bool:
    """Tell a figure that only sets the goal (群众满意度达90%); "目标90%，调查达到94%" goes on to the result."""
    goes_on = _NEXT_PERCENT.match(case.text, told.end())
    return not goes_on and any(g.start <= told.end() <= g.end + 2 for g in goals)


def _without_survey(case: Case, figures: list[Indicator]) -> Finding:
    results = [i.actual for i in figures if i.actual is not None]
    vague = all(q.op in (Op.GE, Op.GT) for q in results)
    names = in_words(i.name for i in figures)
    return case.finding(
        "satisfaction-unsupported",
        f"{names}只有数字，没有写明问卷、样本或调查方式",
        [context(p, i.name) for i in figures for p in case.indicator_passages(i)],
        [f"indicator:{i.key}" for i in figures],
        [q.passage.text for q in results],
        f"请补充{names}的调查方式、样本数和问卷结果。",
        Severity.MEDIUM if vague else Severity.LOW,
        about="report",
    )


_AIM = re.compile(r"目标(?:是|为|[：:])|旨在|使[^，。]{0,12}$|让[^，。]{0,20}$")


def _aims(case: Case, said: re.Match[str], goals: list[Span]) -> int:
    """Rank a mention of satisfaction: what is said of results before aims, the goals in figures last."""
    if any(g.start <= said.start() < g.end for g in goals):
        return 2
    place = case.sentence(case.document.passage(said.start(), said.end()))
    return int(bool(_AIM.search(case.text, place.start, said.start())))


def _without_figure(case: Case, rows: list[Indicator]) -> Finding:
    goals = [case.sentence(i.target.passage).span for i in rows if i.target and i.target.passage.grounded]
    places = [m for m in _SATISFIED.finditer(case.text) if not case.in_heading(m.start())]
    places.sort(key=lambda m: _aims(case, m, goals))
    said = next(iter(places), None)
    if said is None:
        return case.finding(
            "satisfaction-unsupported",
            "报告没有写服务对象满意度",
            subjects=["part:satisfaction"],
            question="请补充服务对象满意度调查的方式、样本数和结果。",
            severity=Severity.MEDIUM,
            searched=("满意度", "问卷", "全文"),
            about="report",
        )
    place = case.sentence(case.document.passage(said.start(), said.end()))
    return case.finding(
        "satisfaction-unsupported",
        "满意度没有数据和问卷",
        [context(place, case.place(place.start))],
        ["part:satisfaction", *(f"indicator:{i.key}" for i in rows)],
        [],
        "报告只作定性表述，请补充满意度的调查方式、样本数和结果。",
        searched=("满意度", "问卷"),
        about="report",
    )


def rate_missing(case: Case) -> Iterator[Finding]:
    """Find a report that states no execution rate, or a received rate in its place."""
    if "execution_rate" in case.report.fields or _row_of_execution(case):
        return
    fields = {name: value for name, value in case.report.fields.items() if not value.entered}
    spent, budget = fields.get("spent"), fields.get("budget") or fields.get("budget_initial")
    if _RATE_TOLD.search(case.flat):
        return
    if spent is not None and budget is not None and Decimal(budget.value) > 0:
        if not _told_as_share(case, spent, budget):
            yield _computable(case, spent, budget)
    elif (received := fields.get("received_rate")) is not None:
        yield _received_instead(case, received)
    else:
        yield _not_computable(case, spent, budget)


def _told_as_share(case: Case, spent: FieldValue, budget: FieldValue) -> bool:
    """Tell whether the text gives the very rate in other words: 占下达资金的97%."""
    rate = Decimal(spent.value) / Decimal(budget.value) * 100
    for match in _SHARE_TOLD.finditer(case.text):
        step = Decimal(1).scaleb(-len(match[2] or ""))
        if abs(Decimal(f"{match[1]}.{match[2] or 0}") - rate) <= step / 2:
            return True
    return False


def _received_instead(case: Case, received: FieldValue) -> Finding:
    return case.finding(
        "received-rate-as-execution",
        f"报告只写资金到位率{received.value}%，没有写预算执行率",
        [clash(case.value_passage(received), 1, "资金到位率", f"{received.value}%")],
        ["field:execution_rate", "field:received_rate"],
        [received.value],
        "资金到位率不是预算执行率，请补充预算执行率（执行数÷预算数）。",
    )


def _not_computable(case: Case, spent: FieldValue | None, budget: FieldValue | None) -> Finding:
    missing = "预算数未找到" if budget is None else "执行数未找到" if spent is None else "预算数为0"
    known = [("执行数", spent), ("预算数", budget)]
    return case.finding(
        "rate-missing",
        f"{missing}，预算执行率无法计算",
        [context(case.value_passage(value), name) for name, value in known if value is not None],
        ["field:execution_rate"],
        [],
        "请补充预算数、执行数和预算执行率。",
        searched=("预算", "执行率"),
    )


def _computable(case: Case, spent: FieldValue, budget: FieldValue) -> Finding:
    rate = Decimal(spent.value) / Decimal(budget.value) * 100
    scale = Scale([q for q in (spent.quantity, budget.quantity) if q is not None])
    received = case.report.fields.get("received_rate")
    told = "" if received is None else f"只写资金到位率{received.value}%，"
    named = (("资金到位率", received), ("执行数", spent), ("预算数", budget))
    division = f"{scale.number(Decimal(spent.value))} ÷ {scale.number(Decimal(budget.value))}"
    return case.finding(
        "rate-missing",
        f"报告{told}没有写预算执行率，按{division}为{percent(rate)}",
        [context(case.value_passage(value), name) for name, value in named if value is not None],
        ["field:execution_rate"],
        [spent.value, budget.value],
        "请补充预算执行率。",
        Severity.MEDIUM,
        searched=("执行率",),
    )


def _row_of_execution(case: Case) -> bool:
    return any(word in i.name for i in case.report.indicators for word in _EXECUTION_WORDS)


def budget_change(case: Case) -> Iterator[Finding]:
    """Find an adjusted budget that differs from the initial one without a word."""
    initial, adjusted = case.report.fields.get("budget_initial"), case.report.fields.get("budget")
    if initial is None or adjusted is None or Decimal(initial.value) == Decimal(adjusted.value):
        return
    if Decimal(initial.value) == 0 or _CHANGE.search(_CHANGED_NAME.sub("", case.flat)):
        return
    scale = Scale([q for q in (initial.quantity, adjusted.quantity) if q is not None])
    figures = [scale.finer(Decimal(v.value)) for v in (initial, adjusted)]
    yield case.finding(
        "budget-change-unexplained",
        f"年初预算{figures[0]}，全年预算{figures[1]}，报告未说明调整原因",
        [
            clash(case.value_passage(initial), 1, "年初预算数", figures[0]),
            clash(case.value_passage(adjusted), 2, "全年预算数", figures[1]),
        ],
        ["field:budget_initial", "field:budget"],
        figures,
        "请说明预算调整的原因和批复文件。",
        Severity.LOW if case.form_like else None,
    )
