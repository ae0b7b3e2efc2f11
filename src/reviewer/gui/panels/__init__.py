"""The right side of the review: what was read (字段, 指标, 支出), what does not fit (疑点), what it is worth (评分).

Rows, cells and band texts are built by plain functions that read the session each time; models, delegates and views only show
them. Nothing here keeps a value or a score, and edits go through the controller alone.
"""
