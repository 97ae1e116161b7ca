"""Chloé's purchase in three shops, confirmed: all of it is to be fetched."""

from tests.commerce.papers.conftest import paid, sold_bread  # noqa: F401
