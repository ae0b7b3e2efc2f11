"""What was changed in a workbook and does not come back: which cell it is, and where in the program it is changed instead."""

from __future__ import annotations

from reviewer.export.coming_back.beside import Beside
from reviewer.export.coming_back.cells import Cell
from reviewer.export.model import Sheet
from reviewer.services.coming_back.difference import Untaken
from reviewer.services.coming_back.present import CLEARED, as_value, shown

_FIELDS = "请在程序的「字段」中修改。"
_INDICATORS = "请在程序的「指标」中修改。"
_FINDINGS = "请在程序的「疑点」中处理。"
_RULES = "请在「评审 → 评分表…」中修改。"
_ORIGINAL = "取自报告原文；报告有更正时请「替换原文」。"
_COMPUTED = "由程序得出；请改各评分项的「人工调整」，或在程序中修改。"
_STATUS = "请在程序中完成复核或重新打开。"
_SUM = "小计和合计由各评分项得出；请改各项的「人工调整」和「复核完成值」。"
_PROBLEMS = "取自已认定的疑点；请在程序的「疑点」中处理。"
_REMARK = "备注由程序写出；意见请写在「处理建议」中。"
_WRITTEN = "由程序写出；需要自己的版式时请用本县模板导出。"
_ORGANISATION = "请在导出时填写「编制单位」。"
_DERIVED = "由其他表得出；请改复核表。"

_HEADS = {  # titles of columns
    **dict.fromkeys(("主管部门", "实施单位", "项目名称", "自评等级"), _FIELDS),
    **dict.fromkeys(("二级指标", "三级指标", "指标性质", "指标值", "计量单位", "自评完成值"), _INDICATORS),
    **dict.fromkeys(("权重", "计分办法", "取数", "基数"), _RULES),
    **dict.fromkeys(("执行率", "复核等级", "偏差类别", "复核指标偏差"), _COMPUTED),
    **dict.fromkeys(("人工调整", "调整理由", "复核完成值", "复核得分", "系统得分", "得分状态"), _SUM),
    **dict.fromkeys(("级别", "疑点", "说明及原文", "处理", "理由或问询", "问题数(重/一般/提示)"), _FINDINGS),
    "自评得分": _ORIGINAL,
    "主要问题": _PROBLEMS,
    "备注": _REMARK,
}
_LABELS = {  # texts left of a value, above the titles
    **dict.fromkeys(("项目名称", "评价年度", "实施单位", "主管部门", "自评得分", "自评等级"), _FIELDS),
    **dict.fromkeys(("得分构成", "执行率", "复核得分", "复核等级", "数据库得分", "核对", "暂定"), _COMPUTED),
    "复核状态": _STATUS,
    "评分规则": _RULES,
}
_SHEETS = {
    Sheet.BY_UNIT.value: _DERIVED,
    Sheet.BY_KIND.value: _DERIVED,
    Sheet.SPREAD.value: _DERIVED,
    Sheet.EVIDENCE.value: _ORIGINAL,
}
_UNITS = "编制单位："


def untaken(found: Beside) -> Untaken:
    """Return a change that does not come back, in words."""
    title, why = _where(found)
    now = CLEARED if found.now.empty else _shown(found.now)
    return Untaken(found.sheet, f"{found.address} {title}".strip(), _shown(found.before), now, f"不读回：{why}")


def _where(found: Beside) -> tuple[str, str]:
    """Return what a cell is called, and where that is changed."""
    if found.sheet == Sheet.TERMS:  # it has no titles, but a name left of each value
        return found.label, _RULES
    if (why := _SHEETS.get(found.sheet)) is not None:
        return found.head or found.label, why
    if found.head:
        return found.head, _HEADS.get(found.head, _WRITTEN)
    if found.before.text.startswith(_UNITS):
        return "编制单位", _ORGANISATION
    return found.label, _LABELS.get(found.label, _WRITTEN)


def _shown(cell: Cell) -> str:
    return shown(as_value(cell))
