"""What lets a review sheet calculate: right of the printed table each row has its figures, its formula and its state.

The formulas say what `scoring` does (`domain.rubric.Reckoning`); the results written beside them are the program's own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from reviewer.domain.quantity import plain
from reviewer.domain.rubric import ItemState, Reckoning, ScoreItem, Way
from reviewer.export.cells import clean, figure
from reviewer.export.page import SCORE, Page
from reviewer.export.rates import Amount, Held, rate_figures
from reviewer.export.review_rows import DOUBT, ReviewLine
from reviewer.export.rule_cells import MORE, POINTS, RATIO, VALUE, YES, ProfileCells, cell
from reviewer.export.unchanged import CHANGED, NO_NUMBER, SAME, compared, fits, holds, literal

# Where the columns of the table stand that take part, and those beside it.
RULE, TOP, BOTTOM, MACHINE, ADJUSTMENT, REASON, STATE, KEY, ROW_CHECK = "NOPQRSTUV"
BESIDE = (
    ("计分办法", 14.0),
    ("取数", 11.0),
    ("基数", 11.0),
    ("系统得分", 9.5),
    ("人工调整", 9.5),
    ("调整理由", 28.0),
    ("得分状态", 14.0),
    ("编号", 20.0),
    ("与导出时", 22.0),
)
BY_HAND, DOUBTFUL = "人工", "人工（依据已变）"
EXPORTED = "（导出时）"
STATES = {
    ItemState.COMPUTED: "机器可证",
    ItemState.PROPOSED: "待确认",
    ItemState.OPEN: "待评",
    ItemState.EXCLUDED: "不适用",
}
_METHODS = {
    Way.SHARE: "按比例",
    Way.STEPS: "分档",
    Way.SHORTFALL: "按差距扣分",
    Way.EACH: "逐条扣分",
}


@dataclass(frozen=True)
class Ground:
    """What the formulas of one review sheet stand on: the rules' cells, and where the head holds each amount."""

    rules: ProfileCells
    money: Mapping[str, Amount]


@dataclass(frozen=True)
class ReviewCells:
    """Where a review sheet holds what other sheets take from it, as their formulas name it."""

    total: str
    grade: str
    difference: str
    open: str
    check: str
    self_score: str
    self_grade: str
    gap: str  # what the decided parts differ by
    proposed: str
    waiting: str  # how many rows wait for a person
    status: str
    money: Mapping[str, str]


def number_of(letter: str) -> int:
    """Return the number of a column, counted from 0."""
    return ord(letter) - ord("A")


def write_calculation(page: Page, at: int, line: ReviewLine, ground: Ground) -> None:
    """Write the columns beside a row, and the score that follows from them."""
    item, r, styles = line.item, at + 1, page.styles
    row = _Row(r, line, ground)
    aside = styles.aside()
    page.word(at, number_of(RULE), row.method, aside)
    for letter, held in zip((TOP, BOTTOM), row.figures(), strict=True):
        _write_figure(page, at, letter, held)
    score = styles.number(SCORE)
    machine = row.machine()
    if machine:
        page.formula(at, number_of(MACHINE), f"={machine}", figure(item.machine), score)
    else:
        page.number(at, number_of(MACHINE), figure(item.machine), score)
    page.number(at, number_of(ADJUSTMENT), figure(item.adjustment), styles.entry(SCORE))
    page.word(at, number_of(REASON), clean(item.reason), styles.entry_text())
    state = row.state()
    if state:
        page.formula(at, number_of(STATE), f"={state}", told_state(item), aside)
    else:
        page.word(at, number_of(STATE), told_state(item), aside)
    page.word(at, number_of(KEY), item.key, aside)
    page.formula(at, number_of(ROW_CHECK), f"={row.check()}", SAME, aside)
    if item.state is ItemState.EXCLUDED:
        page.number(at, number_of("K"), None, score)
    else:
        page.formula(at, number_of("K"), f"={_final(r)}", figure(line.score), score)


