"""The papers for Word: a review opinion (复核意见) for each report and the work report (工作报告) of a batch.

Both are made of a template, a .docx with {{placeholders}} that a bureau may replace by its own. Free of Qt and of the
database: what goes in are reviews as the workbook takes them, what comes out are bytes.
"""
