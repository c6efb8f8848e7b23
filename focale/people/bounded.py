"""Pages of a list that may be very long: counted up to a bound, so a page costs the same at any size."""

from django.core.paginator import Paginator
from django.utils.functional import cached_property

MOST = 1000


class Bounded(Paginator):
    """As Django's, but nobody leafs through more than a thousand rows: one narrows the search."""

    @cached_property
    def counted(self) -> int:
        return self.object_list.order_by()[: MOST + 1].count()

    @cached_property
    def count(self) -> int:
        return min(self.counted, MOST)

    @property
    def has_more(self) -> bool:
        return self.counted > MOST
