"""Connected accounts and the way into them."""

from __future__ import annotations

from tests.stripe_standin import events
from tests.stripe_standin.errors import invalid
from tests.stripe_standin.parameters import merged
from tests.stripe_standin.shapes import FIXTURES, Json, as_list, shape
from tests.stripe_standin.state import State, random_id

TO_TELL = [
    "business_profile.mcc",
    "business_type",
    "external_account",
    "tos_acceptance.date",
    "tos_acceptance.ip",
]
LINK_LIVES = 300


def _requirements(due: list[str], disabled: str | None) -> Json:
    return {
        "alternatives": [],
        "current_deadline": None,
        "currently_due": list(due),
        "disabled_reason": disabled,
        "errors": [],
        "eventually_due": list(due),
        "past_due": list(due),
        "pending_verification": [],
    }


def create_account(state: State, given: Json) -> Json:
    if given.get("type") and given.get("controller"):
        message = "You may not provide the `type` parameter and `controller` parameters simultaneously. They are mutually exclusive."
        raise invalid(message, param="type")
    capabilities = _requested(given.get("capabilities") or {})
    controller = given.get("controller") or {}
    dashboard = (controller.get("stripe_dashboard") or {}).get("type") or (
        "full" if not given.get("type") else given["type"]
    )
    identity = random_id("acct_1", 15).replace("acct_1_", "acct_1")
    settings = _settings(given.get("settings") or {})
    profile = {**dict.fromkeys(FIXTURES["account"]["business_profile"]), **(given.get("business_profile") or {})}
    account = state.new(
        "account",
        "acct",
        id=identity,
        business_profile=profile,
        business_type=given.get("business_type"),
        capabilities=dict.fromkeys(capabilities, "inactive"),
        controller={
            "fees": {"payer": (controller.get("fees") or {}).get("payer", "account")},
            "is_controller": True,
            "losses": {"payments": (controller.get("losses") or {}).get("payments", "stripe")},
            "requirement_collection": controller.get("requirement_collection", "stripe"),
            "stripe_dashboard": {"type": dashboard},
            "type": "application",
        },
        country=given.get("country", "FR"),
        email=given.get("email"),
        external_accounts=as_list(f"/v1/accounts/{identity}/external_accounts", []),
        future_requirements=_requirements([], None),
        metadata=given.get("metadata") or {},
        requirements=_requirements(TO_TELL, "requirements.past_due"),
        settings=settings,
        tos_acceptance={"date": None, "ip": None, "user_agent": None},
        type=given.get("type") or "none",
    )
    events.record(state, "account.updated", account, account=identity)
    return account


def _requested(capabilities: Json) -> list[str]:
    wanted = [name for name, ask in capabilities.items() if ask and ask.get("requested")]
    if wanted == ["transfers"]:
        message = (
            "Accounts in FR that request `transfers` without `card_payments` must be under the recipient service "
            "agreement. Request both capabilities."
        )
        raise invalid(message, param="capabilities")
    return wanted


def _settings(given: Json) -> Json:
    settings: Json = {key: dict(value) for key, value in FIXTURES["account"]["settings"].items()}
    payouts = given.get("payouts") or {}
    schedule = {"delay_days": 1, "interval": "daily", **(payouts.get("schedule") or {})}
    settings["payouts"] = {
        "debit_negative_balances": payouts.get("debit_negative_balances", True),
        "schedule": schedule,
        "statement_descriptor": payouts.get("statement_descriptor"),
    }
    settings["dashboard"] = {"display_name": None, "timezone": "Europe/Paris"}
    return settings


def update_account(state: State, account: Json, given: Json) -> Json:
    after: Json = {key: given[key] for key in ("email", "business_type", "metadata") if key in given}
    if "business_profile" in given:
        after["business_profile"] = {**account["business_profile"], **given["business_profile"]}
    if "capabilities" in given:
        status = "active" if account["details_submitted"] else "inactive"
        new = dict.fromkeys(_requested(given["capabilities"]), status)
        after["capabilities"] = {**new, **account["capabilities"]}
    if "settings" in given:
        after["settings"] = {**account["settings"], "payouts": _settings(given["settings"])["payouts"]}
    return _tell(state, account, after)


