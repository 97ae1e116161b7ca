"""The market's addresses, all beneath a town (`membership/reserved.py` keeps them free)."""

from django.urls import include, path

urlpatterns = [
    path("", include("commerce.market_urls")),
    path("", include("commerce.checkout.urls")),
    path("", include("commerce.customer.urls")),
    path("", include("commerce.desk.urls")),
]