def write_remark(page: Page, at: int, column: int, line: ReviewLine) -> None:
    """Write why the points are what they are: the state follows the row; what else was said of a changed row is of the export."""
    page.room(at, column, max(line.remark, f"{EXPORTED}{line.told}", key=len))
    formula = f"={_remark(at + 1, line)}"
    if fits(formula):
        page.formula(at, column, formula, clean(line.remark), page.styles.text())
    else:
        page.text(at, column, line.remark, page.styles.text())


def _remark(r: int, line: ReviewLine) -> str:
    """Return the formula of a row's remark, without "="."""
    state, item = f"{STATE}{r}", line.item
    live = item.state is not ItemState.EXCLUDED
    moves = item.state is ItemState.MANUAL or not item.doubtful
    told = clean("；".join(filter(None, ("" if live else line.waits, line.told, "" if moves else line.doubt))))
    pieces = (
        [f'IF(LEFT({ROW_CHECK}{r},{len(CHANGED)})="{CHANGED}","{EXPORTED}","")&{literal(told)}'] if told else []
    )
    if live:
        waiting = ",".join(f'{state}="{STATES[one]}"' for one in (ItemState.PROPOSED, ItemState.OPEN))
        behind = '&"；"' if told else ""
        pieces.insert(0, f'IF(OR({waiting}),"（暂定）"&{state}{behind},"")')
    if live and moves:
        pieces.append(f'IF({state}="{DOUBTFUL}",{literal(("；" if told else "") + DOUBT)},"")')
    return "&".join(pieces)


def _write_figure(page: Page, at: int, letter: str, held: Held) -> None:
    column = number_of(letter)
    if held.formula:
        page.formula(at, column, f"={held.formula}", held.value, page.styles.number("General"))
    else:
        page.number(at, column, held.value, page.styles.number("General"))


def _final(r: int) -> str:
    """Return the formula of a row's score: what the machine gives and a person's adjustment, between 0 and the points."""
    both = f"N({MACHINE}{r})+N({ADJUSTMENT}{r})"
    nothing = f'AND({MACHINE}{r}="",{ADJUSTMENT}{r}="")'
    return f'IF({nothing},"",ROUND(MAX(0,MIN(N(G{r}),{both})),6))'


def told_state(item: ScoreItem) -> str:
    """Return the word for where an item's points come from."""
    if item.state is ItemState.MANUAL:
        return DOUBTFUL if item.doubtful else BY_HAND
    return STATES[item.state]


