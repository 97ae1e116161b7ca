"""What a shop's owners read when somebody of the team has acted for it."""

from django.conf import settings
from django.urls import reverse

from kit import outbox
from membership import visits
from membership.models import Acting, User


def visit_ended(acting: Acting) -> None:
    """One mail at the end of a visit, to each owner, with all that was changed."""
    link = settings.SITE_URL + reverse("membership:visits", args=[acting.shop_id])
    for person in User.objects.owners_of(acting.shop):
        outbox.write(
            to=person.email,
            template="membership_visit_ended",
            context={
                "person": person,
                "shop": acting.shop,
                "place": acting.shop.city.name,
                "visit": visits.told(acting),
                "link": link,
            },
            key=f"visit-ended-{acting.pk}-{person.pk}",
        )
