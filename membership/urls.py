from django.urls import path

from membership.people_urls import urlpatterns as people
from membership.town_life_urls import urlpatterns as town_life
from membership.views import acting, helping, invoices, joining, papers, sign_in, space, suspension

app_name = "membership"
urlpatterns = [
    path("connexion-adherent/", sign_in.SignIn.as_view(), name="sign-in"),
    path("connexion-adherent/quitter/", sign_in.SignOut.as_view(), name="sign-out"),
    path("connexion-adherent/mot-de-passe/", sign_in.PasswordReset.as_view(), name="password-reset"),
    path("connexion-adherent/mot-de-passe/envoye/", sign_in.PasswordResetSent.as_view(), name="password-reset-sent"),
    path("connexion-adherent/mot-de-passe/change/", sign_in.PasswordResetDone.as_view(), name="password-reset-done"),
    path(
        "connexion-adherent/mot-de-passe/<uidb64>/<token>/",
        sign_in.PasswordResetConfirm.as_view(),
        name="password-reset-confirm",
    ),
    path("inscrire-mon-commerce/commencer/", joining.begin, name="application-begin"),
    path("inscrire-mon-commerce/<str:token>/", joining.application, name="application"),
    path("inscrire-mon-commerce/<str:token>/repondre/", joining.answer, name="application-answer"),
    path("inscrire-mon-commerce/<str:token>/abandonner/", joining.drop, name="application-drop"),
    path("inscrire-mon-commerce/<str:token>/<slug:key>/", joining.step, name="application-step"),
    path("espace-adherent/", space.hub, name="hub"),
    path("espace-adherent/resilier/", space.end_contract, name="end-contract"),
    path("espace-adherent/<int:shop_id>/", space.hub_of_shop, name="hub-of-shop"),
    path("espace-adherent/<int:shop_id>/suspension/", suspension.answer, name="answer-suspension"),
    path("espace-adherent/agir/terminer/", acting.end, name="acting-end"),
    path("espace-adherent/<int:shop_id>/adhesion/visites/", acting.done_for, name="visits"),
    path("espace-adherent/<int:shop_id>/aide/", helping.ask, name="help"),
    path("espace-adherent/<int:shop_id>/aide/<int:pk>/deplacer/", helping.move, name="help-move"),
    path("espace-adherent/<int:shop_id>/aide/<int:pk>/retirer/", helping.withdraw, name="help-withdraw"),
    path("espace-adherent/<int:shop_id>/adhesion/", space.membership, name="membership"),
    path("espace-adherent/<int:shop_id>/adhesion/passer-a-pro/", space.go_pro, name="go-pro"),
    path("espace-adherent/<int:shop_id>/adhesion/retour/", space.pro_return, name="pro-return"),
    path("espace-adherent/<int:shop_id>/adhesion/carte/", space.billing, name="billing"),
    path("espace-adherent/<int:shop_id>/adhesion/resilier/", space.cancel, name="cancel"),
    path("espace-adherent/<int:shop_id>/adhesion/reprendre/", space.resume, name="resume"),
    path("espace-adherent/<int:shop_id>/adhesion/factures/", invoices.invoices, name="invoices"),
    path("espace-adherent/<int:shop_id>/adhesion/factures/<str:number>.pdf", invoices.invoice, name="invoice"),
    path("espace-adherent/<int:shop_id>/adhesion/profil/", papers.profile, name="profile"),
    path("espace-adherent/<int:shop_id>/adhesion/mentions-legales/", papers.legal, name="legal"),
    path(
        "espace-adherent/<int:shop_id>/adhesion/mentions-legales/correction/",
        papers.ask_correction,
        name="ask-correction",
    ),
    *people,
    *town_life,
]
