"""What a merchant sees: onboarding, their account's dashboard, and the portal of their subscription."""

from __future__ import annotations

from html import escape

from tests.stripe_standin import billing, card_form, cards, connect, html, ledger
from tests.stripe_standin.pages import Page, Redirect, Request, page
from tests.stripe_standin.refusals import REFUSALS
from tests.stripe_standin.shapes import Json


@page("GET", "/onboarding/*")
def onboarding(request: Request, token: str) -> Page | Redirect:
    door = request.state.get(token, "_door")
    if _shut(request, door):
        return Redirect(door["refresh_url"])
    account = request.state.get(door["account"], "account")
    name = account["business_profile"]["name"] or account["email"] or account["id"]
    body = f"""<div class="card">
<p class="eyebrow">Compte Stripe (fictif)</p>
<h1>Recevoir les paiements de {escape(name)}</h1>
<p>Ici, Stripe demanderait l’identité du responsable, l’activité et le compte bancaire où verser l’argent.
La doublure ne demande rien : un seul bouton suffit.</p>
<form method="post"><button class="primary">Envoyer mes informations</button></form>
{html.back(door["return_url"], "Revenir sans terminer")}
</div>"""
    return Page("Ouvrir mon compte", body)


@page("POST", "/onboarding/*")
def onboard(request: Request, token: str) -> Page | Redirect:
    door = request.state.get(token, "_door")
    if _shut(request, door):
        return Redirect(door["refresh_url"])
    connect.onboard(request.state, request.state.get(door["account"], "account"))
    door["used"] = True
    return Redirect(door["return_url"])


def _shut(request: Request, door: Json) -> bool:
    """A link works once, for five minutes; after that Stripe sends to where a new one is made."""
    return bool(door["used"] or request.state.now() > door["until"])


@page("GET", "/express/*")
def dashboard(request: Request, token: str) -> Page:
    door = request.state.get(token, "_door")
    state, account_id = request.state, door["account"]
    account = state.get(account_id, "account")
    available, pending = ledger.held_by(state, account_id)
    payouts = state.all("payout", lambda payout: payout["_account"] == account_id)[::-1]
    received = state.all(
        "balance_transaction", lambda entry: entry["_account"] == account_id and entry["type"] != "payout"
    )
    statuses = {"paid": "versé", "in_transit": "en route"}
    words = {"payment": "Vente", "payment_refund": "Reprise"}
    body = f"""<p class="eyebrow">Compte Stripe (fictif)</p>
<h1>{escape(account["business_profile"]["name"] or account["email"] or account_id)}</h1>
<dl class="figures">
<div><dt>Solde disponible</dt><dd>{html.money(available)}</dd></div>
<div><dt>En attente</dt><dd>{html.money(pending)}</dd></div>
</dl>
{
        html.table(
            "Virements vers votre banque",
            ["Arrivée", "Montant", "État"],
            [[html.day(p["arrival_date"]), html.money(p["amount"]), statuses[p["status"]]] for p in payouts],
            amounts=(1,),
        )
    }
{
        html.table(
            "Mouvements",
            ["Date", "Quoi", "Montant"],
            [
                [html.minute(e["created"]), words.get(e["type"], e["type"]), html.money(e["net"])]
                for e in received[::-1][:50]
            ],
            amounts=(2,),
        )
    }
"""
    return Page("Mon compte Stripe", body, wide=True)


@page("GET", "/portal/*")
def portal(request: Request, identity: str) -> Page:
    session = request.state.get(identity, "billing_portal.session")
    said = {
        "carte": "Votre nouvelle carte est enregistrée.",
        "arret": "C’est noté : votre abonnement s’arrêtera à la fin de la période payée.",
        "reprise": "Votre abonnement continue.",
    }.get(request.query.get("fait", ""), "")
    return _portal(request, session, said, {}, {})


