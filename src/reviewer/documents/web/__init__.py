"""The reader for web pages that hold a report: saved by Word or a browser, as .html or as one archive (.mht).

Nothing outside the file is ever loaded; scripts, styles and what is hidden are no text. Pages that are nothing but tables, as
business systems export them, go to the reader of sheets.
"""
