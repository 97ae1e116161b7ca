"""Months of Pro that the cast has paid since it joined, and their invoices: each on the day it was paid."""

from membership import invoice_gateway, invoices
from pages.demo.loading import Loading


def load(loading: Loading) -> None:
    ids = [each for page in invoice_gateway.paid_invoices(since=None) for each in page]
    for stripe_id in reversed(ids):  # the oldest first: numbers follow the days
        paid = invoice_gateway.read_invoice(stripe_id)
        with loading.dated(paid.paid_at or loading.now):
            invoices.record(paid=paid)
