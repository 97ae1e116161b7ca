"""What was told to appear or to go at its time, at the site's time: Wagtail's own command asks the real clock."""

from django.apps import apps
from wagtail.models import DraftStateMixin, Page, Revision

from kit import clock


def publish_due() -> int:
    """Pages and snippets whose time has come appear or go; how many did. Harmless when told twice."""
    return _take_down() + _publish()


def _take_down() -> int:
    models = [Page, *(model for model in apps.get_models() if _has_drafts(model))]
    gone = 0
    for model in models:
        for each in list(model.objects.filter(live=True, expire_at__lte=clock.now()).order_by("expire_at")):
            each.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
            gone += 1
    return gone


def _has_drafts(model: type) -> bool:
    return issubclass(model, DraftStateMixin) and not issubclass(model, Page)


def _publish() -> int:
    due = list(Revision.objects.filter(approved_go_live_at__lte=clock.now()).order_by("approved_go_live_at"))
    for revision in due:
        if clock.offset():
            # The demonstration may be ahead of the real clock, at which publishing would put it off again.
            revision.content["go_live_at"] = None
            revision.save(update_fields=["content"])
        revision.publish(log_action="wagtail.publish.scheduled")
    return len(due)
