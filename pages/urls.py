from django.urls import path

from pages.demo.urls import urlpatterns as demo
from pages.views import directory, gallery, machines, plain, search, wishes

app_name = "pages"

WORDS = {
    "classement": "ranking",
    "accessibilite": "accessibility",
    "confidentialite": "privacy",
    "retractation": "withdrawal",
    "documentation": "documentation",
}

urlpatterns = [
    path("recherche/", search.find, name="search"),
    path("recherche/communes.json", search.communes, name="search-communes"),
    path("demander-ma-ville/", wishes.choose, name="wish-choose"),
    path("demander-ma-ville/<slug:insee_code>/", wishes.ask, name="wish"),
    path("demander-ma-ville/<slug:insee_code>/merci/", wishes.thanks, name="wish-thanks"),
    path("commerces/", directory.index, name="directory"),
    path("commerces/metiers/<slug:trade>/", directory.of_trade, name="directory-trade"),
    path("commerces/<slug:departement>/", directory.of_departement, name="directory-departement"),
    path(
        "commerces/<slug:departement>/<slug:trade>/",
        directory.of_departement_and_trade,
        name="directory-departement-trade",
    ),
    path("inscrire-mon-commerce/", plain.joining, name="joining"),
    path("mentions-legales/", plain.legal, name="legal"),
    path("conditions/", plain.terms, name="terms"),
    *[
        path(f"{address}/", plain.words, {"template": f"pages/{name}.html"}, name=name)
        for address, name in WORDS.items()
    ],
    path("vitrine/", gallery.show, name="gallery"),
    path("robots.txt", machines.robots, name="robots"),
    path("manifest.json", machines.manifest, name="manifest"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("sitemap.xml", machines.sitemap_index, name="sitemap"),
    path("commerces/sitemap.xml", machines.sitemap_of_site, name="sitemap-of-site"),
    path("<city:city>/sitemap.xml", machines.sitemap_of_town, name="sitemap-of-town"),
    *demo,
]
