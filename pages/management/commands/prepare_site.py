"""What every installation needs before its first visitor; run at each start, it changes only what is wrong."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from faq import content
from membership import communes
from membership.models import City, Commune
from pages import shares, tree
from pages.models import SearchEntry
from shop_pages import fronts, provisioning


class Command(BaseCommand):
    help = (
        "Write SITE_URL to the site's records, make the home page and the towns' pages, load the communes of France "
        "if there are none, write the questions of the FAQ that staff did not change, draw the shop fronts and "
        "streets that are missing. Harmless when run again."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--communes", type=Path, default=settings.BASE_DIR / "data" / "communes.tsv.gz", help="the reference file"
        )
        parser.add_argument("--reload-communes", action="store_true", help="read the file even if there are communes")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["reload_communes"] or not Commune.objects.exists():
            self.stdout.write(f"communes: {communes.load(options['communes'])}")
        tree.ensure_home()
        for city in City.objects.filter(page=None).select_related("commune"):
            tree.ensure_city_page(city)
        provisioning.staff_group()
        loaded = content.load(settings.BASE_DIR / "data" / "faq.toml")
        self.stdout.write(f"questions: {loaded.created} new, {loaded.updated} renewed, {loaded.kept} left to staff")
        self.stdout.write(f"site: {settings.SITE_URL}")
        self.stdout.write(f"search entries written: {SearchEntry.objects.bring_up_to_date()}")
        self.stdout.write(f"shop fronts drawn: {fronts.draw_missing()}")
        self.stdout.write(f"streets drawn: {shares.draw_missing()}")
