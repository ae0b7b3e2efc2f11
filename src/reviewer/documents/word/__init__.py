"""The reader for .docx: a package opened within bounds, and one walk over its body.

The canonical text, the blocks and the numbering labels come out of the same pass, so that every range fits.
Nothing here trusts the file: sizes, counts, depths and numbers are checked before they are used.
"""
