"""Serial day numbers of workbooks and the dates they stand for."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal, InvalidOperation

_DAYS_1900_TO_1904 = 1462
_LEAP_DAY = 60  # Excel counts a 29 February 1900 that never was
_EPOCH = datetime(1899, 12, 30)
_LAST = 2_958_466  # the day after 31 December 9999
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?)?Z?")
_ISO_TIME = re.compile(r"T?(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z?")


def moment(serial: Decimal, *, from_1904: bool = False, digits: int = 0) -> datetime | None:
    """Return the moment of a serial number, rounded to seconds (or parts of them); None beyond the calendar."""
    if from_1904:
        serial += _DAYS_1900_TO_1904
    if not 0 <= serial < _LAST:
        return None
    step = Decimal(10) ** (6 - min(digits, 6))
    microseconds = int((serial * 86_400_000_000 / step).to_integral_value()) * int(step)
    early = serial < _LEAP_DAY
    return _EPOCH + timedelta(days=1 if early else 0) + timedelta(microseconds=microseconds)


def serial_of(text: str) -> Decimal | None:
    """Return the serial number of an ISO date, time or both (base 1900); None for anything else."""
    found = _ISO.fullmatch(text.strip())
    time = _ISO_TIME.fullmatch(text.strip()) if found is None else None
    try:
        if found is not None:
            day = datetime(int(found[1]), int(found[2]), int(found[3]))
            days = Decimal((day - _EPOCH).days)
            return (days - 1 if 0 < days <= _LEAP_DAY else days) + _part_of_day(*found.groups()[3:])
        return None if time is None else _part_of_day(*time.groups())
    except (ValueError, InvalidOperation):
        return None


def _part_of_day(hours: str | None, minutes: str | None, seconds: str | None) -> Decimal:
    spent = int(hours or 0) * 3600 + int(minutes or 0) * 60 + Decimal(seconds or 0)
    return spent / Decimal(86_400)
