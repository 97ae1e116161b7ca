"""What the market adds to the floors below: jobs that fall due."""

from commerce.partner import stock
from kit import due


def register_all() -> None:
    due.register("daily-stock", stock.refill_due)
