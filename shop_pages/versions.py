"""Older versions of a page."""

from wagtail.models import Page


def keep(page: Page) -> None:
    """What is live becomes a version, unless it came from one. Called before another version is saved."""
    live = page.specific_class.objects.get(pk=page.pk)
    if live.live_revision_id is None:
        live.live_revision = live.save_revision(log_action=False, clean=False)
        live.save(update_fields=["live_revision"])
        page.live_revision, page.latest_revision = live.live_revision, live.latest_revision
