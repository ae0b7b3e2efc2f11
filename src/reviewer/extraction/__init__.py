"""Reading a report: document in, `Report` out, every value tied to its passage.

Stages that can be read and tested apart: sections → sentences and clauses → quantities → mentions → fields,
indicators, claims and lists. Vocabularies are data in resources/vocabulary; nothing here knows a file format.
"""

from reviewer.extraction.dates import parse_date
from reviewer.extraction.explain import explain
from reviewer.extraction.pairing import pair_readings
from reviewer.extraction.reading import extract
from reviewer.extraction.typed import parse_money, parse_quantity

__all__ = ["explain", "extract", "pair_readings", "parse_date", "parse_money", "parse_quantity"]
