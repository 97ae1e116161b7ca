"""What the market adds to how a shop is reached: its products are shared, and ordered before its shut window."""

from urllib.parse import quote

import pytest

from membership.models import Shop
from tests.commerce import factories


def test_a_product_is_shared_by_plain_links_with_its_picture(client, bread, settings):
    html = client.get(bread.get_absolute_url()).content.decode()
    page = quote(f"{settings.SITE_URL}{bread.get_absolute_url()}", safe="")
    for site in ("mailto:?subject=", "https://wa.me/?text=", "https://www.facebook.com/sharer/"):
        assert f'href="{site}' in html
    assert f"pinterest.com/pin/create/button/?url={page}" in html
    assert f"&amp;media={quote(settings.SITE_URL, safe='')}%2Fmedia%2F" in html


def test_a_products_page_leads_to_its_shop_by_letter(client, bread):
    assert 'href="/annecy/ecrire/boulangerie-pernet/"' in client.get(bread.get_absolute_url()).content.decode()


@pytest.fixture
def window(bread, boulangerie):
    factories.product(shop=boulangerie, title="Tourte de seigle", stock=0)
    return f"/devanture/{boulangerie.pk}/"


def test_what_is_on_sale_is_ordered_before_the_shut_window(client, window):
    html = client.get(window).content.decode()
    assert "À commander maintenant" in html
    assert "Pain de campagne" in html
    assert 'action="/annecy/panier/ajouter/' in html
    assert "Tourte de seigle" not in html


def test_a_shut_market_leaves_the_window_to_the_hours(client, window):
    Shop.objects.exclude(name="Boulangerie Pernet").update(status=Shop.Status.SUSPENDED)
    response = client.get(window)
    assert response.status_code == 200
    assert "Pain de campagne" not in response.content.decode()
