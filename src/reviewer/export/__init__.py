"""What leaves: the workbook of summary and review sheets, and in `opinion` the papers for Word.

Writes with XlsxWriter (formulas with cached results) and python-docx, beside the target and renamed. It computes no score of
its own.
"""

from reviewer.export.model import ExportMeta, ExportSheets, ReviewForExport, Sheet
from reviewer.export.workbook import write_workbook

__all__ = ["ExportMeta", "ExportSheets", "ReviewForExport", "Sheet", "write_workbook"]
