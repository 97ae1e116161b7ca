from decimal import Decimal
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from commerce.payment import reconciling
from kit.stripe_client import StripeUnavailable


class Command(BaseCommand):
    help = "Hold the ledger against Stripe: each payment, its fee, its transfers. Exits 1 if a cent differs, 2 if Stripe doesn't answer."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--since", metavar="DATE", help="purchases confirmed from this day on (2026-11-01)")
        parser.add_argument("--town", metavar="SLUG", help="one town alone")

    def handle(self, *args: Any, **options: Any) -> None:
        total, count, problems = Decimal("0.00"), 0, []
        try:
            for purchase, found in reconciling.check(since=options["since"], town=options["town"]):
                count += 1
                total += purchase.card_total
                problems += found
                for problem in found:
                    self.stderr.write(f"{purchase.reference}: {problem}")
        except ValueError as error:
            raise CommandError(str(error)) from error
        except StripeUnavailable as error:
            raise CommandError(f"Stripe does not answer: {error}", returncode=2) from error
        if problems:
            raise CommandError(f"{len(problems)} differences in {count} purchases")
        self.stdout.write(f"{count} purchases, {total} EUR by card: the ledger and Stripe agree to the cent")
