"""What the gallery of components shows: invented people, prices and pictures, without a database."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django import forms
from django.core.paginator import Paginator
from django.templatetags.static import static
from django.utils.translation import gettext as _

from drawings import plan
from kit import charts
from kit.charts import Mark, Point

VISITS = [Point(date(2026, 5, day), count) for day, count in ((1, 3), (9, 6), (17, 8), (22, 11), (31, 12))]
THEMES = ("levain", "ardoise", "papier", "atelier", "jardin")


@dataclass(frozen=True)
class Owner:
    """Somebody with a name, two colours and an address."""

    name: str
    colour: str
    second_colour: str
    trade_name: str = ""

    def get_absolute_url(self) -> str:
        return "#"


@dataclass(frozen=True)
class Place:
    """Something on a plan."""

    latitude: float
    longitude: float
    colour: str = "#2f5d50"


@dataclass(frozen=True)
class Picture:
    src: str
    width: int
    height: int
    alt: str


@dataclass(frozen=True)
class Message:
    """As Django's: 25 tells that something was done, 30 warns."""

    text: str
    level: int = 25

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True)
class State:
    is_open: bool
    label: str
    detail: str = ""


class SampleForm(forms.Form):
    """One field of each sort, filled in so that every kind of error shows."""

    name = forms.CharField(label="Nom")
    email = forms.EmailField(label="Adresse e-mail", help_text="Pour vous répondre. Elle ne sert à rien d’autre.")
    words = forms.CharField(label="Votre message", widget=forms.Textarea(attrs={"rows": 3}), required=False)
    day = forms.ChoiceField(label="Jour", choices=[("", "Choisir"), ("1", "Mardi"), ("2", "Mercredi")])
    way = forms.ChoiceField(
        label="Comment ?", choices=[("pickup", "Je passe"), ("delivery", "On me livre")], widget=forms.RadioSelect
    )
    terms = forms.BooleanField(label="J’accepte les conditions de vente")


OWNERS = (
    Owner("Boulangerie Pernet", "#B5472F", "#FBEBD3", "Boulangerie, pâtisserie"),
    Owner("Fromagerie des Aravis", "#D9A02F", "#FFF6DF", "Crèmerie, affinage"),
    Owner("Le Fil de l’eau", "#1F4E6B", "#E6EEE9", "Librairie"),
    Owner("Églantine", "#C4587A", "#FBEAEA", "Fleuriste"),
    Owner("Épicerie Bonne Mesure", "#4C7A3D", "#F6F1D8", "Épicerie en vrac"),
    Owner("Maison Favre", "#94272A", "#F8EFE4", "Boucherie, charcuterie"),
    Owner("Torréfaction du Semnoz", "#5B3620", "#E9D4B2", "Café, thé"),
    Owner("Savonnerie du Lac", "#2C7D84", "#E4F2EC", "Savons, soins"),
    Owner("Terre et Grès", "#BC6A38", "#F0E2CF", "Céramique"),
)
OPEN = State(True, "Ouvert", "jusqu’à 13 h")
CLOSED = State(False, "Fermé", "ouvre à 14 h")


def picture(name: str, alt: str = "", width: int = 800, height: int = 600) -> Picture:
    return Picture(static(f"img/samples/{name}.svg"), width, height, alt)


