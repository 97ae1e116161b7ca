"""Words that no town and no shop may take as its address. One table for the whole site."""

# First segment of the platform's own addresses.
TOP_LEVEL = frozenset(
    "admin api commerces connexion-adherent demo devanture django-admin documentation documents espace-adherent faq favicon.ico "
    "inscrire-mon-commerce invitation media recherche retractation retrait robots.txt sante sitemap.xml static stripe vitrine "
    "mentions-legales accessibilite confidentialite classement conditions contact demander-ma-ville manifest.json".split()
)
# Second segment, under a town.
IN_TOWN = frozenset(
    "marche panier commande mon-compte tableau-de-bord recherche retractation ecrire avis plan prevenez-moi voix".split()
)
