"""What a report says: the reading that extraction makes of a document, every value tied to its passage.

Sections, quantities, mentions and claims are kept beside the fields, so that checks and scoring read them here and
never import extraction. Field names and categories are those of CONTRACT.md.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from reviewer.domain.quantity import Quantity, completion_percent
from reviewer.domain.text import Passage, Span


class Category(StrEnum):
    """What an indicator speaks of; 预算执行率, 决策, 投入 and 过程 are management, 成本 is output."""

    OUTPUT = "output"
    EFFECT = "effect"
    SATISFACTION = "satisfaction"
    MANAGEMENT = "management"


CATEGORY_NAMES = {
    Category.OUTPUT: "产出",
    Category.EFFECT: "效果",
    Category.SATISFACTION: "满意度",
    Category.MANAGEMENT: "管理",
}


class FieldType(StrEnum):
    """How a field is edited, checked and shown."""

    TEXT = "text"
    KIND = "kind"  # project | overall | other
    YEAR = "year"
    DATE = "date"  # YYYY-MM-DD or YYYY-MM
    MONEY = "money"  # 元
    PERCENT = "percent"
    SCORE = "score"
    GRADE = "grade"  # 优 良 中 差


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """A field of CONTRACT.md: its name there, its Chinese label, its type, and the group it is shown in."""

    name: str
    label: str
    type: FieldType
    group: str


FIELD_SPECS = (
    FieldSpec("title", "报告标题", FieldType.TEXT, "基本信息"),
    FieldSpec("unit", "实施单位", FieldType.TEXT, "基本信息"),
    FieldSpec("department", "主管部门", FieldType.TEXT, "基本信息"),
    FieldSpec("kind", "报告类型", FieldType.KIND, "基本信息"),
    FieldSpec("year", "评价年度", FieldType.YEAR, "基本信息"),
    FieldSpec("project_name", "项目名称", FieldType.TEXT, "基本信息"),
    FieldSpec("report_date", "报告日期", FieldType.DATE, "基本信息"),
    FieldSpec("budget_initial", "年初预算数", FieldType.MONEY, "资金"),
    FieldSpec("budget", "预算数", FieldType.MONEY, "资金"),
    FieldSpec("received", "到位数", FieldType.MONEY, "资金"),
    FieldSpec("spent", "执行数", FieldType.MONEY, "资金"),
    FieldSpec("balance", "结余", FieldType.MONEY, "资金"),
    FieldSpec("execution_rate", "预算执行率", FieldType.PERCENT, "资金"),
    FieldSpec("received_rate", "资金到位率", FieldType.PERCENT, "资金"),
    FieldSpec("self_score", "自评得分", FieldType.SCORE, "自评"),
    FieldSpec("self_grade", "自评等级", FieldType.GRADE, "自评"),
)
FIELDS = {spec.name: spec for spec in FIELD_SPECS}
KIND_NAMES = {"project": "项目支出", "overall": "部门整体支出", "other": "其他"}
GRADES = ("优", "良", "中", "差")
NOTHING_READ = "没有读出任何文字，须对照原件人工核对。"  # what an import says of a file without a word
UNRECOGNISED = "未识别为绩效报告，请核对文件。"  # the notice of a reading that found no performance report


ENTERED = "reviewer-entered"  # the `rule` of a value that a person typed where the original states none


@dataclass(frozen=True, slots=True)
class FieldValue:
    """One stated value of a field.

    `value` is canonical: money in 元 as a plain decimal string with two decimals ("2431600.00"), percents and scores
    as stated without sign ("95.05", "99"), dates ISO, year "2019", grade 优/良/中/差, kind "project" ….
    """

    value: str
    passage: Passage
    confidence: float
    rule: str
    quantity: Quantity | None = None

    @property
    def entered(self) -> bool:
        """Whether a person typed it while the original states none: it counts, and is no statement of the report."""
        return self.rule == ENTERED


@dataclass(frozen=True, slots=True)
class Indicator:
    """A quantified goal or result of the evaluated year. `key` is stable for the same text and program."""

    key: str
    name: str
    category: Category
    target: Quantity | None = None
    actual: Quantity | None = None
    project: str | None = None
    stated_completion: Decimal | None = None
    stated_passage: Passage | None = None  # where the stated completion percent stands
    points: Decimal | None = None
    self_score: Decimal | None = None
    level1: str = ""  # the form's own words for the levels above, where there is a form
    level2: str = ""
    reason: Passage | None = None  # 偏差原因, where the report gives one
    evidence: tuple[Passage, ...] = ()
    confidence: float = 1.0
    rule: str = ""

    @property
    def completion(self) -> Decimal | None:
        """Actual ÷ target × 100, two decimals, None where it can't be computed."""
        return completion_percent(self.target, self.actual)


