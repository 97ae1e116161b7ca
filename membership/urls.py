from django.urls import path

from membership.town_life_urls import urlpatterns as town_life
from membership.views import account, crew, invitations, joining, papers, sign_in, space, suspension

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
    path("espace-adherent/mon-compte/", account.account, name="account"),
    path("espace-adherent/mon-compte/coordonnees/", account.profile, name="account-profile"),
    path("espace-adherent/mon-compte/mot-de-passe/", account.password, name="account-password"),
    path("espace-adherent/mon-compte/adresse/", account.address, name="account-address"),
    path("espace-adherent/mon-compte/adresse/<str:token>/", account.confirm, name="account-confirm"),
    path("espace-adherent/mon-compte/deconnecter-partout/", account.sign_out_everywhere, name="account-sign-out"),
    path("espace-adherent/invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("espace-adherent/<int:shop_id>/", space.hub_of_shop, name="hub-of-shop"),
    path("espace-adherent/<int:shop_id>/suspension/", suspension.answer, name="answer-suspension"),
    path("espace-adherent/<int:shop_id>/adhesion/", space.membership, name="membership"),
    path("espace-adherent/<int:shop_id>/adhesion/passer-a-pro/", space.go_pro, name="go-pro"),
    path("espace-adherent/<int:shop_id>/adhesion/retour/", space.pro_return, name="pro-return"),
    path("espace-adherent/<int:shop_id>/adhesion/carte-et-factures/", space.billing, name="billing"),
    path("espace-adherent/<int:shop_id>/adhesion/resilier/", space.cancel, name="cancel"),
    path("espace-adherent/<int:shop_id>/adhesion/reprendre/", space.resume, name="resume"),
    path("espace-adherent/<int:shop_id>/adhesion/profil/", papers.profile, name="profile"),
    path("espace-adherent/<int:shop_id>/adhesion/mentions-legales/", papers.legal, name="legal"),
    path(
        "espace-adherent/<int:shop_id>/adhesion/mentions-legales/correction/",
        papers.ask_correction,
        name="ask-correction",
    ),
    path("espace-adherent/<int:shop_id>/equipe/", crew.team, name="crew"),
    path("espace-adherent/<int:shop_id>/equipe/inviter/", crew.invite, name="crew-invite"),
    path("espace-adherent/<int:shop_id>/equipe/invitations/<int:pk>/renvoyer/", crew.send_again, name="crew-again"),
    path("espace-adherent/<int:shop_id>/equipe/invitations/<int:pk>/retirer/", crew.withdraw, name="crew-withdraw"),
    path("espace-adherent/<int:shop_id>/equipe/<int:pk>/role/", crew.change_role, name="crew-role"),
    path("espace-adherent/<int:shop_id>/equipe/<int:pk>/retirer/", crew.remove, name="crew-remove"),
    *town_life,
]
