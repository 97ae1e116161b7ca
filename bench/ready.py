"""Imported before any model: Django is set up for a database of the measures' own."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings_test")
os.environ.setdefault("TEST_DB_SUFFIX", f"_bench{os.getpid()}")
django.setup()
