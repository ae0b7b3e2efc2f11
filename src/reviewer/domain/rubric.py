"""Rubric profiles (a county's scoring rules as data) and the score sheets that come of them.

All amounts are points as Decimal with two decimals, half up (DOMAIN.md, "Scoring rules"). A profile is read from
`resources/rubrics/*.toml` by scoring; nothing in code holds a point value.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from reviewer.domain.quantity import round_half_up
from reviewer.domain.report import Category
from reviewer.domain.text import Passage


class ItemRule(StrEnum):
    """How an item of a profile comes to its points."""

    INDICATORS = "indicators"  # the report's indicators of the part share the points
    EXECUTION = "execution"  # W × measure, or a step table over it
    PROPOSAL = "proposal"  # terms and checks propose, a person confirms
    STEPS = "steps"  # a step table over a measure
    DEDUCTION = "deduction"  # full points less so many for each percent short or each finding
    BANDS = "bands"  # 达成, 部分达成, 未达成 by the report's own words
    CHECKLIST = "checklist"
    BY_HAND = "by_hand"


class Measure(StrEnum):
    """A rate of the report's money that a rule scores, in percent."""

    EXECUTION = "execution"  # 预算执行率 = spent ÷ budget (adjusted, else initial; else as stated)
    RECEIVED = "received"  # 资金到位率 = received ÷ budget, else as stated
    CHANGE = "change"  # 预算调整率 = |budget − initial budget| ÷ initial budget
    BALANCE = "balance"  # 结转结余率 = balance ÷ budget


@dataclass(frozen=True, slots=True)
class Step:
    """A row of a step table: from this percentage on (inclusive), or up to it, this many points."""

    at_least: Decimal | None
    points: Decimal
    at_most: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Deduction:
    """What is taken off: `points` for each `per` percent by which a measure misses `bound`, or for each finding.

    A measure that is good when small (预算调整率) misses a bound from above: `above` is set.
    """

    points: Decimal
    per: Decimal = Decimal(1)
    bound: Decimal = Decimal(100)
    above: bool = False


@dataclass(frozen=True, slots=True)
class ProfileItem:
    """An item of a part. `terms` are words that state it in a report, `checks` finding rules that contradict it."""

    key: str
    name: str
    rule: ItemRule
    points: Decimal | None = None  # None: shares what the part has left
    terms: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    when: str = ""  # "no_indicator": only where the part has no indicator with a target
    note: str = ""
    measure: Measure = Measure.EXECUTION
    deduction: Deduction | None = None
    partly: tuple[str, ...] = ()  # bands: words that say 部分达成
    unmet: tuple[str, ...] = ()  # bands: words that say 未达成
    level2: str = ""  # 二级指标 it stands under


@dataclass(frozen=True, slots=True)
class ProfilePart:
    """A part (一级指标) of a profile. `takes` are the categories of indicators it scores, its own where empty."""

    key: str
    name: str
    category: Category
    points: Decimal
    items: tuple[ProfileItem, ...]
    takes: tuple[Category, ...] = ()

    @property
    def scored(self) -> tuple[Category, ...]:
        """The categories of indicators that the part scores."""
        return self.takes or (self.category,)


@dataclass(frozen=True, slots=True)
class GradeBound:
    """A grade with the score it begins at; half-open, so 89.5 is 良."""

    grade: str
    at_least: Decimal


@dataclass(frozen=True, slots=True)
class CheckSetting:
    """How a county wants a kind of finding: not at all, or only where the numbers lie further apart than `tolerance`.

    The tolerance is in the kind's own measure (元, 百分点, 分, 项) and comes on top of what rounding explains; None: none.
    """

    rule: str
    on: bool = True
    tolerance: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """A rubric profile: parts, and the settings of DOMAIN.md that counties differ in."""

    id: str
    version: str
    name: str
    parts: tuple[ProfilePart, ...]
    grades: tuple[GradeBound, ...]
    reverse_formula: str = "linear"  # linear | ratio, for ≤ and < targets
    bands: tuple[Decimal, Decimal] = (Decimal(80), Decimal(60))
    over_achievement_percent: Decimal = Decimal(130)
    over_achievement_cuts: bool = False
    deviation_percent: Decimal = Decimal(5)  # 偏差类别 高估/低估
    step: Decimal = Decimal("0.01")
    # True: a form's own 分值 stand as printed, and a part is worth their sum; False: they only weigh inside the part.
    own_points: bool = False
    # What 不适用 does: "redistribute" gives the points to the others, "rescale" multiplies the total up to 100.
    excluded: str = "redistribute"
    description: str = ""
    sample: bool = False  # local figures, to be adapted
    checks: tuple[CheckSetting, ...] = ()  # kinds of findings that this county wants otherwise than usual
    stands_for: str = (
        ""  # id of the shipped profile in whose place a county's own one scores, wherever the rules choose it
    )

    def setting(self, rule: str) -> CheckSetting:
        """Return how a kind of finding is wanted; as usual where the profile says nothing."""
        return next((one for one in self.checks if one.rule == rule), CheckSetting(rule))

    def wants(self, rule: str, gap: Decimal | None) -> bool:
        """Tell whether a finding of this kind, its numbers so far apart, is to be shown and counted."""
        setting = self.setting(rule)
        return setting.on and (gap is None or setting.tolerance is None or gap > setting.tolerance)

    @property
    def points(self) -> Decimal:
        """The points of all parts."""
        return sum((p.points for p in self.parts), Decimal(0))


