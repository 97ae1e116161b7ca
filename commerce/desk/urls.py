from django.urls import path

from commerce.desk.views import (
    delivery,
    orders,
    papers,
    payments,
    pictures,
    products,
    promotions,
    today,
    variants,
)

DESK = "<city:city>/tableau-de-bord/"
SHOP = DESK + "<slug:slug>/"

urlpatterns = [
    path(DESK, today.choose, name="desk"),
    path(SHOP, today.today, name="desk-today"),
    path(SHOP + "commandes/", orders.orders, name="desk-orders"),
    path(SHOP + "commandes/<slug:number>/", orders.order, name="desk-order"),
    path(SHOP + "commandes/<slug:number>/avancer/", orders.advance, name="desk-order-advance"),
    path(SHOP + "commandes/<slug:number>/refuser/", orders.refuse, name="desk-order-refuse"),
    path(SHOP + "produits/", products.products, name="desk-products"),
    path(SHOP + "produits/ajouter/", products.add, name="desk-product-add"),
    path(SHOP + "produits/<int:pk>/", products.product, name="desk-product"),
    path(SHOP + "produits/<int:pk>/prix-et-stock/", products.row, name="desk-product-row"),
    path(SHOP + "produits/<int:pk>/comptoir/", products.sold, name="desk-product-sold"),
    path(SHOP + "produits/<int:pk>/visibilite/", products.visibility, name="desk-product-visibility"),
    path(SHOP + "produits/<int:pk>/fiche/", products.facts, name="desk-product-facts"),
    path(SHOP + "produits/<int:pk>/tailles/", variants.variants, name="desk-product-variants"),
    path(SHOP + "produits/<int:pk>/tailles/ajouter/", variants.add, name="desk-product-variants-add"),
    path(
        SHOP + "produits/<int:pk>/tailles/<int:variant_pk>/retirer/",
        variants.remove,
        name="desk-product-variant-remove",
    ),
    path(SHOP + "produits/<int:pk>/photos/<int:picture_pk>/avancer/", pictures.move, name="desk-picture-move"),
    path(SHOP + "produits/<int:pk>/photos/<int:picture_pk>/decrire/", pictures.describe, name="desk-picture-describe"),
    path(SHOP + "produits/<int:pk>/photos/<int:picture_pk>/retirer/", pictures.remove, name="desk-picture-remove"),
    path(SHOP + "promotions/", promotions.promotions, name="desk-promotions"),
    path(SHOP + "promotions/nouvelle/", promotions.add, name="desk-promotion-add"),
    path(SHOP + "promotions/<int:promotion_pk>/", promotions.promotion, name="desk-promotion"),
    path(SHOP + "promotions/<int:promotion_pk>/arreter/", promotions.stop, name="desk-promotion-stop"),
    path(SHOP + "paiements/", payments.payments, name="desk-payments"),
    path(SHOP + "paiements/activer/", payments.activate, name="desk-payments-activate"),
    path(SHOP + "paiements/verifier/", payments.check, name="desk-payments-check"),
    path(SHOP + "paiements/cartes/", payments.switch, name="desk-payments-switch"),
    path(SHOP + "paiements/solde/", payments.balance, name="desk-payments-balance"),
    path(SHOP + "paiements/stripe/", payments.dashboard, name="desk-payments-dashboard"),
    path(SHOP + "documents/", papers.papers, name="desk-papers"),
    path(SHOP + "documents/<int:year>/<int:month>/tableau/", papers.as_table, name="desk-papers-table"),
    path(SHOP + "documents/<int:year>/<int:month>/tout/", papers.as_archive, name="desk-papers-archive"),
    path(SHOP + "documents/<slug:number>/", papers.paper, name="desk-paper"),
    path(SHOP + "remise/", delivery.delivery, name="desk-delivery"),
    path(SHOP + "remise/retrait/", delivery.pickup, name="desk-pickup"),
]
