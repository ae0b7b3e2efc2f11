"""A .docx with one of everything that other formats write in their own way; LibreOffice can open it, too."""

from support.raw_docx import CONTENT_TYPES, abstract, level, make_docx, num, p, tbl, tc

_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PARTS = {"document": "document.main", "styles": "styles", "numbering": "numbering", "footnotes": "footnotes"}
_BY = "w:author='a' w:date='2024-01-01T00:00:00Z'"


def _field(code, result):
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    written = f"<w:r><w:instrText xml:space='preserve'> {code} </w:instrText></w:r>"
    return f"{marks[0]}{written}{marks[1]}<w:r><w:t>{result}</w:t></w:r>{marks[2]}"


def _run(text):
    return f"<w:r><w:t>{text}</w:t></w:r>"


def _box(text):
    shape = "<v:shape style='position:absolute;width:100pt;height:50pt'><v:textbox><w:txbxContent>"
    return f"<w:r><w:pict>{shape}{text}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"


def _listed(text, identity):
    return p(text, f"<w:numPr><w:ilvl w:val='0'/><w:numId w:val='{identity}'/></w:numPr>")


def _styled(text, identity):
    return p(text, f"<w:pStyle w:val='{identity}'/>")


def _table(*rows, columns):
    grid = "".join("<w:gridCol w:w='2000'/>" for _ in range(columns))
    return tbl(*rows).replace("<w:tbl>", f"<w:tbl><w:tblGrid>{grid}</w:tblGrid>", 1)


_BODY = "".join(
    (
        p("绩效自评报告", "<w:jc w:val='center'/>", "<w:b/>"),
        "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>",
        f"<w:p>{_run('正文')}<w:ins w:id='1' {_BY}>{_run('插入')}</w:ins><w:del w:id='2' {_BY}><w:r><w:delText>删除</w:delText></w:r>"
        f"</w:del>{_run('之后')}</w:p>",
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐藏</w:t></w:r><w:r><w:t>可见</w:t></w:r></w:p>",
        f"<w:p>{_run('见')}{_field('REF _a', '第二章')}{_run('。')}</w:p>",
        f"<w:p>{_run('链')}{_field('HYPERLINK &quot;http://x.y/&quot;', '链接文字')}{_run('。')}</w:p>",
        f"<w:p>{_run('注')}<w:r><w:footnoteReference w:id='2'/></w:r>{_run('后')}</w:p>",
        p("𠮷田 😀 “引号”‘单’—–…·±²"),
        p(),
        _table(
            [tc("名称"), tc("合并列", "<w:gridSpan w:val='2'/>")],
            [tc("产出", "<w:vMerge w:val='restart'/>"), tc("1"), tc("")],
            [tc("", "<w:vMerge/>"), tc(""), tc("2")],
            columns=3,
        ),
        p("表后"),
        _table(
            [
                "<w:tc>"
                + p("外")
                + _table([tc("内1"), tc("内2")], [tc("内3"), tc("内4")], columns=2)
                + p("外后")
                + "</w:tc>",
                tc("右"),
            ],
            columns=2,
        ),
        p("嵌套后"),
        f"<w:p>{_run('上')}<w:r><w:br w:type='page'/></w:r>{_run('下')}</w:p>",
        f"<w:p>{_run('框前')}{_box(p('框内一') + p('框内二'))}{_run('框后')}</w:p>",
        "<w:p><w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>是</w:t></w:r></w:p>",
        _styled("一级", 1) + _styled("二级", 2) + _listed("条", 2) + _listed("条二", 2) + _listed("点", 3),
        _listed("条三", 2) + _styled("一级又", 1) + _styled("二级又", 2),
        f"<w:p><w:pPr><w:rPr><w:del w:id='9' {_BY}/></w:rPr></w:pPr>{_run('连')}</w:p>" + p("接"),
        p("末尾"),
    )
)
_STYLES = (
    "<w:style w:type='paragraph' w:default='1' w:styleId='N'><w:name w:val='Normal'/></w:style>"
    "<w:style w:type='paragraph' w:styleId='1'><w:name w:val='heading 1'/><w:basedOn w:val='N'/><w:pPr><w:numPr>"
    "<w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='0'/></w:pPr></w:style>"
    "<w:style w:type='paragraph' w:styleId='2'><w:name w:val='heading 2'/><w:basedOn w:val='N'/><w:pPr><w:numPr>"
    "<w:ilvl w:val='1'/><w:numId w:val='1'/></w:numPr><w:outlineLvl w:val='1'/></w:pPr></w:style>"
)
_CHINESE = "chineseCountingThousand"
_NUMBERING = "".join(
    (
        abstract(
            1,
            level(0, "%1、", _CHINESE, more="<w:pStyle w:val='1'/>"),
            level(1, "（%2）", _CHINESE, more="<w:pStyle w:val='2'/>"),
        ),
        abstract(2, level(0, "%1.", "decimal", 3, "space")),
        abstract(3, level(0, "•", "bullet", 1, "tab")),
        num(1, 1) + num(2, 2) + num(3, 3),
    )
)


def mixed_report():
    """Return the bytes of the .docx."""
    kinds = "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_KIND}{kind}+xml"/>'
        for part, kind in _PARTS.items()
    )
    return make_docx(
        _BODY,
        styles=_STYLES,
        numbering=_NUMBERING,
        footnotes="<w:footnote w:id='2'>" + p("脚注文字") + "</w:footnote>",
        extra={"[Content_Types].xml": CONTENT_TYPES.replace("</Types>", f"{kinds}</Types>")},
    )
