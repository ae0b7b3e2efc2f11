"""Workbooks: .xlsx, .xls, SpreadsheetML 2003 and tables saved as .xls; all become sheets of shown cells, then tables.

Each reader gives `Sheet`s with the text a person sees in each cell; `laying` makes the Document of them.
Nothing is computed and no macro runs; what a formula last gave is what counts.
"""
