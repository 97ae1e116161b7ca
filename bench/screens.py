"""The screens of the admin that are asked for, with the ids of the first merchant in their addresses."""

from wagtail.models import Site

from kit.models import File, Picture
from membership.models import User
from shop_pages.models import ShopPage

EVERYBODY = {
    "home": "",
    "own page: edit": "pages/{page}/edit/",
    "own page: explorer": "pages/{page}/",
    "own page: explorer, search": "pages/{page}/?q=atelier",
    "own page: history": "pages/{page}/history/",
    "own page: usage": "pages/{page}/usage/",
    "page search": "pages/search/?q=atelier",
    "page chooser": "choose-page/?page_type=shop_pages.shoppage,shop_pages.minisitepage",
    "page chooser, search": "choose-page/search/?q=atelier",
    "pages: API": "api/main/pages/",
    "pictures": "images/",
    "pictures, search": "images/?q=vitrine",
    "picture: edit": "images/{picture}/",
    "pictures: upload": "images/multiple/add/",
    "pictures: chooser": "images/chooser/",
    "documents": "documents/",
    "documents, search": "documents/?q=carte",
    "document: edit": "documents/edit/{document}/",
    "documents: upload": "documents/multiple/add/",
    "documents: chooser": "documents/chooser/",
    "account": "account/",
}
TEAM = {
    "home page: explorer": "pages/{home}/",
    "town: explorer": "pages/{town}/",
    "town: edit": "pages/{town}/edit/",
    "whole tree: search": "pages/{home}/?q=atelier&search_all=1",
    "report: site history": "reports/site-history/",
    "report: aging pages": "reports/aging-pages/",
    "report: locked pages": "reports/locked/",
    "report: page types": "reports/page-types-usage/",
    "pages by type": "pages/usage/shop_pages/shoppage/",
    "questions": "snippets/faq/question/",
    "shops": "boutiques/",
    "members": "adherents/",
    "subscriptions": "abonnements/",
}
OPERATOR = {
    "people": "users/",
    "people, search": "users/?q=atelier",
    "person: edit": "users/edit/{merchant}/",
    "person: new": "users/new/",
    "people: a role for several": "bulk/membership/user/assign_role/?id={merchant}",
    "groups": "groups/",
    "group: edit": "groups/edit/{group}/",
    "group: new": "groups/new/",
    "collections": "collections/",
    "collection: new": "collections/add/",
    "sites": "sites/",
    "redirects": "redirects/",
    "pictures: collection for several": "bulk/kit/picture/add_to_collection/?id={picture}",
}
FOR = {"merchant": EVERYBODY, "staff": EVERYBODY | TEAM, "operator": OPERATOR}


def addresses(people: dict[str, User]) -> dict[str, dict[str, str]]:
    """For each person the screens by name."""
    merchant = people["merchant"]
    page = ShopPage.objects.get(shop__roles__user=merchant)
    values = {
        "page": page.pk,
        "town": page.get_parent().pk,
        "home": Site.objects.get(is_default_site=True).root_page_id,
        "picture": Picture.objects.get(collection=page.collection).pk,
        "document": File.objects.get(collection=page.collection).pk,
        "merchant": merchant.pk,
        "group": people["staff"].groups.get(name="Équipe").pk,
    }
    return {
        who: {name: "/admin/" + address.format(**values) for name, address in screens.items()}
        for who, screens in FOR.items()
    }
