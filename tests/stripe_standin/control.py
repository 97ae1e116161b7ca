"""The controls as addresses under /_standin/, for whoever runs the stand-in as a process of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.stripe_standin.errors import StripeRefusal

if TYPE_CHECKING:
    from tests.stripe_standin.standin import StandIn


def handle(standin: StandIn, method: str, path: str, given: dict[str, Any]) -> object:
    """Parameters come as a form or as JSON; the answer is JSON."""
    if method == "GET" and path == "now":
        return {"now": standin.now()}
    if method != "POST":
        raise StripeRefusal(404, f"No control answers {method} {path}.")
    match path.strip("/").split("/"):
        case ["advance"]:
            return {"now": standin.advance(_number(given, "seconds"), to=_number(given, "to"))}
        case ["turn-back"]:
            return {"now": standin.turn_back(int(given["to"]))}
        case ["reset"]:
            return {"now": standin.reset(to=_number(given, "to"))}
        case ["settle"]:
            standin.settle()
        case ["cards", customer, ("fail" | "ok") as verb]:
            standin.fail_card(customer, verb == "fail")
        case ["accounts", account, "onboard"]:
            standin.onboard(account)
        case ["accounts", account, "restrict"]:
            standin.restrict(account)
        case ["sessions", session, "pay"]:
            return {"outcome": standin.pay(session, given.get("card", "4242424242424242"))}
        case ["fail"]:
            standin.fail_next(int(given.get("status", 500)), times=int(given.get("times", 1)))
        case ["slow"]:
            standin.slow_next(float(given["seconds"]), times=int(given.get("times", 1)))
        case ["lose"]:
            standin.lose_next_answer(times=int(given.get("times", 1)))
        case ["hold"]:
            standin.hold_webhooks = True
        case ["release"]:
            standin.hold_webhooks = False
        case ["deliver"]:
            return {"delivered": standin.deliver_pending()}
        case ["repeat", event]:
            return {"status": standin.repeat(event)}
        case ["drop"]:
            standin.drop_pending(given.get("event"))
        case _:
            raise StripeRefusal(404, f"No control answers POST {path}.")
    return {"done": True}


def _number(given: dict[str, Any], name: str) -> int | None:
    return int(given[name]) if given.get(name) not in (None, "") else None
