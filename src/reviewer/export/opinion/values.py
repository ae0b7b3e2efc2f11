"""What a review puts in place of the placeholders of an opinion."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from reviewer.domain.counting import amount_that_counts, execution_rate, rate_that_counts
from reviewer.domain.finding import SEVERITY_NAMES, Finding, Severity
from reviewer.domain.review import STATUS_NAMES, Status
from reviewer.domain.rubric import ScorePart
from reviewer.export.cells import half_width, wan_text
from reviewer.export.model import PROVISIONAL, ExportMeta, ReviewForExport, in_brackets
from reviewer.export.opinion.brief import FULL, Brief
from reviewer.export.opinion.filling import Words, plain
from reviewer.export.opinion.places import places, quotes
from reviewer.export.opinion.standing import Standing, line_of, standing
from reviewer.export.opinion.template import NOTHING, Filling, Known
from reviewer.export.opinion.texts import TEXTS, texts_of
from reviewer.export.review_rows import ReviewLine, review_lines

_TITLES = {"project": "项目支出绩效自评复核意见", "overall": "部门整体支出绩效自评复核意见"}
_MONEY = {"年初预算数": "budget_initial", "预算数": "budget", "到位数": "received", "执行数": "spent"}
_PLEASE = re.compile(r"[^。]*[。，](请[^。]*。?)")
COMMON = ("编制单位", "日期")
REST = ("其余疑点", "其余扣分")  # said where not all of them have room on the page
KNOWN = Known(
    names=(
        *(
            "标题",
            "项目名称",
            "实施单位",
            "主管部门",
            "评价年度",
            "报告文件",
            *_MONEY,
            "预算执行率",
            "执行率",
            "执行率说明",
            "资金到位率",
        ),
        *("自评得分", "自评等级", "复核得分", "复核等级", "分差", "偏离度", "偏差类别", "总分值", "评分表"),
        *("复核状态", "暂定", "暂定说明", "疑点数", *REST, *TEXTS.values(), "复核人", *COMMON),
    ),
    groups={
        "得分": ("一级指标", "分值", "自评得分", "复核得分", "分差"),
        "疑点": ("序号", "编号", "级别", "名称", "标题", "说明", "原文", "出处", "处理", "问询", "请核实"),
        "扣分": ("序号", "一级指标", "评分项", "扣分", "理由"),
        "问询": ("序号", "内容"),
    },
    common=COMMON,
)
Line = Mapping[str, Words]


@dataclass(frozen=True)
class Opinion:
    """What fills an opinion, and how many stale numbers stand in its texts."""

    filling: Filling
    stale: int


def opinion_of(review: ReviewForExport, meta: ExportMeta, brief: Brief = FULL) -> Opinion:
    """Work an opinion out from a review, as long as `brief` says."""
    texts = texts_of(review)
    words = {name: plain(text) for name, text in (*_facts(review, meta), *_scores(review))}
    words |= {TEXTS[key]: text.words for key, text in texts.items()}
    found, cuts = list(_findings(review, brief)), _cuts(review)
    kept = found[: brief.findings], _largest(cuts, brief.cuts)
    words |= {
        name: plain(f"其余{left}{told}。" if left else "")
        for name, left, told in (
            ("其余疑点", len(found) - len(kept[0]), "条见疑点清单"),
            ("其余扣分", len(cuts) - len(kept[1]), "项扣分见复核表"),
        )
    }
    groups = {
        "得分": [_score_line(part, review) for part in review.sheet.parts],
        "疑点": kept[0],
        "扣分": [_cut_line(number, cut) for number, cut in enumerate(kept[1], 1)],
        "问询": list(_questions(review)),
    }
    return Opinion(Filling(words, groups), sum(len(text.marks) for text in texts.values()))


def _facts(review: ReviewForExport, meta: ExportMeta) -> Iterator[tuple[str, str]]:
    row = review.row
    yield "标题", _TITLES.get(row.kind, "绩效自评复核意见")
    for name, text in (
        ("项目名称", row.project_shown),
        ("实施单位", row.unit),
        ("主管部门", row.department),
        ("评价年度", f"{row.year}年度" if row.year else ""),
        ("报告文件", row.shown_name),
        ("复核人", row.reviewer or ("" if row.status is Status.WAITING else meta.reviewer)),
    ):
        yield name, text or ("" if name == "复核人" else NOTHING)
    for name, field in _MONEY.items():
        amount = amount_that_counts(review.report, review.decisions, field)
        verified = "（复核数）" if review.decisions.verified(field) is not None else ""
        yield name, NOTHING if amount is None else f"{wan_text(amount)}万元{verified}"
    received = rate_that_counts(review.report, review.decisions, "received_rate")
    yield from _execution(review)
    yield "资金到位率", _percent(received.percent if received else None)
    yield "编制单位", meta.organisation
    yield "日期", day(meta.made_at)


def _execution(review: ReviewForExport) -> Iterator[tuple[str, str]]:
    """Walk the rate of money spent; where the amounts and the report give different ones, both with their origin."""
    counts = _percent(execution_rate(review.report, review.decisions))
    stated = None if review.entered("execution_rate") else review.report.amount("execution_rate")
    both = stated is not None and _percent(stated) != counts
    worked_out = rate_that_counts(review.report, review.decisions, "execution_rate") is not None
    origin = "按金额计算" if worked_out else "复核数"
    yield "执行率", counts
    yield "预算执行率", f"{counts}（{origin}；报告自述{_percent(stated)}）" if both else counts
    yield "执行率说明", f"执行率{counts}（{origin}），报告自述{_percent(stated)}。" if both else ""


def day(moment: datetime) -> str:
    """Write a date as official papers do."""
    return f"{moment.year}年{moment.month}月{moment.day}日"


def _percent(value: Decimal | None) -> str:
    return NOTHING if value is None else f"{value:.2f}%"


def points(value: Decimal | None) -> str:
    """Write points, — where there are none."""
    return NOTHING if value is None else f"{value:.2f}".replace("-", "−")


def _scores(review: ReviewForExport) -> Iterator[tuple[str, str]]:
    sheet, line = review.sheet, line_of(review)
    mark = in_brackets(review.mark)
    yield "自评得分", points(sheet.self_score)
    yield "自评等级", sheet.self_grade or NOTHING
    yield "复核得分", points(sheet.total) + mark
    yield "复核等级", f"{sheet.grade}{mark}" if sheet.grade else PROVISIONAL
    yield "分差", _difference(review)
    yield "偏离度", NOTHING if line.deviation is None else f"{line.deviation * 100:.2f}%".replace("-", "−")
    yield "偏差类别", line.kind or NOTHING
    yield "总分值", points(sheet.scaled(sum((p.points for p in sheet.parts), Decimal(0))))
    yield "评分表", f"{sheet.profile_name}第{sheet.profile_version}版"
    yield "复核状态", STATUS_NAMES[review.row.status]
    yield "暂定", mark
    yield "暂定说明", _waiting(review)
    yield "疑点数", str(len(standing(review)))


def _difference(review: ReviewForExport) -> str:
    """Return the difference; while points are open that of the decided parts, and that it is."""
    sheet = review.sheet
    if sheet.open:
        decided = sheet.decided_difference
        return NOTHING if decided is None else f"{points(decided)}（已评部分）"
    return points(None if sheet.self_score is None else sheet.total - sheet.self_score)


def _waiting(review: ReviewForExport) -> str:
    """Say what the score still waits for, "" where it waits for nothing."""
    if not review.mark:
        return ""
    sheet = review.sheet
    named = (("待确认", sheet.proposed), ("待评", sheet.open))
    told = "、".join(f"{name}{amount:.2f}分" for name, amount in named if amount)
    rests = f"其中{told}" if told else "复核尚未完成"
    word = f"为{PROVISIONAL}" if review.mark == PROVISIONAL else review.mark
    return f"本意见所列复核得分{word}，{rests}，不作为最终结果。"


def _line(**texts: str) -> Line:
    return {name: plain(text) for name, text in texts.items()}


def _score_line(part: ScorePart, review: ReviewForExport) -> Line:
    waits = "".join(
        f"（{word}{amount:.2f}）" for word, amount in (("待确认", part.proposed), ("待评", part.open)) if amount
    )
    known = part.self_score is not None and not part.open
    difference = part.score - part.self_score if known and part.self_score is not None else None
    return _line(
        一级指标=part.name,
        分值=points(part.points),
        自评得分=points(part.self_score),
        复核得分=points(part.score) + waits,
        分差=points(difference),
    )


def _findings(review: ReviewForExport, brief: Brief) -> Iterator[Line]:
    for number, one in enumerate(standing(review), 1):
        finding = one.finding
        told = _beside_title(finding)
        most = brief.hint_quotes if finding.severity is Severity.LOW else brief.quotes
        yield _line(
            序号=str(number),
            编号=str(review.numbers.get(one.key, number)),
            级别=SEVERITY_NAMES[finding.severity],
            名称=finding.title,
            标题=f"{finding.title}：" if told else _sentence(finding.title),
            说明=told,
            原文=_after("原文：", quotes(finding, review, most)),
            出处=places(finding, review),
            处理=one.state,
            问询=one.question,
            请核实=_asked(one),
        )


def _asked(one: Standing) -> str:
    """Return a question without what the finding beside it says already; one that a person typed stays whole."""
    asked = _PLEASE.fullmatch(one.question)
    if asked is not None and one.question == one.finding.question.strip():
        return asked[1]
    return one.question


def _beside_title(finding: Finding) -> str:
    """Return what a finding says beside its title, without the title's words once more."""
    message = " ".join(finding.message.split())
    rest = message.removeprefix(finding.title)
    if rest != message and (not rest or rest[0] in "，：；。"):
        message = rest[1:]
    return _sentence(message) if message else ""


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith(("。", "？", "！")) else f"{text}。"


