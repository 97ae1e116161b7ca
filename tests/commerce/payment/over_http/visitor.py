"""Somebody with a browser and no scripts: keeps cookies, follows redirects, reads pages, fills and sends their forms."""

import re
from urllib.parse import urljoin, urlsplit

import requests
from bs4 import BeautifulSoup, Tag

GOOD, THREE_D = "4242 4242 4242 4242", "4000 0027 6000 3184"


class Page:
    """What came in the end, after all redirects."""

    def __init__(self, answer: requests.Response) -> None:
        self.status, self.url, self.html, self.headers = answer.status_code, answer.url, answer.text, answer.headers
        self.path = urlsplit(answer.url).path
        self.soup = BeautifulSoup(answer.text, "html.parser")
        self.words = plain(self.soup.get_text(" "))

    @property
    def heading(self) -> str:
        found = self.soup.find("h1")
        return plain(found.get_text(" ")) if found else ""

    def form_of(self, button: str) -> tuple[Tag, Tag]:
        """The form with this button, and the button."""
        for each in self.soup.find_all("button"):
            form = each.find_parent("form")
            if form is not None and plain(each.get_text(" ")).startswith(button):
                return form, each
        raise AssertionError(f"no button « {button} » at {self.url}: {self.words[:1500]}")


class Visitor:
    def __init__(self, site: str) -> None:
        self.site = site
        self.session = requests.Session()
        self.page: Page | None = None

    def open(self, address: str) -> Page:
        self.page = Page(self.session.get(urljoin(self.site, address), timeout=60))
        return self.page

    def press(self, button: str, on: Page | None = None, **typed: str) -> Page:
        """Fill the form of a button and send it; from a page that was loaded before, if it is still open (`on`)."""
        page = on or self.page
        assert page is not None
        form, pressed = page.form_of(button)
        data = {**filled(form), **typed}
        if pressed.get("name"):
            data[str(pressed["name"])] = str(pressed.get("value", ""))
        target = urljoin(page.url, str(form.get("action") or page.url))
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
        headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin", "Referer": page.url}
        self.page = Page(self.session.post(target, data, headers=headers, timeout=60))
        return self.page

    def sign_in(self, email: str, password: str) -> Page:
        self.open("/annecy/mon-compte/connexion/")
        return self.press("Se connecter", **self.typed("Adresse e-mail", email), **self.typed("Mot de passe", password))

    def typed(self, label: str, value: str) -> dict[str, str]:
        assert self.page is not None
        for each in self.page.soup.find_all("label"):
            if plain(each.get_text(" ")).startswith(label):
                field = self.page.soup.find(id=each["for"])
                assert isinstance(field, Tag)
                return {str(field["name"]): value}
        raise AssertionError(f"no field « {label} » at {self.page.url}")

    def to_the_recap(self) -> Page:
        """From the basket to the last step, everything fetched from the shops."""
        self.open("/annecy/commande/")
        return self.press("Continuer")

    def order(self) -> Page:
        """The whole way to the payment page."""
        self.to_the_recap()
        return self.press("Commander avec obligation de paiement")

    def pay(self, card: str = GOOD, on: Page | None = None) -> Page:
        """On the payment page."""
        return self.press("Payer", on=on, number=card, expiry="12/34", cvc="123")


def filled(form: Tag) -> dict[str, str]:
    """What a browser would send of a form as it stands."""
    data: dict[str, str] = {}
    for each in form.find_all(["input", "select", "textarea"]):
        if not each.get("name") or each.has_attr("disabled") or each.get("type") in ("submit", "button", "image"):
            continue
        if each.get("type") in ("checkbox", "radio") and not each.has_attr("checked"):
            continue
        data[each["name"]] = value_of(each)
    return data


def value_of(field: Tag) -> str:
    if field.name == "select":
        options = field.find_all("option")
        chosen = next((each for each in options if each.has_attr("selected")), options[0] if options else None)
        return str(chosen.get("value", "")) if chosen else ""
    return field.get_text() if field.name == "textarea" else str(field.get("value", ""))


def plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
