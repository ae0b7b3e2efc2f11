"""A stand for the original pane: documents made by hand and a session that answers what the pane asks."""

from reviewer.domain.document import Alignment, Cell, Document, Paragraph, Picture, Table, TextRun
from reviewer.domain.errors import Refused
from reviewer.domain.finding import Evidence, EvidenceRole, Finding, Severity
from reviewer.domain.report import Category, FieldValue, Indicator, Report, Section, SectionRole, SpendingItem
from reviewer.domain.text import Passage, Span
from reviewer.services.lighting import Lit

# the smallest picture a decoder takes: one red point
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc0"
    "00000301010018dd8db00000000049454e44ae426082"
)


class Writer:
    """Write a canonical text block by block, each knowing its range."""

    def __init__(self):
        self.text, self.blocks = "", []

    def line(self, words, **look):
        self._separate()
        self.blocks.append(self.paragraph(words, **look))
        return self

    def paragraph(self, words, pictures=(), **look):
        start = len(self.text)
        self.text += words
        runs = look.pop("runs", ())
        placed = tuple(Picture(start + at, PNG, "image/png", 60.0, 40.0) for at in pictures)
        shifted = tuple(TextRun(start + a, start + b, **more) for a, b, more in runs)
        return Paragraph(start, len(self.text), runs=shifted, pictures=placed, **look)

    def table(self, rows, columns, cells):
        """Cells: (row, column, words or list of words or a nested grid, row_span, column_span)."""
        self._separate()
        self.blocks.append(self._table(rows, columns, cells, "\n", "\t"))
        return self

    def _table(self, rows, columns, cells, between_rows, between_cells):
        start, made, row = len(self.text), [], 0
        for number, (r, c, content, *spans) in enumerate(cells):
            if number:
                self.text += between_rows if r != row else between_cells
            row = r
            made.append(self._cell(r, c, content, *spans))
        return Table(start, len(self.text), rows, columns, tuple(made))

    def _cell(self, row, column, content, row_span=1, column_span=1):
        start, blocks = len(self.text), []
        for number, part in enumerate([content] if isinstance(content, str) else content):
            if number:
                self.text += " "
            if isinstance(part, str):
                blocks.append(self.paragraph(part))
            else:
                blocks.append(self._table(*part, " ", " "))
        return Cell(row, column, start, len(self.text), row_span, column_span, tuple(blocks))

    def _separate(self):
        if self.blocks:
            self.text += "\n"

    def document(self, format="docx", **more):
        return Document(self.text, format, tuple(self.blocks), file_name=f"示例报告.{format}", **more)


class StandSession:
    """Answers the pane's questions; records the edits it is asked for."""

    def __init__(self, document, report=None, lit=None, values=(), findings=None):
        self.document, self.machine = document, report or Report()
        self.report = self.machine
        self.findings = findings or {}
        self._lit, self._values = dict(lit or {}), tuple(values)
        self.read_only, self.read_only_reason = False, ""
        self.edits, self._listeners = [], []
        self.refusal = ""

    def subscribe(self, listener):
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def followed(self, ref):
        return ref

    def notify(self):
        for listener in self._listeners:
            listener()

    def lit(self, ref):
        return tuple(self._lit.get(ref, ()))

    def light(self, ref, *lits):
        self._lit[ref] = lits

    def values(self):
        return self._values

    def sign(self, ref):
        return "?" if ref == "field:balance" else ""

    def finding_state(self, key):
        return "open"

    def finding_number(self, key):
        return list(self.findings).index(key) + 1

    def _edit(self, *edit):
        if self.refusal:
            raise Refused(self.refusal)
        self.edits.append(edit)
        self.notify()

    def set_field(self, name, typed, passage=None):
        self._edit("field", name, typed, passage)

    def set_indicator(self, key, column, typed, passage=None):
        self._edit("indicator", key, column, typed, passage)

    def add_indicator(self, name, category, passage=None):
        self._edit("add_indicator", name, category, passage)
        return "new"

    def add_evidence(self, key, passage):
        self._edit("evidence", key, passage)

    def add_spending(self, name, typed, passage=None):
        self._edit("add_spending", name, typed, passage)
        return "new"

    def set_spending(self, key, column, typed, passage=None):
        self._edit("spending", key, column, typed, passage)


