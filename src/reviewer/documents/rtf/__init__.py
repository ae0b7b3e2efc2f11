"""The reader for .rtf: tokens, groups with their states, and one walk that writes paragraphs and rows.

Groups are kept on a list, never on the stack of calls; what is not text (pictures, tables of styles, unknown
destinations) is stepped over as a whole.
"""
