"""Which terms are in force: the version that whoever joins accepts, kept with the date."""

VERSION = "2026-11"
