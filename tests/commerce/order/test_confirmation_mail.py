"""What the law wants on paper when an order is confirmed (C. conso L221-13, L111-1, L612-1)."""

import pytest

from commerce.order import confirming
from kit.models import OutgoingMail
from membership import current, legal_notice


@pytest.fixture
def mail(purchase, chloe):
    with current.in_city(purchase.city):
        confirming.confirm(purchase)
    return OutgoingMail.objects.get(to=chloe.email, key__startswith="purchase-")


@pytest.mark.parametrize("part", ["text", "html"])
def test_each_seller_is_named_with_where_to_reach_it(mail, boulangerie, fromagerie, librairie, part):
    for shop in (boulangerie, fromagerie, librairie):
        for entry in legal_notice.identity(shop):
            assert entry.text in getattr(mail, part).replace("&#x27;", "'")


@pytest.mark.parametrize("part", ["text", "html"])
@pytest.mark.parametrize(
    "told", ["rétracter pendant 14 jours", "Je vous notifie", "garantie légale de conformité", "médiateur"]
)
def test_rights_are_told_with_the_form(mail, part, told):
    assert told in getattr(mail, part)


def test_the_siret_stays_between_us(mail, boulangerie):
    assert boulangerie.siret not in mail.text + mail.html
