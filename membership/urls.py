from django.urls import path

from membership.views import joining, papers, sign_in, space, suspension

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
]
