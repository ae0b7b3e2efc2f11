"""The report's own title, and what is read from it: kind of report, body; and labelled lines of a cover page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from reviewer.domain.document import Paragraph
from reviewer.domain.report import FieldValue, SectionRole
from reviewer.domain.text import Passage
from reviewer.extraction.bodies import bodies, fold_label
from reviewer.extraction.context import ReadingContext
from reviewer.extraction.folding import fold
from reviewer.extraction.forms import form_begins
from reviewer.extraction.grids import prose_of
from reviewer.extraction.once import once

# 县财绩[2024]6号: the number of the letter, in a line of its own or in brackets behind the title.
_LETTER = r"[^，。\n（(]{0,16}[〔\[［【﹝（(]\s?20\d\d\s?[〕\]］】﹞）)]\s?第?\s?\d{0,4}\s?号"
_LETTER_BEHIND = re.compile(rf"[^\S\n]*[（(]{_LETTER}[）)]$")
# A line of these words alone is the first heading (绩效目标分解下达情况), not the end of a title.
_ONLY_HEADING = re.compile(
    r"(?:绩效|项目|资金|目标|预算|经费|指标|总体|年度|设定|设立|分解|下达|完成|实现|安排|使用|管理|到位|执行|落实|实施|组织|基本|和|及|与|、|的)*(?:情况|情况分析|分析)"
)
# 某区专项资金2023年度农机补贴实施情况: a first line that names a year and a thing, with no word for the report.
_BARE_TITLE = re.compile(
    r"(?=[^\n]*(?:项目|资金|经费|补助|补贴|工程|专项|转移支付))[^。；：:，\n\t]*20\d\d年?度?[^。；：:，\n\t]*情况"
)
_TITLE_REACH = 1200
_TITLE_LINES = 14
_TITLE_END = re.compile(
    r"(?:报告|公告|自评表|评价表|评分表|自查表|考核表|打分表|评估表|自评价?(?:报|打分|评分|情况)表|说明|总结|情况|材料|公示|汇报|自评|(?:自评|评价)结果)(?:书|表)?(?:的(?:公告|公示|报告|函|通知|请示|说明|汇报|总结))?(?:[（(][^（()）]{1,30}[）)])?$"
)
_TITLE_WORD = re.compile(
    r"绩效|自评|自查|评价|评估|资金使用|总结|报告|(?:资金|经费|补助|补贴)[”\"]?(?:的)?(?:管理|使用|安排|分配)"
)
_NO_TITLE = re.compile(
    rf"^(?:{_LETTER}[^\S\n]*$|附件|附表|附\d|[一二三四五六七八九十]{{1,2}}、|[（(][一二三四五六七八九十]{{1,2}}[）)]|目\s*录|[^，。]{{0,12}}〔\d{{4}}〕|[（(]?20\d\d年?\s?度?[）)]?$|[（(].*[）)]$|第.{{1,3}}页|[\d\s\-.年月日/]+$|公开\d+表)"
)
_SENTENCE = re.compile(r"[。；;！？]|，.*，")
_FLAT_TITLE = re.compile(
    r"[^。；：\n]{4,70}?(?:绩效[^。；，：\n]{0,10}|自评|评价)(?:报告|自评表|情况说明|总结|公告|公示)(?:的公告|的公示|的报告|的函|书)?(?![》”的编填撰]|工作|要求|材料|真实)"
)
_YEAR = re.compile(
    r"(20\d\d|二[〇○零]二?[〇○零一二三四五六七八九]{1,2})\s?(?:[—\-－~至]+\s?(20\d\d)\s?)?(?:年度|年|学年)"
)


NAME = r"[\u4e00-\u9fff（）()·]"
NOT_A_BODY = re.compile(
    r"^(?:我|本|该|各|全|由|经|对|为|按|根据|关于|其|县|市|区|省)?(?:单位|部门|中心|局|委|办|院|校|站|所|处|会|部|镇|乡|园|室|台|社|办公室|领导小组|工作组)$"
)


@dataclass(frozen=True, slots=True)
class TitleParts:
    """The report's title and where it stands."""

    text: str
    start: int
    end: int


def grounded(
    context: ReadingContext, value: str, start: int, end: int, confidence: float, rule: str
) -> FieldValue:
    """Return a value with the passage it was read from."""
    return FieldValue(value, Passage.cut(context.text, start, end), confidence, rule)


# -- title -----------------------------------------------------------------------------------------------------


@once
def find_title(context: ReadingContext) -> TitleParts | None:
    """Find the report's own title at its top, of a workbook at the top of the sheet with its form: lines that end in 报告."""
    begins = _form_sheet(context)
    own = _title_from(context, begins) if begins else None
    return own or _title_from(context, 0)


