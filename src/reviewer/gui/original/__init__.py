"""The original: the report as a reader knows it, with the passages of the current thing lit in it.

`pane.OriginalPane` is what the window places; all else here serves it. `positions` is the one place that converts
between characters of the canonical text and positions of a QTextDocument, and it needs no Qt.
Nothing here keeps values, findings or scores: they are asked of the open session each time they are shown.
"""
