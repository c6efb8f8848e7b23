"""Lines, days and addresses as numbered papers print them."""

from datetime import date

from focale.ground.dates import plain_date
from focale.ground.typography import euros


def day_words(iso) -> str:
    return plain_date(date.fromisoformat(iso))


def line(label, cents, detail="", strong=False) -> dict:
    return {"label": label, "sum": euros(cents), "detail": detail, "strong": strong}


def rows_of(customer) -> list[str]:
    return [customer["address"]] if customer["address"] else []
