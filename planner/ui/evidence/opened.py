"""Which items are open beside the register: pinned ones stay, and the one looked at last has what place is left."""

from __future__ import annotations

from dataclasses import dataclass, replace

PLACES = 2


@dataclass(frozen=True)
class Opened:
    """Up to two pinned items, and the item looked at last; empty when there is none."""

    pinned: tuple[str, ...] = ()
    last: str = ""

    @property
    def shown(self) -> tuple[str, ...]:
        """What stands beside the register, pinned first."""
        rest = () if self.last in ("", *self.pinned) else (self.last,)
        return (*self.pinned, *rest)[:PLACES]

    @property
    def is_full(self) -> bool:
        """Whether an item was asked for that has no place."""
        return self.last != "" and self.last not in self.shown

    def show(self, item_id: str) -> Opened:
        """Look at an item."""
        return replace(self, last=item_id)

    def toggle_pin(self, item_id: str) -> Opened:
        """Pin an item, or let it go; one more than there are places lets the oldest go."""
        if item_id in self.pinned:
            return replace(self, pinned=tuple(found for found in self.pinned if found != item_id))
        return replace(self, pinned=(*self.pinned, item_id)[-PLACES:])

    def close(self, item_id: str) -> Opened:
        """Take an item away, pinned or not."""
        pinned = tuple(found for found in self.pinned if found != item_id)
        return Opened(pinned, "" if self.last == item_id else self.last)