def _tell(state: State, account: Json, after: Json) -> Json:
    if "metadata" in after:
        after["metadata"] = merged(account["metadata"], after["metadata"])
    before = {key: account[key] for key, value in after.items() if account[key] != value}
    account.update(after)
    if before:
        events.record(state, "account.updated", account, before=before, account=account["id"])
    return account


def onboard(state: State, account: Json) -> Json:
    """What Stripe asks was told: the account can receive, and is paid out to its bank."""
    bank = {
        "id": account["external_accounts"]["data"][0]["id"]
        if account["external_accounts"]["data"]
        else random_id("ba"),
        "object": "bank_account",
        "account": account["id"],
        "account_holder_name": account["business_profile"]["name"],
        "account_holder_type": "company",
        "account_type": None,
        "available_payout_methods": ["standard"],
        "bank_name": "BANQUE D'ESSAI",
        "country": "FR",
        "currency": "eur",
        "default_for_currency": True,
        "fingerprint": account["id"][5:21],
        "future_requirements": None,
        "last4": "2606",
        "metadata": {},
        "requirements": None,
        "routing_number": "20041010",
        "status": "new",
    }
    after = {
        "business_type": account["business_type"] or "company",
        "capabilities": dict.fromkeys(account["capabilities"], "active"),
        "charges_enabled": account["capabilities"].get("card_payments") is not None,
        "details_submitted": True,
        "external_accounts": {**account["external_accounts"], "data": [bank]},
        "payouts_enabled": True,
        "requirements": _requirements([], None),
        "tos_acceptance": {"date": state.now(), "ip": None, "user_agent": None},
    }
    return _tell(state, account, after)


def restrict(state: State, account: Json) -> Json:
    """Stripe wants to know more: nothing can be received until it is told (`onboard` again)."""
    after = {
        "capabilities": dict.fromkeys(account["capabilities"], "inactive"),
        "charges_enabled": False,
        "payouts_enabled": False,
        "requirements": _requirements(["individual.verification.document"], "requirements.past_due"),
    }
    return _tell(state, account, after)


def account_link(state: State, given: Json) -> Json:
    account = state.get(given["account"], "account", param="account")
    if given["type"] == "account_update" and account["controller"]["stripe_dashboard"]["type"] == "express":
        message = "You cannot create `account_update` type Account Links for this account."
        raise invalid(message, param="type")
    return _door(state, "account_link", "onboarding", account, until=state.now() + LINK_LIVES, back=given)


def login_link(state: State, account: Json) -> Json:
    if account["controller"]["stripe_dashboard"]["type"] != "express":
        raise invalid("Cannot create a login link for an account without access to the Express Dashboard.")
    if not account["details_submitted"]:
        raise invalid("Cannot create a login link for an account that has not completed onboarding.")
    return _door(state, "login_link", "express", account)


def _door(
    state: State, kind: str, path: str, account: Json, *, until: int | None = None, back: Json | None = None
) -> Json:
    """A one-time address; only we know what is behind it and where it leads back."""
    token = random_id(path, 32)
    urls = {name: (back or {}).get(name) for name in ("refresh_url", "return_url")}
    state.keep({"id": token, "object": "_door", "account": account["id"], "until": until, "used": False, **urls})
    more = {"expires_at": until} if until else {}
    return shape(kind, created=state.now(), url=f"{state.base_url}/{path}/{token}", **more)


def balance_settings(state: State, account: Json | None) -> Json:
    schedule = {"interval": "daily", "monthly_payout_days": None, "weekly_payout_days": None}
    status = "enabled"
    if account is not None:
        schedule["interval"] = account["settings"]["payouts"]["schedule"]["interval"]
        status = "enabled" if account["payouts_enabled"] else "disabled"
    return shape(
        "balance_settings",
        payments={
            "debit_negative_balances": True,
            "payouts": {
                "automatic_transfer_rules_by_currency": {},  # null makes the SDK stumble
                "minimum_balance_by_currency": None,
                "schedule": schedule,
                "statement_descriptor": None,
                "status": status,
            },
            "settlement_timing": {
                "delay_days": 1,
                "start_of_day": {"hour": 0, "minutes": 0, "timezone": "UTC"},
            },
        },
    )