@page("POST", "/portal/*/carte")
def change_card(request: Request, identity: str) -> Page | Redirect:
    state, form = request.state, request.form
    session = state.get(identity, "billing_portal.session")
    payment, problems = cards.check(
        form.get("number", ""), form.get("expiry", ""), form.get("cvc", ""), now=state.now()
    )
    if payment is None:
        return _portal(request, session, "", form, problems)
    if payment.card.refusal:
        return _portal(request, session, "", {}, {"number": REFUSALS[payment.card.refusal].french})
    billing.change_card(state, state.get(session["customer"], "customer"), payment)
    return Redirect(f"/portal/{identity}?fait=carte")


@page("POST", "/portal/*/resilier/*")
def stop(request: Request, identity: str, subscription: str) -> Redirect:
    return _set_end(request, identity, subscription, ends=True)


@page("POST", "/portal/*/reprendre/*")
def resume(request: Request, identity: str, subscription: str) -> Redirect:
    return _set_end(request, identity, subscription, ends=False)


def _set_end(request: Request, identity: str, subscription: str, *, ends: bool) -> Redirect:
    session = request.state.get(identity, "billing_portal.session")
    for body in billing.of_customer(request.state, session["customer"]):
        if body["id"] == subscription:
            billing.change(request.state, body, {"cancel_at_period_end": ends})
    return Redirect(f"/portal/{identity}?fait={'arret' if ends else 'reprise'}")


def _portal(request: Request, session: Json, said: str, given: dict[str, str], problems: dict[str, str]) -> Page:
    state = request.state
    customer = state.get(session["customer"], "customer")
    kept = state.find(customer["invoice_settings"]["default_payment_method"])
    current = html.card(kept["card"]["brand"], kept["card"]["last4"]) if kept else "aucune"
    blocks = "".join(_subscription(session, body) for body in billing.of_customer(state, customer["id"]))
    invoices = state.all("invoice", lambda body: body["customer"] == customer["id"])[::-1]
    states = {"paid": "payée", "open": "à payer"}
    message = html.notice("Vérifiez les champs signalés.", bad=True) if problems else html.notice(said) if said else ""
    body = f"""<p class="eyebrow">{escape(customer["email"] or "")}</p>
<h1>Mon abonnement</h1>
{message}
<div class="split">
<section class="card order">{blocks or "<p>Aucun abonnement en cours.</p>"}
{html.back(session["return_url"], "Revenir au site")}</section>
<section class="card"><h2>Changer de carte</h2><p>Carte enregistrée : {current}.</p>
<form method="post" action="/portal/{session["id"]}/carte" novalidate>
{card_form.fields(given, problems)}
<button class="primary">Enregistrer cette carte</button></form></section>
</div>
{
        html.table(
            "Factures",
            ["Date", "Numéro", "Montant", "État"],
            [
                [
                    html.day(i["created"]),
                    escape(i["number"]),
                    html.money(i["total"]),
                    states.get(i["status"], i["status"]),
                ]
                for i in invoices
            ],
            amounts=(2,),
        )
    }
{card_form.trial_cards()}"""
    return Page("Mon abonnement", body, wide=True)


def _subscription(session: Json, body: Json) -> str:
    item = body["items"]["data"][0]
    until = html.day(item["current_period_end"])
    if body["cancel_at_period_end"]:
        sentence, verb, words = f"Il s’arrête le {until}.", "reprendre", "Garder mon abonnement"
    elif body["status"] == "past_due":
        sentence, verb, words = "Le dernier paiement a échoué.", "resilier", "Résilier mon abonnement"
    else:
        sentence, verb, words = f"Prochain prélèvement le {until}.", "resilier", "Résilier mon abonnement"
    return (
        f'<h2><span class="total">{html.money(item["price"]["unit_amount"] * item["quantity"])}</span> par {html.EVERY[item["price"]["recurring"]["interval"]]}</h2>'
        f"<p>{sentence}</p>"
        f'<form method="post" action="/portal/{session["id"]}/{verb}/{body["id"]}"><button>{words}</button></form>'
    )
