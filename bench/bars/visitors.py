"""Who looks: a browser context for each of the people that the addresses name, signed in once."""

from playwright.sync_api import Browser, BrowserContext, StorageState
from playwright.sync_api import Page as Tab

from bench.bars import addresses

PEOPLE = {
    addresses.CUSTOMER: ("client@example.org", "annecy"),
    addresses.BUYER: ("client@example.org", "annecy"),
    addresses.BAKER: ("boulangerie@example.org", ""),
    addresses.FLORIST: ("fleuriste@example.org", ""),
}

PHONE = 390  # its screen has two dots a pixel: larger pictures, as on a real one


class Visitors:
    """Contexts with nothing in their cache, as the person asked for."""

    def __init__(self, browser: Browser, base: str) -> None:
        self.browser = browser
        self.base = base
        self._known: dict[str, StorageState] = {}

    def open(self, who: str, width: int, **more: bool) -> BrowserContext:
        """Checks are let in past the content security policy; scripts of the page are not helped by it."""
        return self.browser.new_context(
            base_url=self.base,
            viewport={"width": width, "height": 900 if width > PHONE else 844},
            device_scale_factor=1 if width > PHONE else 2,
            locale="fr-FR",
            bypass_csp=True,
            reduced_motion="reduce",
            storage_state=self._state(who),
            **more,
        )

    def cookies(self, who: str, address: str) -> str:
        """The cookies somebody sends to this address, as one header."""
        context = self.open(who, 390)
        found = "; ".join(f"{cookie['name']}={cookie['value']}" for cookie in context.cookies(address))
        context.close()
        return found

    def _state(self, who: str) -> StorageState | None:
        if who == addresses.ANYONE:
            return None
        if who not in self._known:
            context = self.browser.new_context(
                base_url=self.base, locale="fr-FR", viewport={"width": 1280, "height": 900}, java_script_enabled=False
            )
            tab = context.new_page()
            if who in PEOPLE:
                _become(tab, *PEOPLE[who])
            if who in (addresses.SHOPPER, addresses.BUYER):
                _fill_basket(tab)
            if who == addresses.BUYER:
                tab.goto("/annecy/commande/comment/")
                tab.get_by_role("button", name="Continuer").click()
                tab.wait_for_url("**/commande/payer/")
            self._known[who] = context.storage_state()
            context.close()
        return self._known[who]


def _become(tab: Tab, email: str, town: str) -> None:
    tab.goto("/demo/")
    form = "form[action$='/devenir/']" + f":has(input[name=email][value='{email}'])"
    if town:
        form += f":has(input[name=town][value='{town}'])"
    tab.locator(form).get_by_role("button").first.click()
    tab.wait_for_load_state()


def _fill_basket(tab: Tab) -> None:
    """From three shops, one of which takes no cards."""
    for shop in ("boulangerie-pernet", "fromagerie-des-aravis", "le-fil-de-l-eau"):
        tab.goto(f"/annecy/marche/?boutique={shop}&stock=1")
        tab.get_by_role("button", name="Ajouter au panier").first.click()
        tab.wait_for_url("**/panier/")  # also where the shelf is empty by now: earlier runs are in this basket
