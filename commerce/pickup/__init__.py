"""Fetching an order: the code one says at the counter, the link for whoever goes there."""