@dataclass(frozen=True)
class _Row:
    """One row's formulas; `r` is its number as formulas name it."""

    r: int
    line: ReviewLine
    ground: Ground

    @property
    def reckoning(self) -> Reckoning | None:
        excluded = self.line.item.state is ItemState.EXCLUDED
        return None if excluded else self.line.item.reckoning

    @property
    def method(self) -> str:
        """How the points come about, in a word."""
        made = self.reckoning
        if made is None:
            return "不适用" if self.line.item.state is ItemState.EXCLUDED else "人工"
        if made.way is Way.TARGET:
            return f"按目标（{self.line.symbol}）"
        return _METHODS[made.way]

    def figures(self) -> tuple[Held, Held]:
        """Return what the points are worked out from: result and target, or top and bottom."""
        made = self.reckoning
        if made is None:
            return Held(), Held()
        if made.way is Way.TARGET:
            return self._result(), self._target()
        if made.names[0]:
            return rate_figures(made, self.ground.money, self.r)
        return Held(figure(made.top)), Held(figure(made.bottom))

    def _target(self) -> Held:
        """Return the target, the lower bound of a range."""
        line = self.line
        if line.bounds is not None:
            return Held(line.bounds[0])
        value = line.target if isinstance(line.target, float) else None
        return Held(value, f'IF(ISNUMBER(E{self.r}),E{self.r},"")')

    def _result(self) -> Held:
        """Return the result that counts, the reviewer's before the unit's, never below 0."""
        r, line = self.r, self.line
        found = next((v for v in (line.verified, line.actual) if isinstance(v, float)), None)
        formula = f'IF(ISNUMBER(J{r}),MAX(J{r},0),IF(ISNUMBER(H{r}),MAX(H{r},0),""))'
        return Held(None if found is None else max(found, 0.0), formula)

    def as_exported(self) -> Iterator[str]:
        """Return the conditions that the row's figures, points and words are those that were written."""
        line, item = self.line, self.line.item
        top, bottom = self.figures()
        for letter, value in (
            ("E", line.target),
            ("G", figure(line.points)),
            ("H", line.actual),
            ("I", figure(line.self_score)),
            ("J", line.verified),
            ("K", figure(line.score)),
            (TOP, top.value),
            (BOTTOM, bottom.value),
            (ADJUSTMENT, figure(item.adjustment)),
            (REASON, clean(item.reason)),
            (STATE, told_state(item)),
        ):
            yield holds(f"{letter}{self.r}", value)

    def check(self) -> str:
        """Return the formula that says whether the row was changed, and where words in it count for nothing, without "="."""
        r, made = self.r, self.reckoning
        words = [f"AND(ISTEXT({ADJUSTMENT}{r}),LEN(TRIM({ADJUSTMENT}{r}))>0)"]
        if made is not None and made.way is Way.TARGET:
            own = holds(f"J{r}", self.line.verified)
            words.append(f"AND(ISTEXT(J{r}),LEN(TRIM(J{r}))>0,ISNUMBER({BOTTOM}{r}),NOT({own}))")
        return f'IF(OR({",".join(words)}),"{NO_NUMBER}",{compared(self.as_exported())})'

    # ---- points

    def machine(self) -> str:
        """Return the formula of the machine's points without "="; "" where they can only be a number."""
        made = self.reckoning
        if made is None:
            return ""
        r = self.r
        known = f"AND(ISNUMBER({TOP}{r}),N({BOTTOM}{r})>0)"
        rules = self.ground.rules
        if made.way is Way.TARGET:
            return self._by_target(made)
        if made.way is Way.SHARE:
            return f'IF({known},MIN(G{r},{rules.rounded(f"G{r}*{TOP}{r}/{BOTTOM}{r}")}),"")'
        if made.way is Way.EACH:
            return f"MIN(G{r},MAX(0,{rules.rounded(f'G{r}-{TOP}{r}*{BOTTOM}{r}')}))"
        if made.item not in rules.tables:
            return ""
        percent = f"ROUND({TOP}{r}/{BOTTOM}{r}*100,2)"
        points = self._by_steps(made, percent) if made.way is Way.STEPS else self._by_shortfall(made, percent)
        return f'IF({known},{points},"")'

    def _by_target(self, made: Reckoning) -> str:
        r, rules = self.r, self.ground.rules
        a, t, w = f"{TOP}{r}", f"{BOTTOM}{r}", f"G{r}"
        full = f'IF(D{r}="＞",{a}>{t},{a}>={t})'
        up = f"IF({full},{w},IF({t}<=0,0,MIN({w},{rules.rounded(f'{w}*{a}/{t}')})))"
        base = t if self.line.bounds is None else repr(self.line.bounds[1])
        over = f'AND({rules.cuts}="{YES}",{base}>0,{a}>{base}*{rules.over}/100)'
        cut = rules.rounded(f"{w}*MAX(1-({a}/{base}-{rules.over}/100),0)")
        up = f"IF({over},MIN({w},{cut}),{up})"
        lower = f'IF({rules.reverse}="{RATIO}",{w}*{t}/{a},{w}*MAX(1-({a}-{t})/{t},0))'
        met = f'IF(D{r}="＜",{a}<{t},{a}<={t})'
        down = f"IF({met},{w},IF({t}<=0,0,MIN({w},{rules.rounded(lower)})))"
        points = f'IF(OR(D{r}="≤",D{r}="＜"),{down},{up})'
        return f"IF(AND(ISNUMBER({a}),ISNUMBER({t})),{points},{self._without_result(made)})"

    def _without_result(self, made: Reckoning) -> str:
        if made.top is None:
            return '""'
        share = f"{plain(made.top)}/{plain(made.bottom or Decimal(100))}"
        return f"MIN(G{self.r},{self.ground.rules.rounded(f'G{self.r}*{share}')})"

    def _by_steps(self, made: Reckoning, percent: str) -> str:
        area, item = self.ground.rules.tables[made.item]
        low, high, points = (area.column(letter) for letter in (VALUE, MORE, POINTS))
        holds = f'({percent}>={low})*((({high}="")+({percent}<={high}))>0)'
        base = plain(item.points or Decimal(1))
        scaled = f"SUMPRODUCT(MAX({holds}*{points}))*G{self.r}/{base}"
        return f"MIN(G{self.r},{self.ground.rules.rounded(scaled)})"

    def _by_shortfall(self, made: Reckoning, percent: str) -> str:
        area, item = self.ground.rules.tables[made.item]
        bound, per, points = (cell(VALUE, area.first + n) for n in range(3))
        above = item.deduction is not None and item.deduction.above
        miss = f"{percent}-{bound}" if above else f"{bound}-{percent}"
        times = f"ROUNDUP(ROUND(MAX({miss},0)/{per},8),0)"
        return f"MIN(G{self.r},MAX(0,{self.ground.rules.rounded(f'G{self.r}-{times}*{points}')}))"

    # ---- state

    def state(self) -> str:
        """Return the formula of the state without "="; "" where it only changes in the program."""
        item, r = self.line.item, self.r
        if item.state is ItemState.EXCLUDED:
            return ""
        if item.state is not ItemState.MANUAL:
            return f'IF(ISNUMBER({ADJUSTMENT}{r}),"{BY_HAND}",{self._own_state()})'
        lapsed = self._lapsed()
        if item.adjustment is None:
            return f'IF(AND({ADJUSTMENT}{r}="",{lapsed}),"{DOUBTFUL}","{BY_HAND}")'
        same = f"ROUND({ADJUSTMENT}{r}-{plain(item.adjustment)},6)=0".replace("--", "+")
        by_hand = f'IF(AND({same},{lapsed}),"{DOUBTFUL}","{BY_HAND}")'
        return f"IF(ISNUMBER({ADJUSTMENT}{r}),{by_hand},{self._own_state()})"

    def _lapsed(self) -> str:
        """Return the condition that the machine's points are not those any more which a person decided upon."""
        item, r = self.line.item, self.r
        if item.doubtful:
            return "TRUE"
        if item.machine is None:
            return f'{MACHINE}{r}<>""'
        return f"ROUND(N({MACHINE}{r})-{plain(item.machine)},4)<>0"

    def _own_state(self) -> str:
        """Return the state that a row has without a person's adjustment."""
        made, r = self.reckoning, self.r
        if made is None:
            given = self.line.item.machine is not None and self.line.item.state is not ItemState.MANUAL
            return f'"{STATES[self.line.item.state]}"' if given else f'"{STATES[ItemState.OPEN]}"'
        computed, proposed, waiting = (
            f'"{STATES[state]}"' for state in (ItemState.COMPUTED, ItemState.PROPOSED, ItemState.OPEN)
        )
        if made.way is Way.TARGET:
            without = waiting if made.top is None else proposed
            return f"IF(AND(ISNUMBER({TOP}{r}),ISNUMBER({BOTTOM}{r})),{computed},{without})"
        if made.names[0]:
            return f"IF(ISNUMBER({MACHINE}{r}),{computed},{waiting})"
        return proposed
