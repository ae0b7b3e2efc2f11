"""What leaves: the workbook of summary and review sheets, a county's own workbook filled, CSV and JSON Lines, papers for Word.

Its own workbook is written with XlsxWriter (formulas with cached results), a county's is filled with openpyxl, the papers of
`opinion` with python-docx; all go beside the target and are renamed. It computes no score of its own.
"""

from reviewer.export.model import ExportMeta, ExportSheets, ReviewForExport, Sheet
from reviewer.export.workbook import write_workbook

__all__ = ["ExportMeta", "ExportSheets", "ReviewForExport", "Sheet", "write_workbook"]
