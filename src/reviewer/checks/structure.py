"""How the report is built: numbering, sections, tables that are announced, prompts left in, date and signature."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reviewer.checks.case import Case, clash, context, in_words
from reviewer.domain.document import Paragraph
from reviewer.domain.finding import Evidence, Finding, Severity
from reviewer.domain.report import Section, SectionRole
from reviewer.domain.text import Passage, Span

_DIGITS = {c: n for n, c in enumerate("〇一二三四五六七八九")} | {"零": 0}
_LABEL = re.compile(
    r"^\s*(?P<open>[（(第]?)\s*(?P<number>[〇零一二三四五六七八九十百]+|\d{1,2})\s*(?P<close>[)）]|[、.．，,]|[部章节条]分?|\s|$)"
)
_LEVELS = re.compile(r"^\s*\d{1,2}(?:[.．]\d{1,2})*[.．](\d{1,2})(?:[.．、\s]|$)")
_DATE_TOLD = re.compile(r"(?:时间|日期)(?:：|:)20\d\d[年./-]")
_UNIT_TOLD = re.compile(
    r"^\s*(?:项目|实施|填报|报告|评价|编制|自评)单位(?:名称)?(?:（盖章）)?[：:]\S", re.MULTILINE
)
_CONTENT_ROLES = (
    (SectionRole.GOALS, "绩效目标", "目标|任务"),
    (SectionRole.FUNDS, "资金使用及管理", "资金|支出|预算|经费|投入"),
    (SectionRole.PERFORMANCE, "绩效情况", "绩效|完成|指标|产出|效"),
)
_TABLE_BELOW = re.compile(
    r"(?:如|见|详见|参见|按|由)下(?:列)?表|下表(?:所示|所列|为|列示|显示)|如下(?:列)?(?:表|图表)|情况表如下|列表如下"
)
_ANNEX = re.compile(r"(?:详?见|附|后附|参见)(?:附[件表]|后附表)\s*[\d一二三四五六七八九十]{0,2}")
_PROMPT = re.compile(
    r"(?<![\u4e00-\u9fff])简要(?:介绍|说明|概述|描述)(?!了)[^。\n]{2,40}|[（(](?:请|此处)[^）)\n]{2,30}(?:填写|说明|填列)[^）)\n]{0,10}[）)]"
    r"|(?:请|应)(?:在此|据实)填[写列]|×{2,}|X{3,}|XX(?:单位|项目|年|万元)|＿{3,}|_{4,}"
    r"|主要包括[^。\n]{2,40}(?:的)?(?:制定及)?执行情况(?=[。\n])"
)
_PROMPT_WORDS = ("简要", "请", "此处", "应", "××", "XX", "＿", "_", "主要包括")
_PROBLEM_WORDS = re.compile(
    r"(?:存在|主要|突出|薄弱).{0,6}(?:问题|不足|困难|环节)|问题(?:及|和|与)|不足之处|有待(?:加强|提高|完善)"
)
# 效益扣2分，主要是小型机具推广较慢; 失分主要有三点：…
_LOST_FOR = re.compile(
    r"(?:扣(?:减|除|了)?[0-9.]+\s?分|[失扣]分)[^。；;\n]{0,6}(?:主要|原因|由于|因)[^。；;\n]{6,60}"
)
_PROBLEM_TITLE = re.compile(r"问题|不足|困难|薄弱")
# A line that tells of a problem may look like a heading; a heading only names them.
_PROBLEM_HEADING = re.compile(
    r"(?:项目|工作|目前|主要|当前|绩效|资金|管理|实施|中|的|存在)*(?:问题|不足)(?:及原因(?:分析)?)?[:：]?"
)
_STATEMENT = re.compile(r"[，,。；;]|问题[较突还仍未]|不足[以，]")
_NOTHING = re.compile(r"^(?:无|暂无|没有|无。|没有问题|不存在(?:任何)?问题)[。]?$")
_EVIDENCE_WORDS = re.compile(
    r"佐证|附件|附表|台账|凭证|合同|协议书?|会议纪要|验收报告|验收单|审计报告|决算(?:表|报表)|批复|发票|清单|档案|统计报表|证明材料|问卷|调查表|签到"
)
_NEAR = 600
_FAR = 3000


def section_numbering(case: Case) -> Iterator[Finding]:
    """Find headings whose number does not follow the one before; one finding for the report."""
    pairs = [pair for group in _siblings(case) for pair in _breaks(group)]
    broken = [pair for pair in pairs if not _counted_in_text(case, pair[1])]
    if not broken:
        return
    first = broken[0]
    told = f"“{first[0].label}”之后为“{first[1].label}”" if first[0] else f"从“{first[1].label}”开始"
    evidence = [context(case.quote(s.heading), s.label) for _, s in broken[:9]]
    yield case.finding(
        "section-numbering",
        f"章节编号{told}" + (f"等{len(broken)}处不连续" if len(broken) > 1 else "，不连续"),
        evidence,
        [],
        [s.label for _, s in broken],
        "请核对章节编号，确认有无缺漏章节。",
    )


def _siblings(case: Case) -> Iterator[list[Section]]:
    groups: dict[int, list[Section]] = defaultdict(list)
    for section in case.report.sections:
        groups[section.parent].append(section)
    yield from groups.values()


def _breaks(group: Sequence[Section]) -> list[tuple[Section | None, Section]]:
    """Return headings that do not count on from the numbered one before them in their style or in any."""
    broken: list[tuple[Section | None, Section]] = []
    before: Section | None = None
    for section in group:
        number = _number(section.label)
        if number is None:
            continue
        style = _style(section.label)
        last = None if before is None else _number(before.label)
        if last is None or before is None:
            if number > 2 or (number == 2 and style == "cn"):
                broken.append((None, section))
        elif number != last + 1 and not (number == 1 and style != _style(before.label)):
            broken.append((before, section))
        before = section
    return broken


def _counted_in_text(case: Case, section: Section) -> bool:
    """Tell whether the number before this one opens a line above that was too long for a heading."""
    number = _number(section.label)
    found = _LABEL.match(section.label)
    if number is None or found is None or number < 2 or not found["number"].isdigit():
        return False
    label = f"{found['open']}{number - 1}{found['close']}"
    above = case.text[max(section.heading.start - _FAR, 0) : section.heading.start]
    ending = r"(?!\d)" if label[-1] in ".．" else ""
    return re.search(rf"^\s*{re.escape(label)}{ending}", above, re.MULTILINE) is not None


def _style(label: str) -> str:
    if _LEVELS.match(label):
        return "levels"
    found = _LABEL.match(label)
    if found is None:
        return ""
    kind = "arabic" if found["number"].isdigit() else "cn"
    return kind + ("p" if found["open"] in ("（", "(") else "")


def _number(label: str) -> int | None:
    levels = _LEVELS.match(label)
    if levels is not None:
        return int(levels[1])
    found = _LABEL.match(label)
    if found is None:
        return None
    return int(found["number"]) if found["number"].isdigit() else _chinese(found["number"])


def _chinese(text: str) -> int | None:
    if "百" in text:
        return None
    tens, ten, ones = text.partition("十")
    if not ten:
        return _DIGITS.get(text) if len(text) == 1 else None
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + (_DIGITS.get(ones, 0) if ones else 0)


def duplicate_heading(case: Case) -> Iterator[Finding]:
    """Find two sections side by side with one title."""
    for group in _siblings(case):
        titles: dict[str, list[Section]] = defaultdict(list)
        for section in group:
            titles[re.sub(r"[\s：:。]", "", section.title)].append(section)
        for title, same in titles.items():
            if len(same) < 2 or not 3 <= len(title) <= 30:
                continue
            printed = in_words(f"{s.label}{title}" for s in same)
            yield case.finding(
                "duplicate-heading",
                f"同级标题重复：{printed}",
                [clash(case.quote(s.heading), n, case.place(s.heading.start)) for n, s in enumerate(same, 1)],
                [],
                [title],
                f"标题“{title}”出现{len(same)}次，请核对其中一处是否应为其他内容。",
            )


def section_missing(case: Case) -> Iterator[Finding]:
    """Find narratives that lack a section every self-evaluation has."""
    if case.form_like or len(case.report.sections) < 3:
        return
    roles = {s.role for s in case.report.sections}
    titles = "|".join(s.title for s in case.report.sections)
    told = _told_roles(case)
    missing = [
        name
        for role, name, words in _CONTENT_ROLES
        if role not in roles and role not in told and not re.search(words, titles)
    ]
    if missing:
        names = "、".join(missing)
        yield case.finding(
            "section-missing",
            f"报告没有“{names}”的章节",
            numbers=missing,
            question=f"请补充{names}的内容。",
            searched=("各级标题",),
        )


def _told_roles(case: Case) -> set[SectionRole]:
    """Return what the report tells somewhere, under whatever heading."""
    told: set[SectionRole] = set()
    if any(i.target is not None for i in case.report.indicators):
        told.add(SectionRole.GOALS)
    if "spent" in case.report.fields:
        told.add(SectionRole.FUNDS)
    if any(i.actual is not None for i in case.report.indicators):
        told.add(SectionRole.PERFORMANCE)
    return told


def table_missing(case: Case) -> Iterator[Finding]:
    """Find announced tables that do not follow, and annexes that are not in the file."""
    tables = [t.span for t in case.document.tables()]
    for match in case.matches(_TABLE_BELOW, "表"):
        if any(t.start <= match.start() < t.end for t in tables) or _follows(case, match.end(), tables):
            continue
        place = case.sentence(case.document.passage(match.start(), match.end()))
        yield case.finding(
            "table-missing",
            f"报告称“{_short(place.text)}”，其后没有表格",
            [context(place, case.place(place.start))],
            case.subjects_at(place),
            [place.text],
            "请补充报告中所称的表格。",
        )
    yield from _annex_missing(case, tables)


def _short(text: str) -> str:
    return text if len(text) <= 30 else f"{text[:30]}…"


def _follows(case: Case, position: int, tables: list[Span]) -> bool:
    """Tell whether a table, a picture or lines that look like one come next, before another heading."""
    headings = [s.heading.start for s in case.report.sections if s.heading.start > position]
    limit = min([*headings, len(case.text), position + _NEAR])
    if any(position <= t.start <= limit for t in tables):
        return True
    pictures = [p for b in case.document.blocks if isinstance(b, Paragraph) for p in b.pictures]
    if any(position <= picture.position <= limit for picture in pictures):
        return True
    lines = [line for line in case.text[position:limit].splitlines()[1:] if line.strip()]
    return any(_tabular(line) for line in lines[:3])


def _tabular(line: str) -> bool:
    return (
        "\t" in line
        or "|" in line
        or "│" in line
        or len(re.findall(r"\S\s{2,}\S", line)) >= 2
        or "单位：" in line
    )


def _annex_missing(case: Case, tables: list[Span]) -> Iterator[Finding]:
    match = next(iter(_ANNEX.finditer(case.text)), None)
    if match is None:
        return
    later = re.search(r"^\s*附[件表]", case.text[match.end() :], re.MULTILINE)
    if later is not None or any(t.start > match.end() for t in tables):
        return
    place = case.sentence(case.document.passage(match.start(), match.end()))
    yield case.finding(
        "table-missing",
        f"报告称“{_short(place.text)}”，文件中没有该附件",
        [context(place, case.place(place.start))],
        [],
        [match.group()],
        "请补充报告中所称的附件。",
        Severity.LOW,
        title="所称附件不在文件中",
    )


def template_residue(case: Case) -> Iterator[Finding]:
    """Find prompts of the template that were never replaced."""
    places = [case.quote(Span(m.start(), m.end())) for m in case.matches(_PROMPT, *_PROMPT_WORDS)]
    if places:
        yield case.finding(
            "template-residue",
            f"留有模板提示语“{_short(places[0].text)}”" + (f"等{len(places)}处" if len(places) > 1 else ""),
            [context(p, case.place(p.start)) for p in places[:9]],
            [],
            [p.text for p in places],
            "请删去模板提示语，补充实际内容。",
        )


def problems_missing(case: Case) -> Iterator[Finding]:
    """Find narratives that tell of no problem, or say 无."""
    if case.form_like or any(_tells(case, p) for p in case.report.problems):
        return
    for section in _problem_sections(case):
        content = re.sub(r"\s", "", case.text[section.heading.end : section.span.end])
        if _NOTHING.match(content) or not content:
            place = case.quote(Span(section.heading.start, min(section.span.end, section.heading.end + 30)))
            yield _no_problems(case, "“存在的问题”一节没有内容", [context(place, section.label)])
            return
    told = any(s.role is SectionRole.PROBLEMS or _PROBLEM_TITLE.search(s.title) for s in case.report.sections)
    if not told and not _PROBLEM_WORDS.search(case.flat):
        lost = [case.quote(Span(m.start(), m.end())) for m in case.matches(_LOST_FOR, "扣", "失分")]
        message = "报告只写了扣分原因，没有另写存在的问题" if lost else "报告没有写存在的问题"
        hint = Severity.LOW if lost else None
        yield _no_problems(case, message, [context(place, case.place(place.start)) for place in lost[:9]], hint)


def _problem_sections(case: Case) -> Iterator[Section]:
    """Walk the sections under a heading of problems that have none below them."""
    sections = case.report.sections
    parents = {s.parent for s in sections}
    for index, section in enumerate(sections):
        told = section.parent >= 0 and sections[section.parent].role is SectionRole.PROBLEMS
        if (
            section.role is SectionRole.PROBLEMS
            and index not in parents
            and (not told or _PROBLEM_HEADING.fullmatch(section.title.strip()))
            and _PROBLEM_TITLE.search(section.title)
            and not _STATEMENT.search(section.title)
        ):
            yield section


def _tells(case: Case, problem: Passage) -> bool:
    """Tell a problem from the heading above it and from 无."""
    section = case.report.section_at(problem.start)
    is_heading = section is not None and problem.end <= section.heading.end
    return not is_heading and not _NOTHING.match(re.sub(r"\s", "", problem.text))


def _no_problems(
    case: Case, message: str, evidence: list[Evidence], severity: Severity | None = None
) -> Finding:
    return case.finding(
        "problems-missing",
        message,
        evidence,
        question="请补充项目实施中存在的问题、原因和改进措施。",
        severity=severity,
        searched=("存在的问题", "改进措施"),
    )


def evidence_missing(case: Case) -> Iterator[Finding]:
    """Find reports that name no proof for any value; one finding for the whole report."""
    if case.report.indicators and not _EVIDENCE_WORDS.search(case.flat):
        yield case.finding(
            "evidence-missing",
            "报告没有写明各项完成值的佐证材料",
            question="请提供各项完成值的佐证材料清单。",
            searched=("佐证", "附件", "台账", "合同", "会议纪要"),
        )


def date_missing(case: Case) -> Iterator[Finding]:
    """Find reports without a date, and narratives without a signature block."""
    if "report_date" not in case.report.fields and not _DATE_TOLD.search(case.flat):
        yield case.finding(
            "date-missing",
            "报告没有写日期",
            subjects=["field:report_date"],
            question="请补充报告日期。",
            searched=("落款", "首页"),
        )
    if case.form_like or any(s.role is SectionRole.SIGNATURE for s in case.report.sections):
        return
    if "report_date" in case.report.fields or _is_signed(case):
        return
    yield case.finding(
        "signature-missing", "报告没有落款", question="请补充落款单位并加盖公章。", searched=("文末",)
    )


def _is_signed(case: Case) -> bool:
    """Tell whether one of the last lines holds hardly more than the unit's name."""
    unit = case.report.value("unit")
    last = [line.strip() for line in case.text.splitlines() if line.strip()][-3:]
    if _UNIT_TOLD.search(case.text):
        return True
    return bool(unit) and any(unit in line and len(line) <= len(unit) + 12 for line in last if unit)


