from django.urls import path

from commerce.basket import views as basket
from commerce.catalogue.views import MarketView, ProductView, propose

urlpatterns = [
    path("<city:city>/marche/", MarketView.as_view(), name="market"),
    path("<city:city>/marche/propositions.json", propose, name="market-propose"),
    path("<city:city>/marche/categorie/<slug:slug>/", MarketView.as_view(), name="market-category"),
    path("<city:city>/marche/<slug:slug>/", ProductView.as_view(), name="market-product"),
    path("<city:city>/panier/", basket.basket, name="basket"),
    path("<city:city>/panier/ajouter/<int:pk>/", basket.add, name="basket-add"),
    path("<city:city>/panier/ligne/<int:pk>/", basket.line, name="basket-line"),
]
