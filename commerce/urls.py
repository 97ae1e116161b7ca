"""The market's addresses, beneath a town but for links to what is fetched (`membership/reserved.py` keeps them free)."""

from django.urls import include, path

from commerce.pickup import views as pickup

urlpatterns = [
    path("", include("commerce.market_urls")),
    path("", include("commerce.checkout.urls")),
    path("", include("commerce.customer.urls")),
    path("", include("commerce.desk.urls")),
    path("retrait/<str:token>/", pickup.ticket, name="pickup"),
    path("retrait/<str:token>/carre/", pickup.square, name="pickup-square"),
]