def date_order(case: Case) -> Iterator[Finding]:
    """Find a report dated before the year it evaluates, and stages of a project told in the wrong order."""
    yield from _stages(case)
    year, date = case.report.fields.get("year"), case.report.fields.get("report_date")
    if year is None or date is None or not date.value[:4].isdigit() or int(date.value[:4]) >= int(year.value):
        return
    yield case.finding(
        "date-order",
        f"报告日期{date.value}早于评价年度{year.value}年",
        [
            clash(case.clause(date.passage), 1, "报告日期", date.value),
            clash(case.clause(year.passage), 2, "评价年度", year.value),
        ],
        ["field:report_date", "field:year"],
        [date.value, year.value],
        "请核对报告日期和评价年度。",
    )


_DATED = re.compile(
    r"(?:(?P<year>20\d\d)年)?(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?[^，。；、\d]{0,10}?(?P<event>立项|批复|中标|签订|开工|动工|完工|竣工|验收)"
)
_STAGES = {"立项": 0, "批复": 0, "中标": 1, "签订": 2, "开工": 3, "动工": 3, "完工": 4, "竣工": 4, "验收": 5}
_SEVERAL = re.compile(r"[一二三四两1-4]期|分别|另|标段|第[二三四]|第2|批次|阶段|部分")


