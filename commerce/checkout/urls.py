from django.urls import path

from commerce.checkout import payment_views, relay_views, views

urlpatterns = [
    path("<city:city>/commande/", views.checkout, name="checkout"),
    path("<city:city>/commande/comment/", views.ways, name="checkout-ways"),
    path("<city:city>/commande/relais/", relay_views.relay, name="checkout-relay"),
    path("<city:city>/commande/payer/", views.pay, name="checkout-pay"),
    path("<city:city>/commande/reprendre/", payment_views.resume, name="checkout-resume"),
    path("<city:city>/commande/abandonner/", payment_views.give_up, name="checkout-give-up"),
    path("<city:city>/commande/retour/<int:number>/", payment_views.after_payment, name="checkout-return"),
]
