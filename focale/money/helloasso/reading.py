"""Reading again, from the API, what became of an attempt."""

from dataclasses import replace

from .client import api
from .payload import key_in, read_order


def read(checkout):
    """Its order as HelloAsso has it now, None while there is none. Raises NoAnswer."""
    if checkout.order_id:
        return read_order(api().order(checkout.order_id))
    told = api().checkout(checkout.intent_id)
    order = read_order(told.get("order"))
    return replace(order, key=order.key or key_in(told)) if order else None
