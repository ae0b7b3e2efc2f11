"""What the editor lets a person change of a profile, a part and an item: declared, one entry for each property."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reviewer.domain.report import Category
from reviewer.domain.rubric import ItemRule, Measure
from reviewer.gui import theme
from reviewer.gui.rubrics.checks_field import CheckSettingsField
from reviewer.gui.rubrics.composites import DeductionField, GradesField, NumbersField, StepsField
from reviewer.gui.rubrics.draft import Unread
from reviewer.gui.rubrics.fields import (
    ChecksField,
    ChoiceField,
    Field,
    FlagField,
    LineField,
    LinesField,
    NumberField,
)
from reviewer.scoring import Fault, shipped_profiles


def tr(text: str) -> str:
    """Translate a word of the editor."""
    return QCoreApplication.translate("RubricEditor", text)


@dataclass(frozen=True)
class Prop:
    """A property: its field in the dataclass, its name for people, its input, and of what it is shown.

    `step` names its undo step where it has no label of its own.
    """

    name: str
    label: str
    make: Callable[[str, QWidget], Field]
    shown: Callable[[Any], bool] = lambda _about: True
    step: str = ""


RULE_NAMES = {
    ItemRule.INDICATORS: "按指标完成情况",
    ItemRule.EXECUTION: "按比率折算",
    ItemRule.STEPS: "按比率分档",
    ItemRule.DEDUCTION: "扣分",
    ItemRule.PROPOSAL: "按表述建议",
    ItemRule.BANDS: "三档",
    ItemRule.CHECKLIST: "清单",
    ItemRule.BY_HAND: "人工评分",
}
RULE_WORDS = {  # in the tree
    ItemRule.INDICATORS: "指标",
    ItemRule.EXECUTION: "比率",
    ItemRule.STEPS: "分档",
    ItemRule.DEDUCTION: "扣分",
    ItemRule.PROPOSAL: "表述",
    ItemRule.BANDS: "三档",
    ItemRule.CHECKLIST: "清单",
    ItemRule.BY_HAND: "人工",
}
MEASURE_NAMES = {
    Measure.EXECUTION: "预算执行率（支出 ÷ 预算）",
    Measure.RECEIVED: "资金到位率（到位 ÷ 预算）",
    Measure.CHANGE: "预算调整率（调整 ÷ 年初预算）",
    Measure.BALANCE: "结转结余率（结余 ÷ 预算）",
}
CATEGORY_NAMES = {
    Category.OUTPUT: "产出",
    Category.EFFECT: "效益",
    Category.SATISFACTION: "满意度",
    Category.MANAGEMENT: "管理",
}
_RATES = (ItemRule.EXECUTION, ItemRule.STEPS, ItemRule.DEDUCTION)
_WORDED = (ItemRule.PROPOSAL, ItemRule.CHECKLIST, ItemRule.BANDS)
_DOUBTED = (ItemRule.PROPOSAL, ItemRule.DEDUCTION)
_ONE_A_LINE = "每行一条；“…”代表同一分句内的若干字"


def _rules(*rules: ItemRule) -> Callable[[Any], bool]:
    return lambda item: item.rule in rules


def _choice(names: dict[Any, str]) -> Callable[[str, QWidget], Field]:
    return lambda label, parent: ChoiceField(label, parent, [(v, tr(w)) for v, w in names.items()])


def _number(unit: str) -> Callable[[str, QWidget], Field]:
    return lambda label, parent: NumberField(label, parent, tr(unit))


def _lines(label: str, parent: QWidget) -> Field:
    return LinesField(label, parent, tr(_ONE_A_LINE))


def _checks(label: str, parent: QWidget) -> Field:
    from reviewer.checks.kinds import KINDS

    return ChecksField(label, parent, [(key, kind.title) for key, kind in KINDS.items()])


def profile_props() -> tuple[Prop, ...]:
    """Return the properties of a whole profile."""
    steps = {Decimal(s): s for s in ("0.01", "0.1", "0.5", "1")}
    reverse = {"linear": "线性：(1 − 超出 ÷ 目标) × 分值", "ratio": "按比例：目标 ÷ 完成 × 分值"}
    excluded = {"redistribute": "分给其他评分项", "rescale": "不计，总分折算为 100"}
    return (
        Prop("name", tr("名称"), LineField),
        Prop("description", tr("说明"), LineField),
        Prop("grades", tr("等级"), lambda t, p: GradesField(t, p, ("优 ≥", "良 ≥", "中 ≥", "以下为差"))),
        Prop("step", tr("得分四舍五入到（分）"), _choice(steps)),
        Prop("reverse_formula", tr("反向公式（≤、< 类目标超出后）"), _choice(reverse)),
        Prop("bands", tr("定性三档"), lambda t, p: NumbersField(t, p, ("达成 ≥", "% 部分达成 ≥", "%"))),
        Prop("excluded", tr("“不适用”的分值"), _choice(excluded)),
        Prop("over_achievement_percent", tr("完成率超过多少须说明原因"), _number("%")),
        Prop("over_achievement_cuts", tr("超额过多时扣分"), FlagField),
        Prop("deviation_percent", tr("偏离度（(自评 − 复核) ÷ 自评）超过多少为高估、低估"), _number("%")),
        Prop("own_points", tr("自评表所列分值即各项分值（不勾选：只作权重）"), FlagField),
        Prop("sample", tr("分值为示例，待按本地办法修改"), FlagField),
        Prop("stands_for", tr("代替随程序提供的评分表（自动选中它时，改按本表评分）"), _stands_for),
    )


def _stands_for(label: str, parent: QWidget) -> Field:
    shipped = [(key, one.name) for key, one in shipped_profiles().items()]
    return ChoiceField(label, parent, [("", tr("不代替")), *shipped])


def checks_props() -> tuple[Prop, ...]:
    """Return what a profile says of the findings it wants."""
    return (Prop("checks", "", CheckSettingsField, step=tr("疑点检查")),)


def part_props() -> tuple[Prop, ...]:
    """Return the properties of a part."""
    return (
        Prop("name", tr("名称（一级指标）"), LineField),
        Prop("points", tr("分值"), _number("分")),
        Prop("category", tr("类别"), _choice(CATEGORY_NAMES)),
        Prop("takes", tr("还为哪些类别的指标评分（不勾选：只为本类）"), _takes),
    )


def _takes(label: str, parent: QWidget) -> Field:
    field = ChecksField(label, parent, [(c, tr(w)) for c, w in CATEGORY_NAMES.items()])
    field.list.setFixedHeight(len(CATEGORY_NAMES) * field.list.sizeHintForRow(0) + theme.metric("unit"))
    return field


def item_props() -> tuple[Prop, ...]:
    """Return the properties of an item; which of them count follows from its rule."""
    by_hand_too = _rules(*(r for r in ItemRule if r is not ItemRule.INDICATORS))
    when = lambda t, p: FlagField(t, p, ("", "no_indicator"))  # noqa: E731
    return (
        Prop("name", tr("名称"), LineField),
        Prop("level2", tr("二级指标（可不填）"), LineField),
        Prop("rule", tr("评分规则"), _choice(RULE_NAMES)),
        Prop("points", tr("分值"), _number("分"), by_hand_too),
        Prop("when", tr("只在本部分没有带目标值的指标时使用"), when, by_hand_too),
        Prop("measure", tr("比率"), _choice(MEASURE_NAMES), lambda i: i.rule in _RATES and not _by_findings(i)),
        Prop("steps", tr("分档"), StepsField, lambda i: i.rule is ItemRule.STEPS or bool(i.steps)),
        Prop("deduction", tr("扣分办法"), DeductionField, _rules(ItemRule.DEDUCTION)),
        Prop("terms", tr("用语"), _lines, _rules(*_WORDED)),
        Prop("partly", tr("“部分达成”的用语"), _lines, _rules(ItemRule.BANDS)),
        Prop("unmet", tr("“未达成”的用语"), _lines, _rules(ItemRule.BANDS)),
        Prop("checks", tr("与之不符的疑点"), _checks, lambda i: i.rule in (*_DOUBTED, *_WORDED)),
        Prop("note", tr("备注"), LineField),
    )


def _by_findings(item: Any) -> bool:
    return item.rule is ItemRule.DEDUCTION and bool(item.checks)


RULE_HINTS = {
    ItemRule.INDICATORS: "本部分有目标值的指标平分余下的分值，或按自评表所列分值；完成得多少分由数字算出。",
    ItemRule.EXECUTION: "分值 × 比率，不超过分值。由数字算出。",
    ItemRule.STEPS: "取符合的最高一档。由数字算出。",
    ItemRule.DEDUCTION: "从满分起扣，扣完为止。勾选疑点后，每条疑点扣一次分，不看比率，并由人确认。",
    ItemRule.PROPOSAL: "报告写到任一用语，建议满分；有勾选的疑点，建议 0 分；都没有则待评。由人确认。",
    ItemRule.BANDS: "按用语建议达成、部分达成或未达成，按该档下限给分。由人确认。",
    ItemRule.CHECKLIST: "分值 × 报告提到的条数 ÷ 总条数。由人确认。",
    ItemRule.BY_HAND: "由评审人评分。",
}


class Form(QWidget):
    """The inputs for one kind of thing."""

    edited = Signal(str, object, str)  # field, value, its name for people
    unread = Signal(str)  # field
    left = Signal()

    def __init__(self, props: Sequence[Prop], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._props = tuple(props)
        self.fields: dict[str, Field] = {}
        rows = QVBoxLayout(self)
        side = theme.metric("panel_x")
        rows.setContentsMargins(side, side, side, side)
        rows.setSpacing(theme.metric("panel_x"))
        for prop in self._props:
            field = prop.make(prop.label, self)
            field.setObjectName(f"field_{prop.name}")
            self._connect(prop, field)
            self.fields[prop.name] = field
            rows.addWidget(field)
        rows.addStretch(1)

    def _connect(self, prop: Prop, field: Field) -> None:
        label = prop.label or prop.step
        field.edited.connect(lambda value: self.edited.emit(prop.name, value, label))
        field.unread.connect(lambda: self.unread.emit(prop.name))
        field.left.connect(self.left)

    def show_about(self, about: Any, unread: Mapping[str, Unread], *, editable: bool) -> None:
        """Show a thing, and at fields that could not be read what was typed; what its rule does not use is hidden."""
        for prop in self._props:
            field = self.fields[prop.name]
            field.setVisible(prop.shown(about))
            value, left = getattr(about, prop.name), unread.get(prop.name)
            if left is None:
                field.show_value(value)
            else:
                field.show_typed(value, left.typed)
            field.set_editable(editable)

    def say(self, wrong: Sequence[Fault]) -> None:
        """Show what is wrong at each field."""
        told: dict[str, str] = {}
        for fault in wrong:
            told.setdefault(fault.field, fault.sentence)
        for name, field in self.fields.items():
            field.say(told.get(name, ""))
