"""Every kind of page the site has, and who may look at it. Only the demonstration has these shops and people."""

from dataclasses import dataclass

ANYONE = "anyone"
SHOPPER = "shopper"  # nobody known, with something in the basket of Annecy
BUYER = "buyer"  # a customer of Annecy before the last step of checkout
CUSTOMER = "customer"
BAKER = "baker"  # Pro, Annecy
FLORIST = "florist"  # Standard, Dinan


@dataclass(frozen=True)
class Page:
    """`follow`: selectors of links to go through from `path`, where the address holds a number that nobody knows
    before. `is_private`: search engines are told to stay away, so that this alone isn't held against it."""

    name: str
    path: str
    who: str = ANYONE
    status: int = 200
    follow: tuple[str, ...] = ()
    is_private: bool = False
    is_mail: bool = False


def _private(name: str, path: str, who: str = ANYONE, *, status: int = 200, follow: tuple[str, ...] = ()) -> Page:
    return Page(name, path, who, status, follow, is_private=True)


A = "/annecy"
HUB = "/espace-adherent/"
DESK = f"{A}/tableau-de-bord/boulangerie-pernet"

PAGES = (
    Page("home", "/"),
    _private("search: a town", "/recherche/?q=annecy"),
    _private("search: a trade", "/recherche/?q=fromage"),
    Page("directory", "/commerces/"),
    Page("directory: département", "/commerces/haute-savoie/"),
    Page("directory: trade", "/commerces/metiers/boulangerie/"),
    Page("town, market open", f"{A}/"),
    Page("town, one short", "/dinan/"),
    Page("town, free pages", "/barjac/"),
    Page("shop, Standard", f"{A}/cordonnerie-vuillet/"),
    _private("write to a shop", f"{A}/ecrire/cordonnerie-vuillet/"),
    _private("window of a shop", "/devanture/1/"),
    Page("mini-site, levain", f"{A}/boulangerie-pernet/"),
    Page("mini-site, ardoise", f"{A}/fromagerie-des-aravis/"),
    Page("mini-site, papier", f"{A}/le-fil-de-l-eau/"),
    Page("mini-site, jardin", f"{A}/epicerie-bonne-mesure/"),
    Page("mini-site, atelier", f"{A}/savonnerie-du-lac/"),
    Page("mini-site, further page", f"{A}/boulangerie-pernet/nos-pains/"),
    Page("market", f"{A}/marche/"),
    Page("market, category", f"{A}/marche/", follow=(".chips a[href*='/categorie/']",)),
    _private("market, narrowed", f"{A}/marche/?q=pain&stock=1"),
    Page("product", f"{A}/marche/pain-aux-noix-de-savoie/"),
    Page("product, weighed", f"{A}/marche/comte-18-mois/"),
    Page("product, in sizes", f"{A}/marche/bottes-de-pluie-saute-flaque/"),
    Page("product, wine", f"{A}/marche/?boutique=la-cave-du-canal", follow=(".product__name a",)),
    _private("town, voices", "/dinan/voix/"),
    _private("market shut", "/dinan/marche/", status=404),
    _private("not found", f"{A}/rien-de-tel/", status=404),
    _private("basket, empty", f"{A}/panier/"),
    _private("basket", f"{A}/panier/", SHOPPER),
    _private("checkout 1", f"{A}/commande/", SHOPPER),
    _private("checkout 2", f"{A}/commande/comment/", BUYER),
    _private("checkout 3", f"{A}/commande/payer/", BUYER),
    _private("account: sign-in", f"{A}/mon-compte/connexion/"),
    _private("account: register", f"{A}/mon-compte/inscription/"),
    _private("account", f"{A}/mon-compte/", CUSTOMER),
    _private("account: a purchase", f"{A}/mon-compte/", CUSTOMER, follow=("main a[href*='/achats/']",)),
    _private(
        "account: a conversation",
        f"{A}/mon-compte/",
        CUSTOMER,
        follow=("main a[href*='/achats/']", "main a[href*='/messages/']"),
    ),
    *(
        _private(f"account: {name}", f"{A}/mon-compte/{path}/", CUSTOMER)
        for name, path in (
            ("details", "coordonnees"),
            ("addresses", "adresses"),
            ("an address", "adresses/nouvelle"),
            ("favourites", "favoris"),
            ("export", "mes-donnees"),
            ("closing", "fermer"),
        )
    ),
    _private("member: sign-in", "/connexion-adherent/"),
    _private("member: space", HUB, BAKER),
    _private("member: membership", HUB, BAKER, follow=("main a[href$='/adhesion/']",)),
    *(
        _private(f"member: {path}", HUB, BAKER, follow=("main a[href$='/adhesion/']", f"main a[href$='/{path}/']"))
        for path in ("profil", "mentions-legales", "equipe", "factures", "donnees", "quitter")
    ),
    _private("member: help", HUB, BAKER, follow=("main a[href$='/aide/']",)),
    _private("member: my market", HUB, BAKER, follow=("main a[href$='/mon-marche/']",)),
    _private("member: own account", f"{HUB}mon-compte/", BAKER),
    _private("member: my page", HUB, BAKER, follow=("main a[href$='/ma-page/']",)),
    *(
        _private(f"member: my page, {part}", HUB, BAKER, follow=(f"main a[href*='/ma-page/{part}/']",))
        for part in ("horaires", "photos", "actualites", "mots", "contact", "paiements")
    ),
    _private("member: poster", HUB, BAKER, follow=("main a[href$='/affiche/']",)),
    _private("member: messages", HUB, BAKER, follow=("main a[href$='/messages/']",)),
    _private("member: space, Standard", HUB, FLORIST),
    _private("desk: today", f"{DESK}/", BAKER),
    _private("desk: orders", f"{DESK}/commandes/", BAKER),
    _private("desk: an order", f"{DESK}/commandes/", BAKER, follow=("main a[href*='/commandes/74010-']",)),
    _private("desk: products", f"{DESK}/produits/", BAKER),
    _private("desk: add a product", f"{DESK}/produits/ajouter/", BAKER),
    _private(
        "desk: a product",
        f"{DESK}/produits/",
        BAKER,
        follow=("main article h2 a",),
    ),
    _private("desk: delivery", f"{DESK}/remise/", BAKER),
    _private("desk: a zone", f"{DESK}/remise/zones/ajouter/", BAKER),
    _private("desk: days of delivery", f"{DESK}/remise/jours/", BAKER),
    _private("desk: payments", f"{DESK}/paiements/", BAKER),
    _private("desk: promotions", f"{DESK}/promotions/", BAKER),
    _private("desk: a promotion", f"{DESK}/promotions/nouvelle/", BAKER),
    _private("desk: papers", f"{DESK}/documents/", BAKER),
    Page("faq", "/faq/"),
    Page("documentation", "/documentation/"),
    Page("withdrawal", "/retractation/"),
    Page("joining", "/inscrire-mon-commerce/"),
    Page("legal", "/mentions-legales/"),
    Page("terms", "/conditions/"),
    Page("privacy", "/confidentialite/"),
    Page("accessibility", "/accessibilite/"),
    Page("ranking", "/classement/"),
    _private("ask for a town", "/demander-ma-ville/"),
    _private("demo", "/demo/"),
    _private("demo: mails", "/demo/courriels/"),
    _private("demo: a mail", "/demo/courriels/", follow=("main a[href*='/courriels/']",)),
    Page(
        "a mail itself",
        "/demo/courriels/",
        follow=("main a[href*='/courriels/']", "iframe"),
        is_private=True,
        is_mail=True,
    ),
)


def chosen(words: list[str]) -> list[Page]:
    """The pages whose name or path holds one of the words; all without any. A word that begins and ends with a slash
    and names no known page is an address of its own."""
    if not words:
        return list(PAGES)
    found = [page for page in PAGES if any(word in page.name or word == page.path for word in words)]
    known = {page.path for page in PAGES}
    return found + [Page(word, word) for word in words if word.startswith("/") and word not in known]
