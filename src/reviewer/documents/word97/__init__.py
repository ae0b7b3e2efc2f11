"""The reader for .doc and .wps (Word 97 to 2003): through LibreOffice where it is installed, else on its own.

The reader of its own knows the piece table, the properties of characters and paragraphs, and rows and cells. Automatic
numbering is counted by no one then, which a notice says. Every offset of the file is checked before it is used.
"""
