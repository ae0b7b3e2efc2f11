"""The words of the field as plain, frozen types: documents, quantities, reports, findings, rubrics, reviews.

Nothing here reads a file, talks to a database or knows Qt; every other package imports from here.
Terms are those of CONTEXT.md, money is Decimal in 元, positions are Python character indices.
"""