def _stages(case: Case) -> Iterator[Finding]:
    for sentence in re.finditer(r"[^。\n]+", case.text):
        if sentence.group().count("月") < 2:
            continue
        dated = list(_DATED.finditer(case.text, sentence.start(), sentence.end()))
        if len(dated) < 2 or _SEVERAL.search(sentence.group()):
            continue
        for one, other in pairwise(_with_years(dated)):
            if one[1] < other[1] and one[0] > other[0]:
                yield _wrong_order(case, one[2], other[2])
                break


def _with_years(dated: Sequence[re.Match[str]]) -> list[tuple[tuple[int, int, int], int, re.Match[str]]]:
    """Return date, stage and match; a year holds for the dates behind it, a month without day for all of it."""
    found, year = [], 0
    for match in dated:
        year = int(match["year"]) if match["year"] else year
        day = int(match["day"]) if match["day"] else 0
        if year:
            found.append(((year, int(match["month"]), day), _STAGES[match["event"]], match))
    return [f for f in found if all((f[0][2] and g[0][2]) or f[0][:2] != g[0][:2] for g in found)]


def _wrong_order(case: Case, one: re.Match[str], other: re.Match[str]) -> Finding:
    places = [case.clause(case.document.passage(m.start(), m.end())) for m in (one, other)]
    message = f"“{places[0].text}”晚于“{places[1].text}”"
    return case.finding(
        "date-order",
        message,
        [clash(place, n, place.text) for n, place in enumerate(places, 1)],
        [],
        [place.text for place in places],
        f"{message}，请核对日期。",
    )