def _form_sheet(context: ReadingContext) -> int:
    """Return where the sheet begins that holds the form: others may stand before it (填表说明)."""
    sheets = _sheet_names(context)
    begins = form_begins(context.document) if len(sheets) > 1 else 0
    return max((start for start in sheets if start <= begins), default=0)


def _sheet_names(context: ReadingContext) -> set[int]:
    """Return where the names of a workbook's sheets stand above their cells; one that is alone has none."""
    document = context.document
    return {
        b.start for b in document.blocks if document.worksheets and isinstance(b, Paragraph) and b.level == 1
    }


def _title_from(context: ReadingContext, begins: int) -> TitleParts | None:
    """Find a title at the top of the text that begins somewhere: lines that end in 报告, joined with those they go on from."""
    whole = _top_lines(context, begins)
    lines = _without_sheet_names(context, whole) or whole
    for place, (start, end) in enumerate(lines):
        words = context.text[start:end].strip()
        if _ends_title(words):
            inside = not prose_of(context).holds(start)  # a row of the form: its cell is the whole title
            first = start if inside else _title_begin(context.text, lines, place)
            return _title_at(context, first, end)
    if lines and _BARE_TITLE.fullmatch(context.folded, *lines[0]):
        return _title_at(context, *lines[0])
    if flat := _FLAT_TITLE.match(context.text, _first_ink(context.text, begins)):
        return TitleParts(_joined(flat.group()), flat.start(), flat.end())
    return None


