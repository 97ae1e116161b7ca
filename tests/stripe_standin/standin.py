"""The stand-in as an object: started as a thread by tests, as a process by `python -m tests.stripe_standin`."""

from __future__ import annotations

import threading
import time
from pathlib import Path
from types import TracebackType

from tests.stripe_standin import cards, checkout, clock, connect, lists, payments
from tests.stripe_standin.cards import Payment
from tests.stripe_standin.errors import CardDeclined
from tests.stripe_standin.events import Courier, Listener, Target
from tests.stripe_standin.faults import Fault, Faults
from tests.stripe_standin.server import Server
from tests.stripe_standin.shapes import Json
from tests.stripe_standin.state import State

TICK = 0.2


class StandIn:
    """Stripe, offline. `with StandIn(webhook=url) as standin:` then speak to `standin.base_url`.

    `webhook` and `connect_webhook` are addresses, or functions `(body: bytes, headers: dict) -> status`. Addresses
    are delivered to in the background, as Stripe does; functions only when `deliver_pending()` is called, in the
    caller's thread. `settle_after` is how long (seconds) a charge has no balance transaction; 0 means it gets one
    at once, with its `charge.updated`. `state` is a file; without one nothing outlives the object.
    """

    def __init__(
        self,
        *,
        webhook: Target | None = None,
        connect_webhook: Target | None = None,
        secret: str = "whsec_standin",
        connect_secret: str = "whsec_standin_connect",
        state: str | Path = ":memory:",
        port: int = 0,
        public_url: str | None = None,
        settle_after: float = 2.0,
        fee_percent: str = "1.4",
        fee_cents: int = 25,
        clock_offset: float | None = None,
    ) -> None:
        self.secret, self.connect_secret = secret, connect_secret
        self.state = State(state, settle_after=settle_after)
        self.state.fee_percent, self.state.fee_cents = fee_percent, fee_cents
        if clock_offset is not None:
            self.state.set_back(clock_offset)
        listeners: dict[str, Listener] = {}
        if webhook is not None:
            listeners["platform"] = Listener(webhook, secret)
        if connect_webhook is not None:
            listeners["connect"] = Listener(connect_webhook, connect_secret)
        self.state.watched = frozenset(listeners)
        self.courier = Courier(self.state, listeners)
        self._in_background = not any(callable(target) for target in (webhook, connect_webhook))
        self.faults = Faults()
        self._server = Server(port, self)
        self.port = int(self._server.server_address[1])
        self.base_url = public_url or f"http://127.0.0.1:{self.port}"
        self.state.base_url = self.base_url
        self._stop = threading.Event()
        self._threads: list[threading.Thread] = []

    # -- running

    def start(self) -> StandIn:
        targets = [lambda: self._server.serve_forever(poll_interval=0.05), self._tick]
        if self._in_background:
            targets.append(self._carry)
        self._threads = [threading.Thread(target=target, daemon=True) for target in targets]
        for thread in self._threads:
            thread.start()
        return self

    def stop(self) -> None:
        self._stop.set()
        if self._threads:
            self._server.shutdown()
        self._server.server_close()
        for thread in self._threads:
            thread.join(timeout=12)
        self.state.close()

    def __enter__(self) -> StandIn:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _tick(self) -> None:
        while not self._stop.wait(TICK):
            with self.state.unit():
                clock.run(self.state, self.state.now())

    def _carry(self) -> None:
        while not self._stop.wait(TICK / 4):
            if not self.courier.hold:
                self.courier.deliver_due()

    # -- looking

    def now(self) -> int:
        with self.state.lock:
            return self.state.now()

    def objects(self, kind: str, *, account: str | None = None) -> list[Json]:
        """All objects of this kind (Stripe's word in `object`), oldest first; those of one connected account if named."""
        with self.state.unit():
            found = self.state.all(kind, lambda body: account is None or body["_account"] == account)
            return [lists.public(self.state, body) for body in found]

    @property
    def events(self) -> list[Json]:
        return self.objects("event")

    @property
    def pending(self) -> list[Json]:
        """Events not yet taken by their listener, oldest first."""
        return self.courier.pending()

    # -- webhooks

    @property
    def hold_webhooks(self) -> bool:
        return self.courier.hold

    @hold_webhooks.setter
    def hold_webhooks(self, hold: bool) -> None:
        self.courier.hold = hold

    def deliver_pending(self) -> list[tuple[str, int]]:
        """Deliver everything pending now, held or not; (type, status of the answer) of each."""
        return self.courier.deliver_all()

    def repeat(self, event_id: str) -> int:
        """Send this event now, delivered before or not; the status of the answer."""
        return self.courier.deliver(event_id)

    def drop_pending(self, event_id: str | None = None) -> None:
        """Lose this event, or everything pending, for ever."""
        self.courier.drop(event_id)

    # -- time

    def advance(self, seconds: int | None = None, *, to: int | None = None) -> int:
        """Move the clock forward by so much, or to a moment; everything due on the way is done."""
        with self.state.unit():
            return clock.advance(self.state, seconds=seconds, to=to)

    def turn_back(self, to: int) -> int:
        """Set the clock to an earlier moment; what has happened stays as it is, nothing falls due twice."""
        with self.state.lock:
            self.state.set_back(to - time.time())
        return self.now()

    def settle(self) -> None:
        """Every charge gets its balance transaction now."""
        with self.state.unit():
            clock.settle(self.state)

    def reset(self, *, to: int | None = None) -> int:
        """Forget everything; begin at this moment (now, unless given)."""
        self.faults.clear()
        self.courier.hold = False
        self.state.reset(offset=to - time.time() if to is not None else 0.0)
        return self.now()

    # -- people and banks

    def pay(self, session_id: str, card: str = "4242 4242 4242 4242", *, authenticate: bool = True) -> str:
        """Pay an open Checkout session as a person would on its page.

        "succeeded", "declined", or "requires_action" (3-D Secure that `authenticate=False` leaves unanswered).
        """
        with self.state.unit():
            session = self.state.get(session_id, "checkout.session")
            payment = Payment(cards.CARDS[card.replace(" ", "")], 12, 2060)
            try:
                outcome = checkout.pay(self.state, session, payment)
            except CardDeclined:
                return "declined"
            if outcome == "requires_action" and authenticate:
                checkout.authenticate(self.state, session, accepted=True)
                return "succeeded"
            return outcome

    def onboard(self, account_id: str) -> None:
        """The merchant told Stripe what it asks: their account can receive."""
        with self.state.unit():
            connect.onboard(self.state, self.state.get(account_id, "account"))

    def bounce_refund(self, refund_id: str) -> None:
        """The customer's bank refuses a refund after all."""
        with self.state.unit():
            payments.bounce(self.state, self.state.get(refund_id, "refund"))

    def restrict(self, account_id: str) -> None:
        """Stripe asks for more: the account can't receive until `onboard`."""
        with self.state.unit():
            connect.restrict(self.state, self.state.get(account_id, "account"))

    def fail_card(self, customer_id: str, fails: bool = True) -> None:
        """From now on the customer's kept card is refused (or works again) when it is charged without them."""
        with self.state.unit():
            self.state.get(customer_id, "customer")["_cards_fail"] = fails

    # -- bad days

    def fail_next(self, status: int = 500, *, times: int = 1) -> None:
        """The next API requests are answered so, and do nothing. The SDK retries 500, 503, 409: ask for enough."""
        self.faults.plan(Fault(status=status), times)

    def slow_next(self, seconds: float, *, times: int = 1) -> None:
        self.faults.plan(Fault(seconds=seconds), times)

    def lose_next_answer(self, *, times: int = 1) -> None:
        """The next API requests are done, and their answers never arrive."""
        self.faults.plan(Fault(lost=True), times)
