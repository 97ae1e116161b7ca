"""Holds the design's bars against every kind of page of a running demonstration: `make bars`."""
