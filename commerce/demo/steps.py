"""The market's steps of the guided visit."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from commerce.demo.customers import CHLOE
from pages import registry
from pages.registry import DemoStep


def register_all() -> None:
    registry.demo_steps.register(
        "buy",
        DemoStep(
            _("Achetez dans trois commerces d’un coup"),
            _(
                "Au marché d’Annecy, mettez au panier un pain, un fromage et un livre. La librairie ne prend pas la "
                "carte en ligne : son livre se paie au comptoir. Payez le reste avec 4242 4242 4242 4242, ou avec la "
                "carte 3-D Secure ; vous repartez avec trois commandes."
            ),
            lambda: reverse("market", kwargs={"city": "annecy"}),
        ),
        order=10,
    )
    registry.demo_steps.register(
        "account",
        DemoStep(
            _("Soyez Chloé, et suivez vos commandes"),
            _("Ses achats d’Annecy : remis, prêts, en préparation. À Dinan, la même adresse est un autre compte."),
            lambda: reverse("customer-home", kwargs={"city": "annecy"}),
            person=CHLOE,
        ),
        order=30,
    )
    registry.demo_steps.register(
        "desk",
        DemoStep(
            _("Soyez la boulangère, au comptoir"),
            _(
                "Votre commande vient d’arriver, avec celles d’hier. Préparez-la, dites qu’elle est prête : Chloé le "
                "lit chez elle et dans un courriel. Répondez à la question qu’elle vous a posée. Changez un prix ou un stock, et regardez le marché."
            ),
            lambda: reverse("desk-today", kwargs={"city": "annecy", "slug": "boulangerie-pernet"}),
            person="boulangerie@example.org",
        ),
        order=20,
    )
