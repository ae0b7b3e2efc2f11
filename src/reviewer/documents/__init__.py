"""Readers: bytes of a file in, one Document (canonical text, blocks, places) out.

File formats live here and in export only. Nothing here knows what a budget or an indicator is.
"""
