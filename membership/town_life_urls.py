"""Addresses where a town gets to its ten: being told, voting, inviting."""

from django.urls import path

from membership.views import alerts, neighbours, votes

urlpatterns = [
    path("<city:city>/prevenez-moi/", alerts.ask, name="alert"),
    path("<city:city>/prevenez-moi/merci/", alerts.asked, name="alert-asked"),
    path("<city:city>/prevenez-moi/<str:token>/", alerts.confirm, name="alert-confirm"),
    path("<city:city>/prevenez-moi/<str:token>/arreter/", alerts.stop, name="alert-stop"),
    path("<city:city>/voix/", votes.vote, name="vote"),
    path("<city:city>/voix/il-manque/", votes.missing, name="vote-missing"),
    path("<city:city>/voix/il-manque/merci/", votes.named, name="vote-named"),
    path("<city:city>/voix/<slug:slug>/merci/", votes.thanks, name="vote-thanks"),
    path("invitation/<str:code>/", neighbours.invitation, name="neighbour"),
    path("espace-adherent/<int:shop_id>/mon-marche/", neighbours.my_market, name="my-market"),
    path("espace-adherent/<int:shop_id>/mon-marche/renouveler/", neighbours.renew, name="my-market-renew"),
    path("espace-adherent/<int:shop_id>/mon-marche/carre.svg", neighbours.square, {"kind": "svg"}, name="my-square"),
    path(
        "espace-adherent/<int:shop_id>/mon-marche/carre.png", neighbours.square, {"kind": "png"}, name="my-square-png"
    ),
]