class ItemState(StrEnum):
    """Where an item's points come from."""

    COMPUTED = "computed"  # 机器可证
    MANUAL = "manual"  # 人工: confirmed, adjusted or scored by a person
    PROPOSED = "proposed"  # 待确认
    OPEN = "open"  # 待评
    EXCLUDED = "excluded"  # 不适用: its points went to the others


class Way(StrEnum):
    """How points follow from two figures, so that a workbook can work them out by itself."""

    TARGET = "target"  # the result against its target; the share where there is no result
    SHARE = "share"  # W × top ÷ bottom, not above W
    STEPS = "steps"  # the best row of the profile's step table for top ÷ bottom in percent
    SHORTFALL = "shortfall"  # W less so many for each percent by which top ÷ bottom misses the profile's bound
    EACH = "each"  # W less bottom for each of top


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What an item's machine points were worked out from.

    Of a rate of money `names` says which fields top and bottom are, "" where the figure is no field; of STEPS and SHORTFALL
    `item` is the key of the profile's item that holds the table ("management/execution"). TARGET without top has no share.
    """

    way: Way
    top: Decimal | None = None
    bottom: Decimal | None = None
    names: tuple[str, str] = ("", "")
    item: str = ""


@dataclass(frozen=True, slots=True)
class ScoreItem:
    """One row of the score sheet. `machine` is what the rule gives (computed or proposed), None while open.

    final = machine (0 where open) + adjustment, kept between 0 and points; None while open and untouched.
    `doubtful`: the machine's amount moved under a person's decision (依据已变，请复核).
    """

    key: str
    name: str
    rule: str
    points: Decimal
    state: ItemState
    machine: Decimal | None
    final: Decimal | None
    formula: str
    explanation: str = ""
    passages: tuple[Passage, ...] = ()
    indicator: str = ""  # key of the indicator scored here
    self_score: Decimal | None = None
    self_presumed: bool = False  # 按满分推定
    adjustment: Decimal | None = None
    reason: str = ""
    doubtful: bool = False
    confirmable: bool = False  # 待确认: Enter confirms
    reckoning: Reckoning | None = None  # None: only a person can give the points

    @property
    def kept_at(self) -> Decimal | None:
        """The bound (0 or the points) that stopped an adjustment, None where it counts wholly."""
        amount = (self.machine or Decimal(0)) + (self.adjustment or Decimal(0))
        if self.adjustment is None or 0 <= amount <= self.points:
            return None
        return Decimal(0) if amount < 0 else self.points


@dataclass(frozen=True, slots=True)
class ScorePart:
    """A part of the sheet; computed + manual + proposed = score, and open are points not yet looked at."""

    key: str
    name: str
    category: Category
    points: Decimal
    items: tuple[ScoreItem, ...]
    computed: Decimal = Decimal(0)
    manual: Decimal = Decimal(0)
    proposed: Decimal = Decimal(0)
    open: Decimal = Decimal(0)
    self_score: Decimal | None = None
    formula: str = ""

    @property
    def score(self) -> Decimal:
        return self.computed + self.manual + self.proposed


@dataclass(frozen=True, slots=True)
class ScoreSheet:
    """A report's score by one profile, with everything needed to explain it."""

    profile_id: str
    profile_version: str
    profile_name: str
    profile_reason: str  # why this profile: "默认", "报告所列分值与…相同", "评审人选定"
    parts: tuple[ScorePart, ...]
    grade: str | None
    self_score: Decimal | None
    self_grade: str | None
    difference: Decimal | None  # total − self-score; None while points are open or there is no self-score
    decided_difference: Decimal | None  # 已评部分分差: of the decided parts only
    unscored: tuple[str, ...] = field(default=())  # keys of indicators without target: 无目标值，不计分
    # A profile that rescales: the points of the whole and those that still count (100, 90), None where all do.
    scale: tuple[Decimal, Decimal] | None = None

    @property
    def computed(self) -> Decimal:
        return self.scaled(sum((p.computed for p in self.parts), Decimal(0)))

    @property
    def manual(self) -> Decimal:
        return self.scaled(sum((p.manual for p in self.parts), Decimal(0)))

    @property
    def proposed(self) -> Decimal:
        return self.scaled(sum((p.proposed for p in self.parts), Decimal(0)))

    @property
    def open(self) -> Decimal:
        return self.scaled(sum((p.open for p in self.parts), Decimal(0)))

    def scaled(self, points: Decimal) -> Decimal:
        """Return points of the parts as points of the total: 81 of the 90 that count are 90.00."""
        if self.scale is None:
            return points
        whole, counted = self.scale
        return round_half_up(points * whole / counted)

    @property
    def total(self) -> Decimal:
        return self.computed + self.manual + self.proposed

    @property
    def provisional(self) -> bool:
        """暂定, until nothing is 待确认 or 待评 (a proposed 0.00 still waits for a person)."""
        return any(
            i.state in (ItemState.PROPOSED, ItemState.OPEN) or i.doubtful for p in self.parts for i in p.items
        )

    def item(self, key: str) -> ScoreItem | None:
        """Return the row with this key."""
        return next((i for p in self.parts for i in p.items if i.key == key), None)
