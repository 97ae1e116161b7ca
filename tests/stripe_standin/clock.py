"""What falls due: done in its order, each as of its own moment, whether time passes or is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from tests.stripe_standin import billing, checkout, payments, transfers
from tests.stripe_standin.errors import invalid
from tests.stripe_standin.state import State

Due = tuple[int, int, Callable[[], object]]


def _due(state: State) -> Iterator[Due]:
    """The next of each kind; at the same moment, the smaller number first."""
    for charge in payments.unsettled(state):
        yield int(charge["_settle_at"]), 0, lambda charge=charge: payments.settle(state, charge)
    for payout in transfers.on_the_way(state):
        yield payout["arrival_date"], 1, lambda payout=payout: transfers.arrive(state, payout)
    payday = transfers.next_payday(state)
    if payday is not None:
        yield payday, 2, lambda: transfers.pay_out(state)
    for session in checkout.waiting(state):
        yield session["expires_at"], 3, lambda session=session: checkout.expire(state, session)
    renewal = billing.next_due(state)
    if renewal is not None:
        yield renewal[0], 4, lambda: billing.fall_due(state, renewal[1])


def run(state: State, until: int) -> int:
    """Do everything due up to that moment; how many things were done."""
    done = 0
    while True:
        moment, _, act = min(_due(state), key=lambda due: due[:2], default=(until + 1, 0, None))
        if act is None or moment > until:
            break
        with state.at(max(moment, int(state.notes["reached"]))):
            act()
        state.notes["reached"] = max(moment, int(state.notes["reached"]))
        done += 1
    return done


def advance(state: State, *, seconds: int | None = None, to: int | None = None) -> int:
    """Move the stand-in's time forward and do what falls due on the way. The new time."""
    now = state.now()
    target = to if to is not None else now + int(seconds or 0)
    if target < now:
        raise invalid(f"The stand-in's clock is at {now}; it only moves forward (reset it to go back).", param="to")
    run(state, target)
    state.notes["reached"] = target
    state.notes["offset"] = state.offset + target - now
    return state.now()


def settle(state: State) -> None:
    """Give every charge its balance transaction now."""
    for charge in payments.unsettled(state):
        payments.settle(state, charge)
