"""The workbook that comes back: what stands in it that a review can take, what it said when it was written, what it says now.

`places` finds the cells by the keys beside them, for the writer and the reader alike; `snapshot` writes what they hold;
`book` opens a workbook that was saved by any program; `compare` gives what was changed.
"""
