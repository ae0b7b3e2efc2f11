"""The reader for .doc and .wps (Word 97 to 2003): piece by piece, and through LibreOffice where that is installed.

The reader of its own knows the piece table, the properties of characters and paragraphs with their styles, rows and cells,
and the lists. Every offset of the file is checked before it is used.
"""
