"""The tokenizer: every number with its multiplier, unit and operator words, in one pass over the text.

Dates, document and phone numbers, list labels, ordinals and numbers that are part of a name (500强, 1+5+X) are
recognised and left out. Decimal throughout; money is folded into 元.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from reviewer.domain.quantity import Op, Quantity
from reviewer.domain.text import Passage
from reviewer.extraction.dates import DateMention, date_at
from reviewer.extraction.folding import fold
from reviewer.extraction.numerals import CHARACTERS, FORMAL, han_number
from reviewer.extraction.patterns import either
from reviewer.extraction.units import MONEY_UNITS, Units, load_units

_NUMBER = re.compile(r"[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])(?:\.[0-9]+)?|[0-9]+(?:\s?\.\s?[0-9]+)?")
_PLAIN = re.compile(r"[0-9]+(?![0-9.,，])")
_HAN_RUN = re.compile(f"[{CHARACTERS}]{{1,24}}(?:点[{CHARACTERS}]{{1,9}})?")
_PERCENT_WORDS = re.compile(
    rf"百分之([0-9]{{1,9}}(?:\.[0-9]{{1,9}})?|[{CHARACTERS}]{{1,9}}(?:点[{CHARACTERS}]{{1,9}})?)"
)
_MULTIPLIER = re.compile(r"万亿|亿万|万万|千万|百万|十万|千亿|百亿|十亿|万|亿|百|千(?![米克瓦伏])")
_MORE = re.compile(
    r"\s?(?:[/／](?:人次|人|亩次|亩|吨|年|月|日|天|户|批次|次|个|家|平方米|平方公里|立方米|公里|千米|公顷|公斤|米|页|册|卷|张|幅|份|场次|场|期|件|套|株|头|只|羽"
    r"|座|处|台|辆|名|生|床日|床|小时|学期|课时|学时|千瓦时|度|例|孔|栋|间|所|村|校|盏|棵|项|条|站|㎡|m²|m2|m³|m3|km|kg|hm²|hm2)(?:[·/／]?[月年天次])?)"
)
_VAGUE_BEFORE_UNIT = "余多来几"
_RANGE = re.compile(r"\s?(?:-{1,2}|—{1,2}|–|~|至|到)\s?(?=[0-9])")
_SUFFIX = re.compile(
    r"\s?(?:整|正)?\s?(?:[（(]含[）)]|及其?|或)?"
    r"(?:(?P<op>以上|以下|以内|之内|内(?![容部外资销需河陆环涝科设向]))|(?P<vague>左右|上下|有余|余(?![额元量款下]))|(?<=[整正]))"
)
_BOUNDED = re.compile(
    r"\s?(?:以上|以下|以内|之内)(?=[，。；、）)\n,;]|\Z)"
)  # an index without a unit: 路况指数90以上
_CURRENCY = re.compile(r"(?:人民币|[￥¥$])\s?$")
_MAY_BE_CURRENCY = frozenset("币￥¥$ \n\t\u3000\u00a0")
_SPLIT = re.compile(r"[ \n]([0-9]+(?:\.[0-9]+)?)(?=\s?(?:[百千万亿]|元|美元|%))")
_WRAPPED = re.compile(r"\n([0-9]+(?:\.[0-9]+)?)(?=\s?[\u4e00-\u9fff%])")
_GROUPS = re.compile(r"((?: [0-9]{3})+)(?![0-9])(?=\s?[百千万亿]?[\u4e00-\u9fff%])")
_PHONE = r"(?:0[0-9]{2,3}[-—][0-9]{7,8}|1[3-9][0-9]{9}|0[0-9]{10,11})(?![0-9])"
_NO_FIGURE = re.compile(rf"{_PHONE}|[0-9]+(?:\+[0-9A-Za-z]+)+|(?P<dotted>[0-9]+(?:\.[0-9]+){{2,}})")
_IN_CODE = re.compile("(?<![A-Za-z0-9])[A-Za-z][0-9]{1,2}(?:-[0-9]{1,2})*-$")
_VALUES = {"百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "十": 10}
_PREFIXES: dict[str, tuple[Op | None, bool]] = {
    **dict.fromkeys(("不低于", "不少于", "不小于", "至少", "最少", "最低", "不低", "≥", ">=", "大于等于", "大于或等于", "高于等于", "高于或等于", "达到或超过", "不得低于", "不得少于", "不亚于"), (Op.GE, False)),
    **dict.fromkeys(("超过", "超", "高于", "大于", "多于", "逾", "突破", ">", "超出", "高出", "达到超过"), (Op.GT, False)),
    **dict.fromkeys(("不超过", "不高于", "不大于", "不多于", "不得超过", "不得高于", "最多", "最高", "≤", "<=", "小于等于", "小于或等于", "低于或等于", "低于等于", "不超", "控制在"), (Op.LE, False)),
    **dict.fromkeys(("低于", "小于", "少于", "<", "不足", "不到", "未超过"), (Op.LT, False)),
    **dict.fromkeys(("约", "近", "大约", "将近", "接近", "约为", "大概", "大致", "约计"), (None, True)),
    "=": (Op.EQ, False),
}  # fmt: skip
# 实际节约25万元 is no "about 25": these words only end like an operator.
_WORDS = frozenset(
    [
        "节约",
        "集约",
        "制约",
        "契约",
        "预约",
        "签约",
        "公约",
        "条约",
        "违约",
        "合约",
        "特约",
        "履约",
        "简约",
        "缔约",
        "附近",
        "临近",
        "靠近",
        "邻近",
        "最近",
        "赶超",
        "反超",
    ]
)
_PREFIX_ENDS = frozenset(word[-1] for word in _PREFIXES)
_LONGEST_PREFIX = max(map(len, _PREFIXES))
_LABEL_BEFORE = frozenset("\n\t 。；;：:　，,")
_LABEL_AFTER = frozenset(".、)）．")
_JOINING = frozenset(".+_")
_OPENING = frozenset("（(〔[【")


@dataclass(frozen=True, slots=True)
class Scan:
    """What the tokenizer saw, each in order of the text."""

    quantities: tuple[Quantity, ...]
    dates: tuple[DateMention, ...]


@dataclass(frozen=True, slots=True)
class _Number:
    """A number as it stands: digits, multiplier and unit word; `end` is behind them."""

    start: int
    end: int
    digits: Decimal
    step: Decimal
    multiplier: int
    unit: str
    vague: bool = False
    base: Decimal = Decimal(0)  # what stands before it in 1亿2000万

    @property
    def value(self) -> Decimal:
        return self.base + self.digits * self.multiplier


def tokenize(text: str, folded: str | None = None) -> Scan:
    """Read all quantities and dates of a text in one pass; never raises."""
    reader = Reader(text, fold(text) if folded is None else folded, load_units())
    return reader.scan()


def multiplier_of(unit: str) -> int:
    """Return what a money unit stands for in 元: 万元 is 10000."""
    result = 1
    for c in unit:
        result *= _VALUES.get(c, 1)
    return result


@lru_cache(maxsize=1)
def _starts() -> re.Pattern[str]:
    """Where a number may begin: at a digit, or at Chinese numerals that a unit, 年 or 月 follows."""
    follows = "".join(map(re.escape, {word[0] for word in load_units().read_as} | set("年月余多来几点 ")))
    return re.compile(f"[0-9]|[{CHARACTERS}]{{1,24}}(?=[{follows}])|百分之")


@lru_cache(maxsize=1)
def _plainly() -> re.Pattern[str]:
    """Match the common figure: digits, a multiplier, a unit, and nothing behind that could belong to it."""
    units = load_units()
    dated = ("年", "月", "日", "号")
    words = either(word for word in units.read_as if not word.startswith(dated))
    return re.compile(
        r"(?P<digits>(?:[0-9]{1,9}|[0-9]{1,3}(?:[,，][0-9]{3}){1,3})(?:\.[0-9]{1,6})?)"
        rf"(?P<size>{_MULTIPLIER.pattern})?(?P<unit>{words})(?P<after>[，。；、：）\)的完为“”《》]|\Z|[\t\n](?=[\u4e00-\u9fff≥≤（0-9\t]))"
    )


_STEPS = {
    size: Decimal(size)
    for size in (1, 100, 1000, 10**4, 10**5, 10**6, 10**7, 10**8, 10**9, 10**10, 10**11, 10**12)
}
_NOT_PLAIN_AFTER_LINE = frozenset("以之左上有余整正（及或内至到多来几")


class Reader:
    """One pass over one text."""

    def __init__(self, text: str, folded: str, units: Units, typed: bool = False) -> None:
        self.text = text
        self.folded = folded
        self.units = units
        self.typed = typed
        self.quantities: list[Quantity] = []
        self.dates: list[DateMention] = []
        self.fresh = 0  # where a number may begin although a dot stands before it: behind a list label

    def scan(self) -> Scan:
        position = 0
        search = _starts().search
        while found := search(self.folded, position):
            position = self._read(found.start(), position)
        return Scan(tuple(self.quantities), tuple(self.dates))

    def _read(self, at: int, floor: int) -> int:
        """Read what stands at a numeral; return where to go on."""
        first = self.folded[at]
        digits = "0" <= first <= "9"
        if digits and (quick := self._plain_figure(at, floor)):
            return quick
        if digits and (skipped := self._not_a_figure(at)):
            return skipped
        if (date := date_at(self.folded, self.text, at)) and not self._ordinal(at):
            self.dates.append(date)
            return date.end
        number = self._number(at) if digits else self._han(at)
        if number is None:
            return self._after_digits(at) if digits else self._after_run(at)
        if self._forbidden(number):
            self.fresh = number.end + 1
            return number.end
        upper = self._upper(number)
        quantity = self._quantity(number, upper, floor)
        self.quantities.append(quantity)
        return max(quantity.passage.end, number.end)

    def _plain_figure(self, at: int, floor: int) -> int:
        """Read a figure that is what it looks like in one step; return where to go on, 0 for any other."""
        found = _plainly().match(self.folded, at)
        if found is None or not self._stands_free(at, found):
            return 0
        word, digits = found["unit"], found["digits"].replace(",", "").replace("，", "")
        size = multiplier_of(found["size"]) if found["size"] else 1
        value, step = Decimal(digits) * size, _STEPS[size]
        if "." in digits:
            value, step = _tidy(value), step.scaleb(digits.index(".") + 1 - len(digits))
        start, op, vague = self._prefixed(at, floor)
        end = found.end("unit")
        passage = Passage.cut(self.text, start, end)
        self.quantities.append(
            Quantity(op or Op.EQ, value, self.units.read_as[word], passage, None, vague, step)
        )
        return end

    def _stands_free(self, at: int, found: re.Match[str]) -> bool:
        """Tell a figure that no letter, sign or ordinal before it and no word behind it draws into something else."""
        before = self.folded[at - 1 : at]
        if before in _JOINING or before == "第" or (before.isascii() and before.isalpha()):
            return False
        if (
            found["unit"] in ("成", "‰", "分")
            or self.folded[found.end() : found.end() + 1] in _NOT_PLAIN_AFTER_LINE
        ):
            return False
        return not self.folded.startswith(self.units.not_before.get(found["unit"], ()), found.end("unit"))

    # -- numbers ---------------------------------------------------------------------------------------------

    def _number(self, at: int) -> _Number | None:
        match = _NUMBER.match(self.folded, at)
        if match is None:
            return None
        digits, end = match.group(), match.end()
        if self._label_dot(at, digits):
            digits = digits[: digits.index(".")]
            end = at + len(digits)
        if joined := self._joined(at, digits, end):
            digits, end = joined
        return self._finished(at, end, "".join(digits.split()).replace(",", "").replace("，", ""))

    def _label_dot(self, at: int, digits: str) -> bool:
        """Tell a list label from a decimal point: "1. 20个" and "1.2023年" begin with a label."""
        dot = digits.find(".")
        if not 0 < dot <= 2 or not self._at_boundary(at - (self.folded[at - 1 : at] == " ")):
            return False
        behind = at + dot + 1
        spaced = digits[dot + 1 : dot + 2].isspace()
        return spaced or bool((date := date_at(self.folded, self.text, behind)) and date.year)

    def _joined(self, at: int, digits: str, end: int) -> tuple[str, int] | None:
        """Join a number that a space or a hard line break cuts in two, only before a unit of money or percent."""
        before = self.folded[max(0, at - 2) : at].rstrip(" ")[-1:]
        wrapped = self.folded[end : end + 1] == "\n"
        if not before or "," in digits or len(digits) > (9 if wrapped else 3) or not _is_han(before):
            return None
        if groups := _GROUPS.match(self.folded, end):
            return digits + groups[1], groups.end()
        rest = (_WRAPPED if wrapped else _SPLIT).match(self.folded, end)
        if rest is None or ("." in digits and "." in rest[1]) or not self._softly_broken(end):
            return None
        return digits + rest[1], rest.end()

    def _softly_broken(self, at: int) -> bool:
        """Tell whether the line break at a position only wraps a long line of prose (a space always joins)."""
        if self.folded[at] != "\n":
            return True
        line = self.folded.rfind("\n", 0, at) + 1
        return at - line >= 15 and "\t" not in self.folded[line:at]

    def _finished(self, at: int, end: int, digits: str) -> _Number | None:
        if len(digits) > 15:
            return None
        value = Decimal(digits)
        decimals = len(digits) - digits.index(".") - 1 if "." in digits else 0
        return self._with_unit(at, end, value, Decimal(1).scaleb(-decimals))

    def _with_unit(self, at: int, end: int, value: Decimal, step: Decimal) -> _Number:
        position, vague = self._vague(end)
        base, digits, multiplier = Decimal(0), value, 1
        while match := _MULTIPLIER.match(self.folded, self._gap(position)):
            multiplier = multiplier_of(match.group())
            position = match.end()
            more = _PLAIN.match(self.folded, position)
            if more is None or not self._smaller_follows(more, multiplier):
                break
            base, digits = base + digits * multiplier, Decimal(more.group())
            position, step, multiplier = more.end(), Decimal(1), 1
        position, later = self._vague(position)
        unit, after = self._unit(self._gap(position))
        if unit:
            unit, position = self._compound(unit, after)
        return _Number(at, position, digits, step * multiplier, multiplier, unit, vague or later, base)

    def _unit(self, at: int) -> tuple[str, int]:
        """Read the unit word at a position, also where a hard line break cuts it (美|元); "" for none."""
        unit = self.units.at(self.folded, at)
        cut = self.folded.find("\n", at, at + 4)
        if unit or cut <= at or not self._softly_broken(cut):
            return unit, at + len(unit)
        word = self.units.at(self.folded[at : at + 10].replace("\n", "", 1), 0)
        return (word, at + len(word) + 1) if len(word) > cut - at else ("", at)

    def _smaller_follows(self, more: re.Match[str], multiplier: int) -> bool:
        """Tell whether "1亿2000万" goes on: a smaller multiplier or the unit right behind the next number."""
        follow = _MULTIPLIER.match(self.folded, more.end())
        if follow is None:
            return multiplier >= 10**4 and bool(self.units.at(self.folded, more.end()))
        return multiplier_of(follow.group()) < multiplier

    def _vague(self, at: int) -> tuple[int, bool]:
        """Step over 余 or 多 between number and unit."""
        if at < len(self.folded) and self.folded[at] in _VAGUE_BEFORE_UNIT:
            follows = self._gap(at + 1)
            if _MULTIPLIER.match(self.folded, follows) or self.units.at(self.folded, follows):
                return at + 1, True
        return at, False

    def _gap(self, at: int) -> int:
        """Step over one space, or a line break that only wraps a line."""
        if at + 1 < len(self.folded):
            c = self.folded[at]
            if c in " \u3000\u00a0" or (c == "\n" and self._softly_broken(at)):
                return at + 1
        return at

    def _compound(self, unit: str, end: int) -> tuple[str, int]:
        read = self.units.read_as[unit]
        if self.folded[end : end + 1] in ("/", "／") and (more := _MORE.match(self.folded, end)):
            return read + more.group().replace("／", "/"), more.end()
        return read, end

    def _han(self, at: int) -> _Number | None:
        """Read Chinese numerals; they count only with a unit behind them or as 百分之…."""
        if percent := _PERCENT_WORDS.match(self.folded, at):
            return self._percent_words(percent)
        run = _HAN_RUN.match(self.folded, at)
        if run is None:
            return None
        if any(c in FORMAL for c in run.group()):
            return self._formal(at)
        value = _han_decimal(run.group())
        if not value or value >= 10**15:
            return None
        number = self._with_unit(at, run.end(), value, Decimal(1))
        return number if number.unit and self.folded[run.end() : number.end].strip() else None

    def _percent_words(self, match: re.Match[str]) -> _Number | None:
        value = Decimal(match[1]) if match[1][0].isascii() else _han_decimal(match[1])
        return None if value is None else _Number(match.start(), match.end(), value, Decimal(1), 1, "%")

    def _formal(self, at: int) -> _Number | None:
        """Read a cheque amount: 壹拾贰万叁仟元伍角整."""
        match = re.compile(rf"([{CHARACTERS}\s]+)(?:元|圆)(?:零?([{FORMAL}])角)?(?:零?([{FORMAL}])分)?").match(
            self.folded, at
        )
        value = han_number("".join(match[1].split())) if match else None
        if match is None or value is None or value >= 10**15:
            return None
        for part, size in ((match[2], "0.1"), (match[3], "0.01")):
            value += (han_number(part) or Decimal(0)) * Decimal(size) if part else 0
        return _Number(at, match.end(), value, Decimal(1), 1, "元")

    # -- what is no figure -----------------------------------------------------------------------------------

    def _not_a_figure(self, at: int) -> int:
        """Return where to go on behind a phone number, 1+5+X, 3.1.2 or a part of a word; 0 for a figure."""
        previous = self.folded[at - 1 : at]
        if (previous.isascii() and previous.isalpha()) or (previous in _JOINING and at != self.fresh):
            return self._after_digits(at)
        if previous == "-" and _IN_CODE.search(self.folded, max(0, at - 10), at):
            return self._after_digits(at)  # C2-1
        match = _NO_FIGURE.match(self.folded, at)
        if match is None or (match["dotted"] and date_at(self.folded, self.text, at)):
            return 0
        return match.end()

    def _after_digits(self, at: int) -> int:
        while at < len(self.folded) and "0" <= self.folded[at] <= "9":
            at += 1
        return at

    def _after_run(self, at: int) -> int:
        run = _HAN_RUN.match(self.folded, at)
        return run.end() if run else at + 1

    def _ordinal(self, at: int) -> bool:
        return self.folded[at - 1 : at] == "第"

    def _forbidden(self, number: _Number) -> bool:
        """Tell labels, ordinals, years, document and other numbers without a unit from figures."""
        if self._ordinal(number.start):
            return True
        after = self.folded[number.end : number.end + 1]
        if number.unit:
            return number.unit == "分" and after == "之"
        if self.units.forbidden_at(self.folded, number.end):
            return True
        if number.multiplier > 1 or self.typed:
            return False
        return self._bare_forbidden(number, after)

    def _bare_forbidden(self, number: _Number, after: str) -> bool:
        before = self.folded[number.start - 1 : number.start] if number.start else "\n"
        if before in _OPENING and after in ("）", ")", "〕", "]", "】"):
            return True
        if after in _LABEL_AFTER and after and self._at_boundary(number.start) and number.value < 100:
            return True
        if after.isascii() and after.isalpha():
            return True
        whole = number.step == 1
        return whole and (1900 <= number.value < 2100 or number.value >= 10**7) and before != "\t"

    def _at_boundary(self, at: int) -> bool:
        return at == 0 or self.folded[at - 1] in _LABEL_BEFORE or self.folded[at - 1] in _OPENING

    # -- ranges and operators ----------------------------------------------------------------------------------

    def _upper(self, number: _Number) -> _Number | None:
        """Read the second half of a range: 1-2次, 1—2亿元, 80%至90%."""
        separator = _RANGE.match(self.folded, number.end)
        if separator is None or self.folded[number.start - 1 : number.start] in ("由", "从", "自"):
            return None
        if date_at(self.folded, self.text, separator.end()):
            return None
        upper = self._number(separator.end())
        if upper is None or (number.unit and number.unit != upper.unit):
            return None
        return upper if _shared(number, upper).value <= upper.value else None

    def _quantity(self, number: _Number, upper: _Number | None, floor: int) -> Quantity:
        start, op, vague = self._prefixed(number.start, floor)
        end = upper.end if upper else number.end
        low = _shared(number, upper) if upper else number
        unit = upper.unit if upper else number.unit
        if not unit and self.folded[start:].startswith(("人民币", "￥", "¥")):
            unit = "元"
        suffix = (
            _SUFFIX.match(self.folded, end) if unit or self.typed or _BOUNDED.match(self.folded, end) else None
        )
        if suffix:
            end = suffix.end()
            op = _suffix_op(suffix) or op
            vague = vague or bool(suffix["vague"])
        passage = Passage.cut(self.text, start, end)
        vague = vague or number.vague
        if upper:
            return Quantity(Op.RANGE, _tidy(low.value), unit, passage, _tidy(upper.value), vague, upper.step)
        value, unit, step = _share_value(low, unit)
        return Quantity(op or Op.EQ, _tidy(value), unit, passage, None, vague, step)

    def _prefixed(self, at: int, floor: int) -> tuple[int, Op | None, bool]:
        """Read the operator words in front of a number, not reaching behind what was read before."""
        if at > floor and self.folded[at - 1] in _MAY_BE_CURRENCY:
            currency = _CURRENCY.search(self.folded, max(floor, at - 5), at)
            at = currency.start() if currency else at
        gap = at - 1 if at > floor and self.folded[at - 1] == " " else at
        if gap <= floor or self.folded[gap - 1] not in _PREFIX_ENDS:
            return at, None, False
        for length in range(min(_LONGEST_PREFIX, gap - floor), 0, -1):
            word = self.folded[gap - length : gap]
            if (found := _PREFIXES.get(word)) and self.folded[gap - length - 1 : gap] not in _WORDS:
                return gap - length, found[0], found[1]
        return at, None, False


def _suffix_op(suffix: re.Match[str]) -> Op | None:
    word = suffix["op"]
    if not word:
        return None
    return Op.GE if word == "以上" else Op.LE


def _shared(low: _Number, upper: _Number) -> _Number:
    """Give the lower end of a range the multiplier of the upper one: 1—2亿元."""
    if low.multiplier > 1 or low.unit or upper.multiplier == 1:
        return low
    return _Number(low.start, low.end, low.digits, low.step, upper.multiplier, upper.unit, low.vague)


def _share_value(number: _Number, unit: str) -> tuple[Decimal, str, Decimal]:
    """Read 成 and ‰ as percent; everything else as it stands."""
    if unit == "成":
        return number.value * 10, "%", number.step * 10
    if unit == "‰":
        return number.value / 10, "%", number.step / 10
    return number.value, unit, number.step


def _tidy(value: Decimal) -> Decimal:
    """Drop the decimals that only multipliers left behind: 79.4万 is 794000, but 10.50% stays."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value


def _han_decimal(text: str) -> Decimal | None:
    whole, point, rest = text.partition("点")
    value = han_number(whole)
    if value is None or not point:
        return value
    digits = han_number(rest)
    return None if digits is None else value + digits.scaleb(-len(rest))


def _is_han(c: str) -> bool:
    return "\u4e00" <= c <= "\u9fff"


def is_money(quantity: Quantity) -> bool:
    """Tell whether a quantity is an amount of money."""
    return quantity.unit in MONEY_UNITS
