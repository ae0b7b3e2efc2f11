"""The work report (工作报告) of a batch: counts, money, means, grades, kinds of findings, deviations, all projects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from reviewer.domain.finding import SEVERITY_NAMES, Severity
from reviewer.domain.library import ReportRow
from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import GRADES
from reviewer.domain.review import STATUS_NAMES, Status
from reviewer.export.cells import wan_text
from reviewer.export.model import ExportMeta, ReviewForExport
from reviewer.export.opinion.chart import Chart, add_chart
from reviewer.export.opinion.filling import Element, Words, plain
from reviewer.export.opinion.template import NOTHING, Filling, Known, Template
from reviewer.export.opinion.values import COMMON, day, points
from reviewer.export.statistics import KindCount, Kinds, count_kinds
from reviewer.export.summary import SummaryLine
from reviewer.export.summary_lines import SummaryLines

_GRADES, _BANDS, _KINDS = "等级图", "分布图", "疑点图"
KNOWN = Known(
    names=(
        *("标题", "年度", "报告数", "项目数", "待审数", "审核中数", "已审数", "预算合计", "执行合计", "执行率"),
        *("自评均分", "复核均分", "平均分差", "计平均份数", "疑点数", "重数", "一般数", "提示数"),
        *("概况", "评分说明", "疑点说明", "偏离说明", "未审说明", *COMMON),
    ),
    groups={
        "状态": ("名称", "份数", "占比"),
        "等级": ("等级", "自评份数", "自评占比", "复核份数", "复核占比"),
        "分布": ("分数段", "自评份数", "复核份数"),
        "类型": ("序号", "疑点类型", "级别", "条数", "份数"),
        "偏离": ("序号", "实施单位", "项目名称", "自评得分", "复核得分", "偏离度", "偏差类别"),
        "项目": (
            *("序号", "主管部门", "实施单位", "项目名称", "预算数", "执行数", "执行率"),
            *("自评得分", "复核得分", "复核等级", "疑点", "状态"),
        ),
    },
    common=COMMON,
    pictures=(_GRADES, _BANDS, _KINDS),
)
_BOUNDS = tuple(Decimal(n) for n in (95, 90, 85, 80, 70, 60, 0))
_MOST_DEVIATIONS = 10
_MOST_BARS = 8
Line = Mapping[str, Words]


@dataclass
class Batch:
    """The reviews of a batch, counted one by one; none of them is kept."""

    made: SummaryLines
    lines: list[SummaryLine] = field(default_factory=list)
    kinds: Kinds = field(default_factory=dict)

    @classmethod
    def of(cls, rows: Sequence[ReportRow]) -> Batch:
        """Return an empty one for these reports."""
        return cls(SummaryLines.of(rows))

    def add(self, review: ReviewForExport) -> None:
        """Count a review in, in the order of the rows."""
        self.lines.append(self.made.line(len(self.lines) + 1, review))
        count_kinds(self.kinds, review)

    @property
    def once(self) -> list[SummaryLine]:
        """The lines of which each is about another project."""
        return [line for line in self.lines if line.twin is None]

    @property
    def finished(self) -> int:
        """How many reviews are finished, a project's second report among them."""
        return sum(line.decided for line in self.lines)

    @property
    def settled(self) -> list[SummaryLine]:
        """The lines whose review is finished, each about another project; only they count in means and grades."""
        return [line for line in self.once if line.decided]


def work_report(template: Template, batch: Batch, meta: ExportMeta) -> bytes:
    """Return the work report of a batch."""
    charts = _charts(batch)

    def draw(document: Any, paragraph: Element, name: str) -> None:
        number = list(charts).index(name) + 1
        add_chart(document, paragraph, charts[name], number)

    return template.filled([_filling(batch, meta)], draw)


def _filling(batch: Batch, meta: ExportMeta) -> Filling:
    words = {name: plain(text) for name, text in (*_facts(batch, meta), *_texts(batch))}
    groups = {
        "状态": list(_states(batch)),
        "等级": list(_grades(batch)),
        "分布": list(_bands(batch)),
        "类型": list(_kinds(batch)),
        "偏离": list(_deviations(batch)),
        "项目": list(_projects(batch)),
    }
    return Filling(words, {name: [_words(line) for line in lines] for name, lines in groups.items()})


def _words(line: Mapping[str, str]) -> Line:
    return {name: plain(text) for name, text in line.items()}


# ---- figures


def _years(batch: Batch) -> str:
    years = sorted({line.row.year for line in batch.lines if line.row.year})
    if not years:
        return ""
    return f"{years[0]}年度" if len(years) == 1 else f"{years[0]}—{years[-1]}年度"


def _total(lines: Iterable[SummaryLine], name: str) -> Decimal | None:
    known = [amount for line in lines if (amount := getattr(line.row, name)) is not None]
    return sum(known, Decimal(0)) if known else None


