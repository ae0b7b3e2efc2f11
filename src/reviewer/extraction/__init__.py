"""Reading: a Document in, the Report it amounts to out, every value tied to its passage.

Stages, each testable alone: sections, sentences and clauses, quantities, mentions, assembly. It judges nothing:
contradictions are for checks, points for scoring.
"""
