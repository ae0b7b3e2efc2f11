"""Column types that keep amounts exact: SQLite has no decimal, so they are whole numbers of the smallest step."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sqlalchemy import BigInteger, DateTime, Dialect
from sqlalchemy.types import TypeDecorator

_CENT = Decimal("0.01")


class Money(TypeDecorator[Decimal]):
    """An amount of 元, stored as whole 分."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.scaleb(2).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-2)


class Points(TypeDecorator[Decimal]):
    """A score or percent, stored as ten-thousandths; at least two decimals come back, never a lost one."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int(value.scaleb(4).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        if value is None:
            return None
        if value % 100 == 0:
            return Decimal(value // 100).scaleb(-2)
        return Decimal(value).scaleb(-4)


class Moment(TypeDecorator[datetime]):
    """A point in time, stored as UTC, given in the user's own time zone."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC).astimezone()