def _rate(lines: Iterable[SummaryLine]) -> Decimal | None:
    """Return spent ÷ budget in percent, of the lines that have both."""
    both = [line for line in lines if line.row.budget is not None and line.row.spent is not None]
    budget, spent = _total(both, "budget"), _total(both, "spent")
    return round_half_up(spent / budget * 100) if budget and spent is not None else None


def _mean(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return round_half_up(sum(known, Decimal(0)) / len(known)) if known else None


def _money(value: Decimal | None) -> str:
    return NOTHING if value is None else wan_text(value)


def _percent(value: Decimal | None) -> str:
    return NOTHING if value is None else f"{value:.2f}%".replace("-", "−")


def _share(count: int, whole: int) -> str:
    return _percent(round_half_up(Decimal(count) * 100 / whole)) if whole else NOTHING


def _means(batch: Batch) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
    """Return the means of self-score, review score and difference, of the finished reviews."""
    lines = batch.settled
    both = [line for line in lines if line.row.self_score is not None]
    differences = (line.score - line.row.self_score for line in both if line.row.self_score is not None)
    return _mean(line.row.self_score for line in lines), _mean(line.score for line in lines), _mean(differences)


def _severities(batch: Batch) -> Counter[Severity]:
    counts: Counter[Severity] = Counter()
    for kind in batch.kinds.values():
        counts[kind.severity] += kind.count
    return counts


def _facts(batch: Batch, meta: ExportMeta) -> Iterator[tuple[str, str]]:
    year = _years(batch)
    yield "年度", year
    yield "标题", f"{year}绩效自评复核工作报告"
    yield "报告数", str(len(batch.lines))
    yield "项目数", str(len(batch.once))
    states = Counter(line.row.status for line in batch.lines)
    for status, name in STATUS_NAMES.items():
        yield f"{name}数", str(states[status])
    yield "预算合计", _money(_total(batch.once, "budget"))
    yield "执行合计", _money(_total(batch.once, "spent"))
    yield "执行率", _percent(_rate(batch.once))
    for name, mean in zip(("自评均分", "复核均分", "平均分差"), _means(batch), strict=True):
        yield name, points(mean)
    yield "计平均份数", str(len(batch.settled))
    counts = _severities(batch)
    yield "疑点数", str(counts.total())
    for severity, name in SEVERITY_NAMES.items():
        yield f"{name}数", str(counts[severity])
    yield "编制单位", meta.organisation
    yield "日期", day(meta.made_at)


# ---- running texts


def _texts(batch: Batch) -> Iterator[tuple[str, str]]:
    yield "概况", _overview(batch)
    yield "评分说明", _score_text(batch)
    yield "疑点说明", _finding_text(batch)
    yield "偏离说明", "" if any(True for _ in _deviations(batch)) else "已审报告中没有可以计算偏离度的。"
    left = len(batch.lines) - batch.finished
    yield (
        "未审说明",
        f"尚有{left}份报告未审定，其复核得分不作为最终结果，不计入平均分、等级和偏离度。" if left else "",
    )


def _overview(batch: Batch) -> str:
    twins = len(batch.lines) - len(batch.once)
    told = f"，涉及{len(batch.once)}个项目（同一项目另有{twins}份，不重复计算金额和平均分）" if twins else ""
    states = Counter(line.row.status for line in batch.lines)
    counts = "、".join(f"{name}{states[status]}份" for status, name in STATUS_NAMES.items() if states[status])
    first = f"本次共收到{_years(batch)}绩效自评报告{len(batch.lines)}份{told}。其中{counts}。"
    budget, spent, rate = _total(batch.once, "budget"), _total(batch.once, "spent"), _rate(batch.once)
    money = [f"预算合计{wan_text(budget)}万元"] if budget is not None else []
    money += [f"执行合计{wan_text(spent)}万元"] if spent is not None else []
    money += [f"预算执行率{rate:.2f}%（按预算数、执行数齐全的项目计算）"] if rate is not None else []
    return first + ("，".join(money) + "。" if money else "")


def _score_text(batch: Batch) -> str:
    own, reviewed, difference = _means(batch)
    if reviewed is None:
        return "目前没有已审的报告，不计平均分和等级。"
    twins = batch.finished - len(batch.settled)
    told = f"（涉及{len(batch.settled)}个项目，同一项目只计一份）" if twins else ""
    pieces = [f"已审{batch.finished}份报告{told}中"]
    pieces += [f"自评平均{own:.2f}分"] if own is not None else []
    pieces.append(f"复核平均{reviewed:.2f}分")
    if difference is not None:
        pieces.append(f"平均分差{points(difference)}分（复核减自评，按有自评得分的报告计算）")
    return "，".join(pieces) + "。"


def _finding_text(batch: Batch) -> str:
    counts = _severities(batch)
    if not counts.total():
        return "未提出疑点。"
    named = "、".join(f"{name}{counts[s]}条" for s, name in SEVERITY_NAMES.items() if counts[s])
    return f"共提出疑点{counts.total()}条（{named}，不含已排除的），供核实。按条数由多到少如下。"


# ---- lines of the tables


def _states(batch: Batch) -> Iterator[dict[str, str]]:
    counts = Counter(line.row.status for line in batch.lines)
    for status in Status:
        share = _share(counts[status], len(batch.lines))
        yield {"名称": STATUS_NAMES[status], "份数": str(counts[status]), "占比": share}


def _graded(batch: Batch) -> tuple[Counter[str], Counter[str]]:
    own = Counter(line.row.self_grade for line in batch.settled if line.row.self_grade)
    return own, Counter(line.row.grade for line in batch.settled if line.row.grade)


def _grades(batch: Batch) -> Iterator[dict[str, str]]:
    own, reviewed = _graded(batch)
    for grade in GRADES:
        yield {
            "等级": grade,
            "自评份数": str(own[grade]),
            "自评占比": _share(own[grade], own.total()),
            "复核份数": str(reviewed[grade]),
            "复核占比": _share(reviewed[grade], reviewed.total()),
        }


def _counted(scores: Iterable[Decimal | None]) -> list[int]:
    """Count scores by band, the highest first."""
    counts = [0] * len(_BOUNDS)
    for score in scores:
        if score is not None:
            counts[next((n for n, bound in enumerate(_BOUNDS) if score >= bound), -1)] += 1
    return counts


def _band_names() -> list[str]:
    names = [f"{high}分以上" if at == 0 else f"{high}—{_BOUNDS[at - 1]}分" for at, high in enumerate(_BOUNDS)]
    return [*names[:-1], f"{_BOUNDS[-2]}分以下"]


def _banded(batch: Batch) -> list[tuple[str, int, int]]:
    own = _counted(line.row.self_score for line in batch.settled)
    reviewed = _counted(line.score for line in batch.settled)
    return list(zip(_band_names(), own, reviewed, strict=True))


def _bands(batch: Batch) -> Iterator[dict[str, str]]:
    for name, own, reviewed in _banded(batch):
        yield {"分数段": name, "自评份数": str(own), "复核份数": str(reviewed)}


def _frequent(batch: Batch) -> list[KindCount]:
    return sorted((k for k in batch.kinds.values() if k.count), key=lambda k: (-k.count, k.title))


def _kinds(batch: Batch) -> Iterator[dict[str, str]]:
    for number, kind in enumerate(_frequent(batch), 1):
        yield {
            "序号": str(number),
            "疑点类型": kind.title,
            "级别": SEVERITY_NAMES[kind.severity],
            "条数": str(kind.count),
            "份数": str(len(kind.reports)),
        }


def _deviations(batch: Batch) -> Iterator[dict[str, str]]:
    known = [(line, line.deviation) for line in batch.settled]
    largest = sorted(((line, d) for line, d in known if d), key=lambda pair: -abs(pair[1]))
    for number, (line, deviation) in enumerate(largest[:_MOST_DEVIATIONS], 1):
        yield {
            "序号": str(number),
            "实施单位": line.row.unit,
            "项目名称": line.row.project_shown,
            "自评得分": points(line.row.self_score),
            "复核得分": points(line.score),
            "偏离度": _percent(deviation * 100),
            "偏差类别": line.kind,
        }


def _projects(batch: Batch) -> Iterator[dict[str, str]]:
    for number, line in enumerate(batch.lines, 1):
        row, rate = line.row, line.rate
        shown = row.execution_rate if rate is None else round_half_up(rate * 100)
        yield {
            "序号": str(number),
            "主管部门": row.department,
            "实施单位": row.unit,
            "项目名称": row.project_shown,
            "预算数": _money(row.budget if row.budget is not None else row.budget_initial),
            "执行数": _money(row.spent),
            "执行率": _percent(shown),
            "自评得分": points(row.self_score),
            "复核得分": NOTHING if line.unseen else points(line.score),
            "复核等级": line.grade,
            "疑点": f"{row.findings_high}/{row.findings_medium}/{row.findings_low}",
            "状态": STATUS_NAMES[row.status],
        }


# ---- charts


def _charts(batch: Batch) -> dict[str, Chart]:
    own, reviewed = _graded(batch)
    bands, counts = _banded(batch), Counter[str]()
    for kind in _frequent(batch):  # one name may have several levels
        counts[kind.title] += kind.count
    kinds = sorted(counts.items(), key=lambda one: (-one[1], one[0]))[:_MOST_BARS]
    return {
        _GRADES: Chart(
            "自评等级与复核等级（份）",
            GRADES,
            (("自评", [own[g] for g in GRADES]), ("复核", [reviewed[g] for g in GRADES])),
        ),
        _BANDS: Chart(
            "自评得分与复核得分分布（份）",
            [name for name, _, _ in bands],
            (("自评", [count for _, count, _ in bands]), ("复核", [count for _, _, count in bands])),
        ),
        _KINDS: Chart(
            "疑点类型（条）",
            [title for title, _ in kinds],
            (("条数", [count for _, count in kinds]),),
            lying=True,
        ),
    }