@dataclass(frozen=True, slots=True)
class SpendingItem:
    """A part of the money spent; amount in 元. `parent` names the item it is a part of, "" for the top."""

    key: str
    name: str
    amount: Decimal
    passage: Passage
    quantity: Quantity | None = None
    parent: str = ""
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True)
class SelfPart:
    """The unit's own score for one part; printed scores only, never sums."""

    name: str
    category: Category
    points: Decimal | None
    score: Decimal
    passage: Passage
    points_passage: Passage | None = None


class SectionRole(StrEnum):
    """What a section of a report is about."""

    TITLE = "title"
    OVERVIEW = "overview"  # 项目概况, 基本情况
    GOALS = "goals"  # 绩效目标
    FUNDS = "funds"  # 资金使用及管理
    ORGANISATION = "organisation"  # 组织实施
    METHOD = "method"  # 评价工作情况: purpose, principles, procedure
    PERFORMANCE = "performance"  # 绩效情况, 完成情况, 绩效分析
    CONCLUSION = "conclusion"  # 自评结果, 评价结论
    EXPERIENCE = "experience"
    PROBLEMS = "problems"
    MEASURES = "measures"  # 建议, 改进措施
    NEXT_PLAN = "next_plan"  # 20XX年工作计划, 后续工作计划
    SIGNATURE = "signature"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what stands under it. `label` is its number as printed ("一、"), "" without one.

    `heading` is the range of the whole heading line, `span` reaches from there to the next heading of the same or
    a higher level. `parent` is the index of the enclosing section, -1 for none.
    """

    title: str
    label: str
    level: int
    role: SectionRole
    heading: Span
    span: Span
    parent: int = -1


class MentionRole(StrEnum):
    """What a quantity is said to be."""

    GOAL = "goal"
    RESULT = "result"
    COMPLETION = "completion"  # percent of a goal reached
    GROWTH = "growth"  # against last year
    EXCESS = "excess"  # more or less than the goal
    SHARE = "share"
    MONEY = "money"  # belongs to the money fields or spending
    SCORE = "score"
    OTHER = "other"


class Period(StrEnum):
    """Which year a figure speaks of, seen from the evaluated year."""

    THIS = "this"
    EARLIER = "earlier"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class Mention:
    """A quantity with the name it is said of."""

    name: str
    quantity: Quantity
    role: MentionRole
    period: Period
    section: int  # index into Report.sections, -1 before the first


class ClaimKind(StrEnum):
    """A percentage or difference that the report derives itself, and that can be recomputed."""

    COMPLETION = "completion"  # value ÷ base × 100 = stated
    GROWTH = "growth"  # (value − base) ÷ base × 100 = stated
    SHARE = "share"  # value ÷ base × 100 = stated
    EXCESS = "excess"  # value − base = stated
    EXECUTION_RATE = "execution_rate"  # spent ÷ budget × 100 = stated
    RECEIVED_RATE = "received_rate"


@dataclass(frozen=True, slots=True)
class Claim:
    """A derived figure as stated, with the figures it was derived from where the text names them.

    `near` is true when value and base stand in the same sentence or row as the claim (then a misfit is a
    completion-mismatch, else a target-mismatch: CONTRACT.md). `like` is false when the names of value and base differ
    in kind (内联引资 / 引进内资), so that a check asks instead of asserting.
    """

    kind: ClaimKind
    name: str
    stated: Quantity
    value: Quantity | None
    base: Quantity | None
    near: bool = True
    like: bool = True
    base_name: str = ""
    indicator: str = ""  # key of the indicator it speaks of, "" for none
    # How far the value lies from what is claimed may be measured in a direction: "多" is +1, "少" −1.
    sign: int = 1


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A total with the parts the report gives for it ("项目支出120.50万元，其中办公费8.20万元、…").

    `complete` is true when the text presents the parts as all there is (其中/包括/分别为 … with no 等 behind the
    last); otherwise only "parts above the total" can be wrong.
    """

    name: str
    total: Quantity
    parts: tuple[tuple[str, Quantity], ...]
    complete: bool = True


