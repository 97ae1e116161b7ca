import time
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import close_old_connections

from kit import due


class Command(BaseCommand):
    help = (
        "Do what is due now: mails, Stripe's events, expired payments, suspensions, the gate's record; once a night, all "
        "contracts for Pro are compared with Stripe. Exits 1 if a job failed."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--loop", type=int, metavar="SECONDS", help="go on, with this pause between two rounds")
        parser.add_argument("--only", metavar="JOB", help="one job alone")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["only"] and options["only"] not in due.names():
            raise CommandError(f"--only {options['only']}: no such job, use one of {', '.join(due.names())}")
        while True:
            failed = due.run(options["only"])
            if not options["loop"]:
                break
            time.sleep(options["loop"])
            close_old_connections()  # here, and not in the round: the demonstration's clock does one within a request
        if failed:
            raise CommandError(f"failed: {', '.join(failed)}")
        self.stdout.write("done: " + ", ".join([options["only"]] if options["only"] else due.names()))