def _after(word: str, text: str) -> str:
    return f"{word}{text}。" if text else ""


@dataclass(frozen=True)
class _Cut:
    """A row of the score sheet that has less than its points."""

    part: str
    line: ReviewLine
    points: Decimal


def _cuts(review: ReviewForExport) -> list[_Cut]:
    lines = ((part.name, line) for part in review.sheet.parts for line in review_lines(part, review))
    return [
        _Cut(part, line, line.points - line.score)
        for part, line in lines
        if line.points is not None and line.score is not None and line.score < line.points
    ]


def _largest(cuts: Sequence[_Cut], most: int | None) -> list[_Cut]:
    """Return the largest ones, in the order of the score sheet."""
    largest = sorted(range(len(cuts)), key=lambda at: -cuts[at].points)[:most]
    return [cuts[at] for at in sorted(largest)]


def _cut_line(number: int, cut: _Cut) -> Line:
    return _line(
        序号=str(number),
        一级指标=cut.part,
        评分项=cut.line.level3,
        扣分=points(cut.points),
        理由=half_width(cut.line.remark),
    )


def _questions(review: ReviewForExport) -> Iterator[Line]:
    asked = dict.fromkeys(one.question for one in standing(review) if one.question)
    for number, question in enumerate(asked, 1):
        yield _line(序号=str(number), 内容=question)