@dataclass(frozen=True, slots=True)
class NamedList:
    """A list that the report counts itself ("…等13个项目", "项目27个……分别是 …")."""

    name: str
    stated: Quantity
    items: tuple[Passage, ...]
    open_ended: bool = False  # 等 before the count: the list may name fewer


@dataclass(frozen=True, slots=True)
class FormReading:
    """What the form of a pair says by itself; its text begins at `start`.

    `matched` is what the narrative and what the form says of one indicator, by its key.
    """

    start: int
    fields: dict[str, FieldValue] = field(default_factory=dict)
    self_parts: tuple[SelfPart, ...] = ()
    matched: dict[str, tuple[Indicator, Indicator]] = field(default_factory=dict)


@dataclass(frozen=True)
class Report:
    """The machine's reading of one report (or one form: `part` counts from 1).

    `fields` holds the better value per name, `statements` every place that states a field (the chosen one first),
    so that two that disagree can both be shown. `wraps` are the line breaks of the text that end no paragraph.
    `repeated` are the rows of one indicator that several tables of the file give with other figures, by its key.
    `form` is there where a narrative was completed with its form.
    """

    part: int = 1
    fields: dict[str, FieldValue] = field(default_factory=dict)
    statements: dict[str, tuple[FieldValue, ...]] = field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    spending: tuple[SpendingItem, ...] = ()
    self_parts: tuple[SelfPart, ...] = ()
    sections: tuple[Section, ...] = ()
    mentions: tuple[Mention, ...] = ()
    claims: tuple[Claim, ...] = ()
    breakdowns: tuple[Breakdown, ...] = ()
    lists: tuple[NamedList, ...] = ()
    problems: tuple[Passage, ...] = ()
    is_form: bool = False
    notices: tuple[str, ...] = ()
    wraps: tuple[int, ...] = ()
    repeated: dict[str, tuple[Indicator, ...]] = field(default_factory=dict)
    form: FormReading | None = None

    @property
    def recognised(self) -> bool:
        """Whether the text was taken for a performance report (not an address list or a notice)."""
        return UNRECOGNISED not in self.notices

    def value(self, name: str) -> str | None:
        """Return a field's value, None where the report does not state it."""
        found = self.fields.get(name)
        return None if found is None else found.value

    def amount(self, name: str) -> Decimal | None:
        """Return a field's value as a number (money in 元), None where it is not stated."""
        found = self.fields.get(name)
        return None if found is None else Decimal(found.value)

    def indicator(self, key: str) -> Indicator | None:
        """Return the indicator with this key."""
        return self._by_key.get(key)

    @cached_property
    def _by_key(self) -> dict[str, Indicator]:
        return {i.key: i for i in reversed(self.indicators)}  # of two with one key the first counts

    def section_at(self, position: int) -> Section | None:
        """Return the innermost section around a position of the text."""
        inner = None
        for section in self.sections:
            if section.span.start <= position < section.span.end and (
                inner is None or section.level >= inner.level
            ):
                inner = section
        return inner