def passage(document, words, nth=0):
    start = -1
    for _ in range(nth + 1):
        start = document.text.index(words, start + 1)
    return Passage.cut(document.text, start, start + len(words))


def lit(document, words, look="current", badge="", nth=0):
    return Lit(passage(document, words, nth), look, badge)


def sample():
    """A report of the fictional 云山县, with everything positions can trip over."""
    w = Writer()
    w.line("云山县文化馆2022年免费开放项目绩效自评报告", alignment=Alignment.CENTER,
           runs=[(0, 22, {"bold": True, "size_pt": 22.0, "font": "方正小标宋简体"})])  # fmt: skip
    w.line("")
    w.line("一、项目概况", level=1, runs=[(0, 6, {"font": "黑体", "size_pt": 16.0})])
    body = "𠮷山镇等3个乡镇参加，预算安排120.50万元，😀实际支出118.20万元，结余2.30万元。"
    w.line(body, first_indent_pt=32.0, runs=[(0, len(body), {"font": "仿宋_GB2312", "size_pt": 16.0})])
    w.line("（一）资金情况", level=2)
    w.table(4, 3, [
        (0, 0, "资金（万元）", 2, 1), (0, 1, "预算及执行", 1, 2),
        (1, 1, "预算数𠀀"), (1, 2, "执行数"),
        (2, 0, ["财政拨款", "（含上级）"]), (2, 1, "120.50"), (2, 2, "118.20"),
        (3, 0, ""), (3, 1, [(1, 2, [(0, 0, "内表𠮷"), (0, 1, "嵌套值")])]), (3, 2, "合计"),
    ])  # fmt: skip
    w.line("图前𠮷文字图后文字", pictures=(3, 5), runs=[(0, 4, {"bold": True})])
    w.line("图在行末", pictures=(4, 4))
    w.line("二、绩效情况", level=1)
    for number in range(60):
        w.line(
            f"第{number}段：免费开放活动持续开展，群众参与面进一步扩大，服务质量稳步提升，未发生安全事故。",
            first_indent_pt=32.0,
        )
    w.line("（一）结论", level=2)
    w.line("经复核，预算安排121.50万元，自评得分98分，全年举办展览24场次，目标20场次。", first_indent_pt=32.0)
    return w.document(notices=("一处文本框未识别。",))


def sample_report(document):
    budget = FieldValue("1205000.00", passage(document, "预算安排120.50万元"), 0.9, "test")
    balance = FieldValue("23000.00", passage(document, "结余2.30万元"), 0.5, "test")
    heading = document.text.index("一、项目概况")
    second = document.text.index("二、绩效情况")
    sub = document.text.index("（一）结论")
    end = len(document.text)
    sections = (
        Section("项目概况", "一、", 1, SectionRole.OVERVIEW, Span(heading, heading + 6), Span(heading, second)),
        Section("绩效情况", "二、", 1, SectionRole.PERFORMANCE, Span(second, second + 6), Span(second, end)),
        Section("结论", "（一）", 2, SectionRole.CONCLUSION, Span(sub, sub + 5), Span(sub, end), 1),
    )
    return Report(
        fields={"budget": budget, "balance": balance},
        indicators=(Indicator("shows", "举办展览", Category.OUTPUT),),
        spending=(SpendingItem("fee", "支出", 0, passage(document, "实际支出118.20万元")),),
        sections=sections,
    )


def conflict(document):
    """The finding that the budget is given as two amounts."""
    places = [("预算安排120.50万元", 1), ("预算安排121.50万元", 2)]
    evidence = tuple(Evidence(passage(document, words), EvidenceRole.CLASH, n) for words, n in places)
    return Finding(
        "figure-conflict", Severity.HIGH, "预算数前后不一致", "两处不同。", evidence, ("field:budget",)
    )
