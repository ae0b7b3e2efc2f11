"""The kinds of findings: id of CONTRACT.md, short Chinese title, usual severity (DOMAIN.md's list of 27)."""

from __future__ import annotations

from dataclasses import dataclass

from reviewer.domain.finding import Severity

_H, _M, _L = Severity.HIGH, Severity.MEDIUM, Severity.LOW
BOUND_BY_PROFILE = frozenset({"over-achievement-unexplained"})  # rules whose bound a profile sets
_YUAN, _PERCENT, _POINTS = "元", "个百分点", "分"


@dataclass(frozen=True, slots=True)
class Kind:
    """How a rule's findings are called and how much they usually weigh."""

    title: str
    severity: Severity
    gap: str = ""  # in what a tolerance for it is given: 元, 个百分点, 分, 项; "" where it has none


KINDS = {
    "sum-mismatch": Kind("分项合计与总额不符", _H, _YUAN),
    "share-sum-mismatch": Kind("占比合计不为100%", _H, _PERCENT),
    "part-exceeds-whole": Kind("部分大于整体", _H, _YUAN),
    "calculation-mismatch": Kind("资金收支不平", _H, _YUAN),
    "list-count-mismatch": Kind("所列数目与所称数目不符", _H, "项"),
    "completion-mismatch": Kind("完成率与数字不符", _H, _PERCENT),
    "target-mismatch": Kind("完成率与目标值不符", _H),
    "growth-mismatch": Kind("增长率与数字不符", _H, _PERCENT),
    "excess-mismatch": Kind("超额数与数字不符", _H),
    "rate-mismatch": Kind("执行率与数字不符", _H, _PERCENT),
    "figure-conflict": Kind("同一数字前后不一", _H, _YUAN),
    "form-mismatch": Kind("报告与自评表不一致", _M),
    "grade-conflict": Kind("自评等级不一致", _H),
    "score-vs-results": Kind("自评得分与完成情况不符", _H),
    "unmet-without-deduction": Kind("未完成而未扣分", _H),
    "missed-target-unsaid": Kind("未完成而未说明", _M),
    "target-without-result": Kind("设了目标，未报告完成值", _H),
    "target-missing": Kind("没有写明绩效目标", _H),
    "actual-missing": Kind("完成值为空", _M),
    "actual-repeats-target": Kind("完成值只重复目标值", _M),
    "over-achievement-unexplained": Kind("超额较多，未说明原因", _M),
    "indicator-not-quantified": Kind("指标未量化", _M),
    "duplicate-indicator": Kind("指标重复", _M),
    "indicator-misplaced": Kind("指标归类不当", _M),
    "cost-direction": Kind("成本指标方向不当", _M),
    "unit-mismatch": Kind("计量单位不一致", _M),
    "satisfaction-unsupported": Kind("满意度没有数据和问卷", _H),
    "rate-missing": Kind("没有预算执行率", _H),
    "received-rate-as-execution": Kind("以到位率代替执行率", _H),
    "impossible-relation": Kind("数字关系不合常理", _H),
    "budget-change-unexplained": Kind("预算调整未说明", _M),
    "self-score-missing": Kind("没有自评得分", _H),
    "score-sum-mismatch": Kind("各部分得分合计与总分不符", _H, _POINTS),
    "points-sum-mismatch": Kind("分值合计不为100分", _M, _POINTS),
    "score-exceeds-points": Kind("得分超过分值", _H, _POINTS),
    "problems-missing": Kind("没有写存在的问题", _M),
    "table-missing": Kind("所称表格不在报告中", _M),
    "date-order": Kind("日期先后不合", _M),
    "evidence-missing": Kind("没有写明佐证材料", _L),
    "section-numbering": Kind("章节编号不连续", _L),
    "duplicate-heading": Kind("标题重复", _L),
    "section-missing": Kind("缺少应有章节", _L),
    "template-residue": Kind("留有模板提示语", _L),
    "date-missing": Kind("没有报告日期", _L),
    "signature-missing": Kind("没有落款", _L),
    # across the reports of a database
    "copied-text": Kind("与其他单位报告文字相同", _H),
    "foreign-text": Kind("留有其他单位名称", _H),
    # about the reviewer's own work
    "cut-without-reason": Kind("调整没有理由", _H),
    "score-above-self-score": Kind("复核得分高于自评，没有理由", _H),
    "sheet-points-sum": Kind("评分表分值合计不为100分", _M),
    "item-unscored": Kind("还有待评项", _M),
    "like-cases-unlike": Kind("同样的理由，扣分不同", _M, _POINTS),
}
