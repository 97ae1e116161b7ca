"""Receipts, invoices and credit notes that shops give their customers: a series a shop without gaps, written once."""
