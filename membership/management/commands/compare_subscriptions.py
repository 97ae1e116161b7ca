from typing import Any

from django.core.management.base import BaseCommand, CommandError

from kit.stripe_client import StripeUnavailable
from membership import nightly


class Command(BaseCommand):
    help = (
        "Compare every contract for Pro with Stripe now, as `run_due` does by itself once a night, and put right what "
        "differs. Exits 1 if Stripe can't be reached or knows something nobody here does."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            found = nightly.compare()
        except StripeUnavailable as error:
            raise CommandError("Stripe does not answer: nothing more was compared, try again later") from error
        for line in [*found.repaired, *found.strange]:
            self.stdout.write(line)
        self.stdout.write(f"{found.compared} compared, {len(found.repaired)} repaired")
        if found.strange:
            raise CommandError(f"{len(found.strange)} to be looked at")
