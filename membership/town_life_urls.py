"""Addresses where a town gets to its ten: being told."""

from django.urls import path

from membership.views import alerts

urlpatterns = [
    path("<city:city>/prevenez-moi/", alerts.ask, name="alert"),
    path("<city:city>/prevenez-moi/merci/", alerts.asked, name="alert-asked"),
    path("<city:city>/prevenez-moi/<str:token>/", alerts.confirm, name="alert-confirm"),
    path("<city:city>/prevenez-moi/<str:token>/arreter/", alerts.stop, name="alert-stop"),
]
