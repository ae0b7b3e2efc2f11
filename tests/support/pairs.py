"""A fictional report and its form that agree, and both with figures put otherwise."""

import io

import openpyxl

from support.docx_from_text import docx_from_text

REPORT = """云岭县农村公路日常养护项目2023年度绩效自评报告
一、项目概况
（一）项目基本情况
农村公路日常养护项目由云岭县交通运输局实施，主管部门为云岭县交通运输局。2023年年初预算500.00万元，因新增养护路段，调整后预算480.00万元，实际支出456.00万元，预算执行率95.00%，结余24.00万元。
（二）绩效目标
2023年目标：养护农村公路里程320公里，路面破损修复8500平方米，养护验收合格率达到98%以上，群众满意度达到90%以上。
二、绩效目标完成情况
（一）产出情况
全年完成养护农村公路里程320公里，路面破损修复8600平方米，养护验收合格率99%。
（二）满意度情况
发放问卷200份，收回196份，群众满意度为93%。
三、存在的问题
养护力量不足，部分路段巡查频次偏低。
四、下一步措施
加强巡查。
五、自评结论
经自评，项目得分96.50分，等级为优。
云岭县交通运输局
2024年3月10日
"""
AGREED = {
    "heading": "项目支出绩效自评表（2023年度）",
    "name": "农村公路日常养护项目",
    "department": "云岭县交通运输局",
    "unit": "云岭县交通运输局",
    "initial": 500,
    "budget": 480,
    "spent": 456,
    "rate": "95.00%",
    "target_length": "320公里",
    "length": "320公里",
    "area": "8600平方米",
    "satisfaction": "93%",
    "score": 96.5,
    "grade": "优",
    "points": True,
}


def report_text(**changed):
    """Return the report, with words changed: `report_text(**{"480.00": "490.00"})`."""
    text = REPORT
    for old, new in changed.items():
        assert old in text
        text = text.replace(old, new)
    return text


def report_file(**changed):
    """Return the bytes of the report as a .docx."""
    return docx_from_text(report_text(**changed))


def form_file(**values):
    """Return the bytes of the form as a .xlsx."""
    book = openpyxl.Workbook()
    book.active.title = "自评表"
    fill(book.active, **values)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def fill(sheet, top=1, **values):
    """Write the form into a sheet from a row on; return the row behind it."""
    v = {**AGREED, **values}
    rows = [
        [v["heading"]],
        ["项目名称", v["name"]],
        ["主管部门", v["department"], None, None, "实施单位", v["unit"]],
        ["项目资金（万元）", None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [None, "年度资金总额", v["initial"], v["budget"], v["spent"], 10, v["rate"], 9.5],
        [
            "一级指标",
            "二级指标",
            "三级指标",
            "年度指标值",
            "实际完成值",
            "分值",
            "得分",
            "偏差原因分析及改进措施",
        ],
        ["产出指标", "数量指标", "养护里程", v["target_length"], v["length"], 20, v.get("length_score", 20)],
        [None, "数量指标", "路面修复面积", "8500平方米", v["area"], 15, 15],
        [None, "质量指标", "验收合格率", "≥98%", "99%", 15, 15],
        ["效益指标", "社会效益指标", "道路通行率", "≥95%", "96%", 30, 30],
        ["满意度指标", "服务对象满意度", "群众满意度", "≥90%", v["satisfaction"], 10, 7],
        ["总分", None, None, None, None, 100, v["score"]],
        ["自评等级", v["grade"]],
    ]
    if not v["points"]:
        rows = [row[:5] for row in rows]
    for down, row in enumerate(rows):
        for across, value in enumerate(row):
            if value is not None:
                sheet.cell(top + down, 1 + across, value)
    return top + len(rows)
