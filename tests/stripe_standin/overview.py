"""The page that shows what there is, for whoever wonders."""

from __future__ import annotations

from html import escape

from tests.stripe_standin import html, ledger
from tests.stripe_standin.pages import Page, Request, page
from tests.stripe_standin.shapes import Json

ROWS = 30


@page("GET", "/_standin/")
def overview(request: Request) -> Page:
    state = request.state
    sums = ledger.holdings(state)
    accounts = state.all("account")
    subscriptions = state.all("subscription")
    body = f"""<h1>Rien de tout cela n’est réel</h1>
<p>Cette doublure répond à la place de Stripe quand le site n’a pas de clés. Elle retient ce qui suit, et rien d’autre.
Aucune carte, aucun compte, aucune somme n’existe. Il est ici le {html.minute(state.now())}.</p>
<dl class="figures">
<div><dt>Solde de la plateforme</dt><dd>{html.money(sum(sums.get(None, (0, 0))))}</dd></div>
<div><dt>Comptes</dt><dd>{len(accounts)}</dd></div>
<div><dt>Abonnements</dt><dd>{len(subscriptions)}</dd></div>
</dl>
{
        html.table(
            "Comptes des commerces",
            ["Compte", "Nom", "Peut recevoir", "Disponible", "En attente"],
            [
                [
                    _code(a["id"]),
                    escape(a["business_profile"]["name"] or a["email"] or ""),
                    "oui" if a["capabilities"].get("transfers") == "active" else "non",
                    *(html.money(amount) for amount in sums.get(a["id"], (0, 0))),
                ]
                for a in accounts[::-1]
            ],
            amounts=(3, 4),
        )
    }
{
        html.table(
            "Paiements",
            ["Paiement", "Date", "Montant", "Frais", "Remboursé", "État"],
            [
                [
                    _code(c["id"]),
                    html.minute(c["created"]),
                    html.money(c["amount"]),
                    _fee(request, c),
                    html.money(c["amount_refunded"]),
                    "réussi" if c["status"] == "succeeded" else "refusé",
                ]
                for c in state.all("charge", lambda c: c["_account"] is None)[::-1][:ROWS]
            ],
            amounts=(2, 3, 4),
        )
    }
{
        html.table(
            "Transferts",
            ["Transfert", "Vers", "Montant", "Repris", "Groupe"],
            [
                [
                    _code(t["id"]),
                    _code(t["destination"]),
                    html.money(t["amount"]),
                    html.money(t["amount_reversed"]),
                    escape(t["transfer_group"] or ""),
                ]
                for t in state.all("transfer")[::-1][:ROWS]
            ],
            amounts=(2, 3),
        )
    }
{
        html.table(
            "Abonnements",
            ["Abonnement", "Client", "État", "Jusqu’au"],
            [
                [
                    _code(s["id"]),
                    _code(s["customer"]),
                    escape(s["status"]),
                    html.day(s["items"]["data"][0]["current_period_end"]),
                ]
                for s in subscriptions[::-1][:ROWS]
            ],
        )
    }
{
        html.table(
            "Événements",
            ["Événement", "Date", "Type", "Reçu"],
            [
                [
                    _code(e["id"]),
                    html.minute(e["created"]),
                    escape(e["type"]),
                    "non" if e["pending_webhooks"] else "oui",
                ]
                for e in state.all("event")[::-1][:ROWS]
            ],
        )
    }
"""
    return Page("Rien de tout cela n’est réel", body, wide=True)


def _code(identity: str) -> str:
    return f"<code>{escape(identity)}</code>"


def _fee(request: Request, charge: Json) -> str:
    entry = request.state.find(charge["balance_transaction"]) if charge["balance_transaction"] else None
    if entry:
        return html.money(entry["fee"])
    return "pas encore connus" if charge["paid"] else "aucun"