def _without_sheet_names(context: ReadingContext, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Leave out the names of sheets that stand above their cells, where one of the other lines is a title."""
    names = _sheet_names(context)
    own = [line for line in lines if line[0] not in names]
    return own if any(_ends_title(context.text[start:end].strip()) for start, end in own) else []


def _title_at(context: ReadingContext, start: int, end: int) -> TitleParts:
    """Return the title in a range, without the number of a letter in brackets behind it."""
    letter = _LETTER_BEHIND.search(context.folded, start, end)
    stop = letter.start() if letter else end
    return TitleParts(_joined(context.text[start:stop]), start, stop)


def title_between(context: ReadingContext, start: int, end: int) -> TitleParts | None:
    """Return the last title line in a range: the one right above a form."""
    found = None
    position = start
    for line in context.text[start:end].splitlines(keepends=True):
        words = line.strip()
        if words and _ends_title(words):
            first = position + line.index(words)
            found = TitleParts(_joined(words), first, first + len(words))
        position += len(line)
    return found


def _first_ink(text: str, begins: int) -> int:
    return len(text) - len(text[begins:].lstrip())


def _top_lines(context: ReadingContext, begins: int) -> list[tuple[int, int]]:
    """Return the trimmed ranges of the first non-empty lines, up to the first heading or paragraph of prose."""
    first = next(
        (
            s.heading.start
            for s in context.sections
            if s.role is not SectionRole.SIGNATURE and (s.heading.start > begins or not begins)
        ),
        len(context.text),
    )
    stop = min(first, begins + _TITLE_REACH, len(context.text))
    lines: list[tuple[int, int]] = []
    position = begins
    while position < stop and len(lines) < _TITLE_LINES:
        end = context.text.find("\n", position)
        end = len(context.text) if end < 0 else end
        line = context.text[position:end]
        start = position + len(line) - len(line.lstrip())
        if line.strip() and start < stop:
            lines.append((start, start + len(line.strip())))
        position = end + 1
    return lines


_ALIGNED = re.compile(r"(?<=[一-鿿])[^\S\n]+(?=[一-鿿])")  # 绩 效 自 评 报 告 on a cover


def _ends_title(words: str) -> bool:
    words = _ALIGNED.sub("", words)
    if len(words) > 80 or _NO_TITLE.match(words) or "\t" in words or _SENTENCE.search(words):
        return False
    if _ONLY_HEADING.fullmatch(words):
        return False
    return bool(_TITLE_END.search(words)) and bool(_TITLE_WORD.search(words))


def _title_begin(text: str, lines: list[tuple[int, int]], place: int) -> int:
    """Go up from the last line of a title over the lines it goes on from."""
    first = place
    while first > 0 and place - first < 3:
        words = text[slice(*lines[first - 1])]
        if (
            len(words) > 45
            or _NO_TITLE.match(words)
            or _SENTENCE.search(words)
            or re.search(r"[：:\t。]", words)
        ):
            break
        if _TITLE_END.search(words) and not words.endswith("情况"):
            break
        first -= 1
    return lines[first][0]


def _joined(words: str) -> str:
    """Take the line breaks, and the blanks that only align, out of a title."""
    parts = [p.strip() for p in re.split(r"\n", words)]
    joined = "".join(p for p in parts if p)
    return re.sub(r"(?<=[\u4e00-\u9fff\d年）])[^\S\n]+(?=[\u4e00-\u9fff\d（])", "", joined)


def title_value(context: ReadingContext, title: TitleParts) -> FieldValue:
    return grounded(context, title.text, title.start, title.end, 0.95, "title")


# -- kind ------------------------------------------------------------------------------------------------------

_OVERALL = re.compile(r"整体支出|部门整体|单位整体|整体绩效|部门支出绩效|预算整体")
_PROJECT = re.compile(r"项目|专项|经费|资金|补助|工程|转移支付|奖补|补贴|政策")


def kind_statement(context: ReadingContext, title: TitleParts | None) -> FieldValue | None:
    """Tell project from whole-unit reports by the title, else by the words of the body."""
    if title is not None:
        for pattern, kind in ((_OVERALL, "overall"), (_PROJECT, "project")):
            if match := pattern.search(context.text, title.start, title.end):
                return grounded(context, kind, match.start(), match.end(), 0.95, f"kind-title:{kind}")
    overall = list(_OVERALL.finditer(context.text, 0, 6000))
    project = list(re.finditer(r"项目(?:支出|概况|资金|名称|绩效|基本)|专项资金|专项经费", context.text[:6000]))
    if not overall and not project:
        return _told_project(context) or _other_kind(context, title)
    kind, found = (
        ("overall", overall)
        if len(overall) >= 2 and 2 * len(overall) > len(project)
        else ("project", project or overall)
    )
    return grounded(context, kind, found[0].start(), found[0].end(), 0.75, f"kind-body:{kind}")


# A transfer payment, a fund or 该项目 is evaluated as a project, also where no title says so.
_OF_A_FUND = re.compile(
    r"转移支付|彩票公益金|(?:该|本|此)项目|项目(?:总体|组织|实施|管理|建设|效益|完成|立项|自评)|(?:补助|专项|奖补|补贴|衔接|扶贫|救助|发展|防治|保障)(?:资金|经费)|绩效目标分解下达"
)


def _told_project(context: ReadingContext) -> FieldValue | None:
    match = _OF_A_FUND.search(context.text, 0, 6000)
    return grounded(context, "project", *match.span(), 0.7, "kind-body:fund") if match else None


def _other_kind(context: ReadingContext, title: TitleParts | None) -> FieldValue | None:
    if title is None:
        return None
    return grounded(context, "other", title.start, title.end, 0.6, "kind-other")


# -- labels: "项目名称：…" -----------------------------------------------------------------------------------------

_EMPTY = re.compile(r"^[\s_＿—\-/／无*（）()]*$|^[（(](?:公章|盖章|签章|章)[）)]$")
_STAMP = re.compile(r"[（(](?:公章|盖章|签章|章|加盖公章|签字|单位公章|印章)[）)]")


@once
def labelled_values(context: ReadingContext) -> dict[str, list[FieldValue]]:
    """Read lines like 项目名称：… (cover pages and heads of forms in plain text)."""
    found: dict[str, list[FieldValue]] = {}
    known = bodies()
    for match in known.label.finditer(context.text):
        name = known.labels.get(fold_label(match["label"]))
        if name is None or name in ("report_date", "year") or _EMPTY.match(match["value"]):
            continue
        words = _NEXT_LABEL.split(match["value"])[0].rstrip()
        value = clean_value(words)
        if not 2 <= len(value) <= 60 or re.search(r"[。；，]", value) or _is_header(context, match):
            continue
        start = match.start("value")
        end = start + len(words)
        confidence = 0.95 if match.start() < 1500 else 0.85
        found.setdefault(name, []).append(
            grounded(context, value, start, end, confidence, f"label:{match['label']}")
        )
    return found


# 实施单位：甲局 组织单位：乙局 in one line: the value ends where the next label begins.
_NEXT_LABEL = re.compile(
    r"\s+(?:[一-鿿]{2,6}(?:单位|部门|机构|名称|日期|时间|年度|金额)|[一-鿿]{0,4}[人长员]|联系电话|电话|编码|代码)(?:（[^（）]{1,8}）)?\s?[：:]"
)
_HEADER = re.compile(
    r"[一-鿿]{0,6}?(?:预算数?|决算数?|执行数|到位数?|支出数?|金额|资金|得分|[行成位]率|分值|等级|类[型别]|性质|编码|代码|单位|部门|内容|情况|备注|数)?(?:[（(](?:万元|元|亿元|%|％|分)[）)])?"
)


def _is_header(context: ReadingContext, match: re.Match[str]) -> bool:
    """Tell 项目名称|年初预算（万元）|支出, the header of columns, from a label with its value."""
    start, end = context.text.rfind("\n", 0, match.start("label")) + 1, context.text.find("\n", match.end())
    cells = context.text[start : len(context.text) if end < 0 else end].split("\t")
    others = [c.strip() for c in cells if c.strip()][1:]
    return len(others) > 1 and all(_HEADER.fullmatch(c) for c in others)


def clean_value(value: str) -> str:
    """Strip stamps, underlines and the blanks of alignment from a value."""
    value = _STAMP.sub("", value).strip(" \u3000_＿：:")
    return re.sub(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", "", value).strip()


def unit_in_title(title: str) -> str:
    """Return the body a title begins with, "" where it names none."""
    words = re.sub(r"^(?:关于)?(?:印发)?", "", _YEAR.sub("\x00", fold(title))).lstrip("\x00")
    match = _unit_pattern().match(words)
    if match is None:
        return ""
    unit = _longest(match["unit"], words)
    behind = words[len(unit) :]
    if _BUILT.match(behind) or _is_a_project(unit, behind):
        return ""
    if _ANY_OF_A_KIND.fullmatch(unit) and not _ENDS_BODY.match(behind):
        return ""
    return "" if NOT_A_BODY.match(unit) or len(unit) < 3 else unit


@lru_cache(maxsize=1)
def _unit_pattern() -> re.Pattern[str]:
    """Return the pattern of a body at the beginning of a title; a weak suffix (镇, 部, 会) asks for a clear end."""
    strong = "|".join(w for w in bodies().suffix.split("|") if len(w) > 1 or w in "局厅馆院")
    clear = r"（[局馆站所院办委]）|（(?=[^（）]{4,40}(?:资金|经费|项目|补助|补贴|工程)[^（）]{0,4}）)|\x00|关于|部门|整体|单位|预算|绩效|本级|年度|“|《|（本级）|20\d\d|自评|开展"
    thing = r"项目|专项|财政|资金|经费|[\u4e00-\u9fff“”]{2,40}(?:项目|经费|资金|专项|工程|补助|工作|支出|补贴)"
    return re.compile(
        rf"(?P<unit>{NAME}{{2,28}}?(?:(?:{strong})(?={clear}|{thing})|(?:{bodies().suffix})(?={clear})))"
    )


# 某村党群服务中心建设项目: the body is what is built, not who reports.
_BUILT = re.compile(r"(?:项目)?(?:建设|新建|迁建|改建|扩建|改扩建|改造|维修|修缮|装修|搬迁|提升改造|异地)")
# 日间照料中心项目绩效自评报告: a place of service that no area owns is what is built or run.
_FACILITY = re.compile(r"(?:中心|站|院|园|馆|场|基地|室)$")
# 公共图书馆|延时开放项目: what many places have names none of them, unless the title sets it off: 敬老院2023年….
_ANY_OF_A_KIND = re.compile(
    r"(?:公共|公办|公立|民办|普惠性?|农村|农家|城乡|城镇|城市|城区|乡镇|村镇|乡村|镇村|村级|基层|社区|街道|村|乡|镇|学前教育|义务教育|特殊教育|中小"
    r"|图书|文化|博物|美术|体育|科技|综合|服务|公益|卫生|医疗|社会|儿童|老年|养老|敬老|福利|救助|托育|幼儿|日间照料|为老|便民)+"
    r"(?:馆|院|站|室|园|所|书屋|中心|学校|小学|中学|医院)"
)
_ENDS_BODY = re.compile(r"\x00|关于|部门|整体|单位|本级|（本级）|预算")
_REPORTS_PROJECT = re.compile(r"项目(?:的)?(?:绩效|自评|自我评价|评价)")


def _is_a_project(unit: str, behind: str) -> bool:
    return bool(_FACILITY.search(unit) and _REPORTS_PROJECT.match(behind)) and not re.search(
        r"[省市县区州旗镇乡]|街道|局|厅|委", unit
    )


_GOES_ON = re.compile(
    r"（[局馆站所院办委]）|(?:人民)?政府(?!购买|采购)|办事处|(?:管理)?委员会|管委会|有限(?:责任)?公司|中心|办公室|服务(?:中心|站)|分局|大队|支队|医院|中学|小学|学校|幼儿园|卫生院|本级|机关"
)


def _longest(unit: str, words: str) -> str:
    """Let a name go on where a longer body follows at once: 某镇 → 某镇人民政府, 某局某中心."""
    while True:
        rest = words[len(unit) :]
        match = re.compile(
            rf"{NAME}{{0,14}}?(?:{bodies().suffix})(?=\x00|关于|项目|部门|整体|预算|专项|绩效|单位)"
        ).match(rest)
        more = match or _GOES_ON.match(rest)
        if not more or re.search(r"项目|经费|资金|专项|工程|补助|建设|改造|购置|支出|整治", more.group()):
            return unit
        unit += more.group()
