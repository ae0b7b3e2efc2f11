"""The reader for .odt (OpenDocument text): the package within bounds, and one walk over content.xml.

Outline and list numbers are counted, as they stand in no text; tracked deletions, notes' marks and comments are no text.
"""
