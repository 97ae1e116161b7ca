"""Addresses of one's own account, of who acts for a shop, of its data and its end."""

from django.urls import path

from membership.views import account, crew, exports, invitations, leaving

urlpatterns = [
    path("espace-adherent/mon-compte/", account.account, name="account"),
    path("espace-adherent/mon-compte/coordonnees/", account.profile, name="account-profile"),
    path("espace-adherent/mon-compte/mot-de-passe/", account.password, name="account-password"),
    path("espace-adherent/mon-compte/adresse/", account.address, name="account-address"),
    path("espace-adherent/mon-compte/adresse/<str:token>/", account.confirm, name="account-confirm"),
    path("espace-adherent/mon-compte/deconnecter-partout/", account.sign_out_everywhere, name="account-sign-out"),
    path("espace-adherent/invitation/<str:token>/", invitations.invitation, name="invitation"),
    path("espace-adherent/<int:shop_id>/donnees/", exports.export, name="export"),
    path("espace-adherent/<int:shop_id>/donnees/<int:pk>/", exports.download, name="export-download"),
    path("espace-adherent/<int:shop_id>/quitter/", leaving.leave, name="leave"),
    path("espace-adherent/<int:shop_id>/equipe/", crew.team, name="crew"),
    path("espace-adherent/<int:shop_id>/equipe/inviter/", crew.invite, name="crew-invite"),
    path("espace-adherent/<int:shop_id>/equipe/invitations/<int:pk>/renvoyer/", crew.send_again, name="crew-again"),
    path("espace-adherent/<int:shop_id>/equipe/invitations/<int:pk>/retirer/", crew.withdraw, name="crew-withdraw"),
    path("espace-adherent/<int:shop_id>/equipe/<int:pk>/role/", crew.change_role, name="crew-role"),
    path("espace-adherent/<int:shop_id>/equipe/<int:pk>/retirer/", crew.remove, name="crew-remove"),
]