def samples() -> dict:
    """The context of `components/gallery.html`, header and footer included."""
    pernet, aravis, fil, eglantine, *_others = OWNERS
    refused = SampleForm({"name": "", "email": "claire@", "way": "pickup"})
    products = [
        {"title": "Pain de campagne, 800 g", "price": Decimal("4.90"), "note": "6,13 € le kg", "badge": "12 par jour"},
        {"title": "Comté, 18 mois", "price": Decimal("26.80"), "unit": "le kg", "note": "Pesé pour vous, par 50 g"},
        {"title": "Le Sentier des écluses", "price": Decimal("14.90"), "was": Decimal("19.90")},
        {"title": "Bouquet de saison", "price": Decimal("24.00"), "is_out": True, "badge": "Épuisé aujourd’hui"},
    ]
    seen = zip(products, ("bread", "cheese", "book", "flowers"), (pernet, aravis, fil, eglantine), strict=True)
    for product, drawing, shop in seen:
        product.update(picture=picture(drawing), shop=shop, url="#", add_url="#")
    return {
        "city": Owner("Annecy", "", ""),
        "navigation": [
            {"label": _("Connexion commerçant"), "url": "#", "icon": "", "kind": ""},
            {"label": _("Mon compte"), "url": "#", "icon": "user", "kind": "account"},
            {"label": _("Inscrire mon commerce"), "url": "#", "icon": "store", "kind": "join"},
            {"label": _("Panier"), "url": "#", "icon": "shopping-basket", "kind": "basket"},
        ],
        "footer_columns": [
            {"title": _("Acheter"), "links": [{"label": _("Trouver ma ville"), "url": "#"}]},
            {"title": _("Vendre"), "links": [{"label": _("Connexion adhérent"), "url": "#"}]},
            {"title": _("En clair"), "links": [{"label": _("Mentions légales"), "url": "#"}]},
        ],
        "owners": OWNERS,
        "reach": {"phone": "04 65 71 00 42", "write_url": "#", "route_url": "#", "geo_url": "geo:45.9,6.12"},
        "shop": pernet,
        "closed_shop": fil,
        "open": OPEN,
        "closed": CLOSED,
        "front": picture("front", width=600, height=400),
        "bread": picture("bread", "Un pain de campagne entamé"),
        "cheese": picture("cheese", "Un quartier de comté"),
        "book": picture("book", "Un livre debout"),
        "flowers": picture("flowers", "Un bouquet"),
        "street": picture("street", width=800, height=420),
        "products": products,
        "price": Decimal("4.50"),
        "cut": Decimal("6.00"),
        "days": [
            {"name": "Lundi", "slots": []},
            {"name": "Mardi au vendredi", "slots": ["6 h 30 – 13 h", "15 h 30 – 19 h"]},
            {"name": "Samedi", "slots": ["6 h 30 – 13 h"], "is_today": True},
        ],
        "steps": [{"label": "Vous", "state": "done"}, {"label": "Quand", "state": "current"}, {"label": "Payer"}],
        "events": [
            {"label": "Commande passée", "when": "samedi, 10 h 42", "state": "done"},
            {"label": "Prête", "when": "samedi, 11 h 30", "text": "On vous attend jusqu’à 13 h.", "state": "current"},
            {"label": "Remise", "state": "todo"},
        ],
        "crumbs": [{"label": "Annecy", "url": "#"}, {"label": "Le marché", "url": "#"}, {"label": "Fromages"}],
        "chips": [
            {"label": "Tout", "url": "#", "count": 14, "is_current": True},
            {"label": "Boulangerie", "url": "#", "icon": "croissant", "count": 1},
            {"label": "Livres et jeux", "url": "#", "icon": "book-open", "count": 2},
        ],
        "page": Paginator(range(180), 12).page(6),
        "lines": ["4, rue des Tilleuls", "74000 Annecy"],
        "entries": [{"term": "Origine", "text": "Jura (AOP Comté)"}, {"term": "Allergènes", "text": "Lait"}],
        "points": ["Votre mini-site", "Votre place au marché", "Aucune commission"],
        "rows": [
            {"label": "Fromagerie des Aravis", "amount": Decimal("17.95")},
            {"label": "Par carte, maintenant", "amount": Decimal("17.95"), "kind": "now"},
            {
                "label": "En boutique, au retrait",
                "note": "Le Fil de l’eau",
                "amount": Decimal("19.90"),
                "kind": "later",
            },
        ],
        "form": SampleForm(),
        "refused": refused,
        "menu": [
            {"label": "Accueil", "url": "#", "is_current": True},
            {"label": "Nos pains", "url": "#"},
            {"label": "L’équipe", "url": "#"},
        ],
        "ovens": [
            ("6 h", "06:00", "Baguettes et pains de campagne", True),
            ("8 h", "08:00", "Croissants", True),
            ("11 h 30", "11:30", "Tartes", False),
        ],
        "team": [("Hélène", "Au comptoir"), ("Marc", "Au fournil"), ("Sofiane", "Au levain")],
        "photos": [picture("bread", "Un pain de campagne entamé"), picture("cheese"), picture("flowers")],
        "messages": [
            Message("Comté, 18 mois est dans votre panier."),
            Message("La boutique vient de fermer ses ventes : votre panier est gardé.", level=30),
        ],
        "spark": charts.spark(VISITS, name="visites", title="Visites", words="De 3 à 12 visites.", level=10),
        "curve": charts.curve(
            VISITS,
            name="visites-en-grand",
            title="Visites en mai",
            words="3 visites le 1er mai, 12 le 31.",
            level=10,
            marks=[Mark(date(2026, 5, 17), "La page a paru le 17 mai.")],
        ),
        "plan": plan.draw([Place(45.899, 6.127), Place(45.902, 6.131), Place(45.896, 6.134)], width=480, height=420),
        "themes": THEMES,
    }
