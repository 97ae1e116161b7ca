"""Load the demonstration; run at each start, it does nothing when it is there."""

import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from pages.demo import loading


class Command(BaseCommand):
    help = (
        "Load the demonstration: three towns, thirty-one shops, products, orders. Status 0 when it was loaded or was "
        "there already; 1, with a sentence that says why, when DEMO isn't on, when the database holds anybody's real "
        "data, or when the stand-in for Stripe doesn't answer at STRIPE_API_BASE (make run starts it)."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--reset", action="store_true", help="begin again: wipe the demonstration (and nothing else) and reload it"
        )

    def handle(self, *args: Any, reset: bool, **options: Any) -> None:
        began = time.monotonic()

        def say(line: str) -> None:
            self.stdout.write(f"{time.monotonic() - began:5.1f} s  {line}")
            self.stdout.flush()

        try:
            is_loaded = loading.load(say, reset=reset)
        except loading.DemoRefused as refused:
            raise CommandError(str(refused)) from refused
        say("the demonstration is loaded" if is_loaded else "the demonstration is there already")
