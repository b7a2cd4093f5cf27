"""What holds for commendations on a day. In: a day, `data/khen-thuong.yaml`. Out: the base salary, the coefficients of
prize money, the legal bases. Every one of them may be overridden in `hoi-nghi.yaml`.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ..readers.yaml_file import read_yaml
from ..vietnamese.dates import parse_date

TABLES = Path(__file__).parent / "data" / "khen-thuong.yaml"


class BaseSalary(NamedTuple):
    """Mức lương cơ sở in đồng. `announced`: not yet decreed when the table was written."""

    amount: int
    since: date
    source: str
    announced: bool


def base_salary(day: date) -> BaseSalary | None:
    """The one in force on `day`; None before the table begins."""
    rows = [row for row in _table("luong_co_so") if _since(row) <= day]
    return _salary(max(rows, key=_since)) if rows else None


def base_salary_before(day: date) -> BaseSalary | None:
    """The last one that was decreed by `day`, whatever is announced."""
    rows = [row for row in _table("luong_co_so") if _since(row) <= day and not _is_on(row, "du_kien")]
    return _salary(max(rows, key=_since)) if rows else None


def _salary(row: dict[str, Any]) -> BaseSalary:
    return BaseSalary(int(row["muc"]), _since(row), str(row["nguon"]), _is_on(row, "du_kien"))


def coefficient(kind: str, day: date) -> Decimal | None:
    """The usual coefficient of "dang_vien" or "chi_bo" on `day`, None where there is none."""
    for row in _table("he_so"):
        if row["ma"] == kind and _is_on(row, "mac_dinh") and _holds(row, day):
            return Decimal(str(row["he_so"]).replace(",", "."))
    return None


def legal_bases(day: date, *, money: bool) -> list[str]:
    """The lines of căn cứ on `day`; those about prize money only where there is `money`."""
    rows = (row for row in _table("can_cu") if _holds(row, day) and (money or not _is_on(row, "tien")))
    return [" ".join(str(row["chu"]).split()) for row in rows]


@lru_cache(maxsize=1)
def _tables() -> dict[str, Any]:
    found = read_yaml(TABLES).plain()
    assert isinstance(found, dict)
    return found


def _table(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = _tables()[name]
    return rows


def _since(row: dict[str, Any]) -> date:
    return parse_date(str(row["tu"])) if "tu" in row else date.min


def _holds(row: dict[str, Any], day: date) -> bool:
    return _since(row) <= day and ("den" not in row or day <= parse_date(str(row["den"])))


def _is_on(row: dict[str, Any], name: str) -> bool:
    return str(row.get(name, "")).lower() == "true"
