"""The hosted payment page and the bank's authentication, for purchases and subscriptions alike."""

from __future__ import annotations

from html import escape
from urllib.parse import urlsplit

from tests.stripe_standin import card_form, cards, checkout, html
from tests.stripe_standin.errors import CardDeclined
from tests.stripe_standin.pages import Page, Redirect, Request, page
from tests.stripe_standin.shapes import Json


@page("GET", "/pay/*")
def show(request: Request, identity: str) -> Page | Redirect:
    session = request.state.get(identity, "checkout.session")
    if session["status"] != "open":
        return _closed(session)
    problem = "L’authentification n’a pas abouti. Rien n’a été débité : essayez encore, ou une autre carte."
    return _form(request, session, {}, {}, problem if request.query.get("refuse") else "")


@page("POST", "/pay/*")
def pay(request: Request, identity: str) -> Page | Redirect:
    session = request.state.get(identity, "checkout.session")
    if session["status"] != "open":
        return _closed(session)
    form = request.form
    payment, problems = cards.check(
        form.get("number", ""), form.get("expiry", ""), form.get("cvc", ""), now=request.state.now()
    )
    if payment is None:
        return _form(request, session, form, problems, "")
    try:
        outcome = checkout.pay(request.state, session, payment)
    except CardDeclined as refusal:
        return _form(request, session, {}, {}, refusal.french)
    if outcome == "requires_action":
        return Redirect(f"/pay/{identity}/authentification")
    return Redirect(checkout.return_address(session))


@page("GET", "/pay/*/authentification")
def challenge(request: Request, identity: str) -> Page | Redirect:
    session = request.state.get(identity, "checkout.session")
    if session["status"] != "open":
        return _closed(session)
    if not checkout.awaits_authentication(request.state, session):
        return Redirect(f"/pay/{identity}")
    body = f"""<div class="card bank">
<p class="eyebrow">Votre banque (fictive)</p>
<h1>Confirmez votre paiement</h1>
<p>{escape(_shop(session))} demande <strong>{html.money(session["amount_total"])}</strong>. C’est ici que votre banque
vous demanderait un code ou une empreinte (3-D Secure).</p>
<form method="post" class="actions">
<button name="decision" value="accept" class="primary">Valider l’authentification</button>
<button name="decision" value="refuse">Refuser</button>
</form>
</div>"""
    return Page("Authentification", body)


@page("POST", "/pay/*/authentification")
def decide(request: Request, identity: str) -> Page | Redirect:
    session = request.state.get(identity, "checkout.session")
    if session["status"] != "open":
        return _closed(session)
    if not checkout.awaits_authentication(request.state, session):
        return Redirect(f"/pay/{identity}")
    if checkout.authenticate(request.state, session, accepted=request.form.get("decision") == "accept"):
        return Redirect(checkout.return_address(session))
    return Redirect(f"/pay/{identity}?refuse=1")


def _shop(session: Json) -> str:
    return str(urlsplit(session["success_url"]).netloc)


def _closed(session: Json) -> Page | Redirect:
    if session["status"] == "complete":
        return Redirect(checkout.return_address(session))
    body = (
        '<div class="card"><h1>Ce paiement n’est plus possible</h1>'
        "<p>Le délai est passé ou le paiement a été abandonné. Rien n’a été débité.</p>"
        f"{html.back(session['cancel_url'], 'Revenir à la boutique')}</div>"
    )
    return Page("Paiement expiré", body)


def _form(request: Request, session: Json, given: dict[str, str], problems: dict[str, str], refusal: str) -> Page:
    rows = "".join(
        f"<li><span>{escape(str(item['description'] or ''))}{_times(item)}</span>"
        f"<span>{html.money(item['amount_total'])}</span></li>"
        for item in session["_items"]
    )
    recurring = next((item["price"]["recurring"] for item in session["_items"] if item["price"]["recurring"]), None)
    every = f" par {html.EVERY[recurring['interval']]}" if recurring else ""
    trial = session["_subscription"].get("trial_period_days") or session["_subscription"].get("trial_end")
    after_trial = "<p>Rien n’est prélevé pendant la période d’essai.</p>" if trial else ""
    email = session["customer_details"]["email"]
    person = f"<p>Pour {escape(email)}</p>" if email else ""
    problem = html.notice(refusal, bad=True) if refusal else ""
    if problems:
        problem = html.notice("Vérifiez les champs signalés : rien n’a été débité.", bad=True)
    body = f"""<div class="split">
<section class="card order">
<p class="eyebrow">{escape(_shop(session))}</p>
<h1>Payer <span class="total">{html.money(session["amount_total"])}{every}</span></h1>
{person}{after_trial}
<ul class="lines">{rows}</ul>
<p class="hint">À payer avant le {html.minute(session["expires_at"])}</p>
{html.back(session["cancel_url"], "Revenir à la boutique sans payer")}
</section>
<section class="card">
<h2>Par carte</h2>
{problem}
<form method="post" novalidate>
{card_form.fields(given, problems)}
<button class="primary">Payer</button>
</form>
</section>
{card_form.trial_cards()}
</div>"""
    return Page(f"Payer {html.money(session['amount_total'])}", body, wide=True)


def _times(item: Json) -> str:
    return f" × {item['quantity']}" if item["quantity"] > 1 else ""
