from django.urls import path

from commerce.customer.views import addresses, closing, doors, exports, own, papers, passwords, purchases, state

urlpatterns = [
    path("<city:city>/mon-compte/", purchases.home, name="customer-home"),
    path("<city:city>/mon-compte/achats/<int:number>/", purchases.purchase, name="customer-purchase"),
    path("<city:city>/mon-compte/papiers/<slug:number>/", papers.paper, name="customer-paper"),
    path("<city:city>/mon-compte/commandes/<slug:number>/facture/", papers.invoice, name="customer-invoice"),
    path("<city:city>/mon-compte/connexion/", doors.SignIn.as_view(), name="customer-sign-in"),
    path("<city:city>/mon-compte/inscription/", doors.register, name="customer-register"),
    path("<city:city>/mon-compte/quitter/", doors.sign_out, name="customer-sign-out"),
    path("<city:city>/mon-compte/quitter/partout/", doors.sign_out_everywhere, name="customer-sign-out-everywhere"),
    path("<city:city>/mon-compte/etat/", state.state, name="customer-state"),
    path("<city:city>/mon-compte/coordonnees/", own.profile, name="customer-profile"),
    path("<city:city>/mon-compte/mot-de-passe/", own.password, name="customer-password"),
    path("<city:city>/mon-compte/adresse/", own.address, name="customer-address"),
    path("<city:city>/mon-compte/adresse/encore/", own.confirm_again, name="customer-confirm-again"),
    path("<city:city>/mon-compte/adresse/<str:token>/", own.confirm, name="customer-confirm-address"),
    path("<city:city>/mon-compte/adresses/", addresses.book, name="customer-addresses"),
    path("<city:city>/mon-compte/adresses/nouvelle/", addresses.add, name="customer-address-add"),
    path("<city:city>/mon-compte/adresses/<int:pk>/", addresses.change, name="customer-address-change"),
    path("<city:city>/mon-compte/adresses/<int:pk>/defaut/", addresses.make_default, name="customer-address-default"),
    path("<city:city>/mon-compte/adresses/<int:pk>/supprimer/", addresses.remove, name="customer-address-remove"),
    path("<city:city>/mon-compte/fermer/", closing.close, name="customer-close"),
    path("<city:city>/mon-compte/mes-donnees/", exports.export, name="customer-export"),
    path("<city:city>/mon-compte/mes-donnees/<int:pk>.zip", exports.download, name="customer-export-download"),
    path("<city:city>/mon-compte/mot-de-passe-oublie/", passwords.ask, name="customer-password-reset"),
    path("<city:city>/mon-compte/mot-de-passe-oublie/envoye/", passwords.sent, name="customer-password-reset-sent"),
    path(
        "<city:city>/mon-compte/mot-de-passe-oublie/<uidb64>/<token>/",
        passwords.Choose.as_view(),
        name="customer-password-reset-confirm",
    ),
]
