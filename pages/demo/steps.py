"""The guided ten minutes: the steps whose rooms are on this floor and below. The market adds its own."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from membership.models import Shop
from membership.register.invented import FRESH
from pages import registry
from pages.demo.travelling import FLORIST
from pages.registry import DemoStep


def register_all() -> None:
    registry.demo_steps.register(
        "edit",
        DemoStep(
            _("Modifiez la page de la boulangerie"),
            _(
                "Dans l’espace adhérent, « Modifier ma page » ouvre l’éditeur. Changez un bloc, regardez "
                "l’aperçu, publiez : la page d’Annecy est à jour."
            ),
            lambda: reverse("membership:hub"),
            person="boulangerie@example.org",
        ),
        order=40,
    )
    registry.demo_steps.register(
        "open-dinan",
        DemoStep(
            _("Faites ouvrir le marché de Dinan"),
            _(
                "Neuf commerces Pro sur dix. Soyez la fleuriste, passez à Pro avec 4242 4242 4242 4242 : le marché "
                "ouvre, partout à la fois. Plus bas, l’horloge le referme si elle ne paie plus."
            ),
            florist_url,
            person="fleuriste@example.org",
        ),
        order=50,
    )
    registry.demo_steps.register(
        "join",
        DemoStep(
            _("Inscrivez un commerce"),
            _("Cinq minutes sur un téléphone, une question par écran. Un SIRET pour essayer : %(siret)s.")
            % {"siret": spaced(FRESH)},
            lambda: reverse("pages:joining"),
        ),
        order=55,
    )
    registry.demo_steps.register(
        "decide",
        DemoStep(
            _("Décidez de quatre demandes"),
            _(
                "Soyez de l’équipe. Une demande est claire, une vient d’une entreprise fermée, une d’une chaîne, la "
                "quatrième attend une réponse. Acceptez la première : sa page est en ligne."
            ),
            lambda: reverse("demandes_modeladmin_index"),
            person="staff@example.org",
        ),
        order=57,
    )
    registry.demo_steps.register(
        "faq",
        DemoStep(
            _("Changez une réponse des questions fréquentes"),
            _("Soyez de l’équipe, ouvrez une question dans l’administration, publiez : elle se lit sur le site."),
            lambda: reverse("wagtailsnippets_faq_question:list"),
            person="staff@example.org",
        ),
        order=60,
    )


def florist_url() -> str:
    shop = Shop.objects.filter(slug=FLORIST).first()
    return reverse("membership:membership", args=[shop.pk]) if shop else reverse("membership:hub")


def spaced(siret: str) -> str:
    """As it is written on paper: « 000 300 012 00010 »."""
    return " ".join((siret[:3], siret[3:6], siret[6:9], siret[9:]))
