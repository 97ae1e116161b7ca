"""What membership adds to its own and the kit's registries: jobs, doors and rooms, what waits for staff, files, signals."""

from kit import due
from membership import (
    acted,
    acted_words,
    acting,
    alerts,
    applying,
    collecting,
    doors,
    export_dealings,
    export_parts,
    exporting,
    exports,
    falls,
    forgetting,
    gate,
    hub,
    invoice_pdf,
    invoices,
    leaving,
    market_door,
    member_rooms,
    nightly,
    nightly_admin,
    receivers,
    rooms,
    signals,
    stripe_handlers,
    subscriptions,
    suspended,
    suspending,
    votes,
    waiting,
)
from membership.board import history, signs, wishes
from membership.helping import door as helping

assert stripe_handlers  # imported for its handlers


def register_all() -> None:
    _jobs()
    _space()
    _staff()
    _receivers()
    exports.register("membership", export_parts.parts)
    exports.register("dealings", export_dealings.parts)
    exports.register("invoices", invoice_pdf.parts)


def _jobs() -> None:
    """In the order in which a round does them."""
    due.register("subscriptions-at-stripe", subscriptions.repair_due)
    due.register("nightly-comparison", nightly.due)
    due.register("subscriptions-ended", subscriptions.lapse_due)
    due.register("suspensions", suspending.take_effect_due)
    due.register("collecting", collecting.tell_stripe_due)
    due.register("contracts-of-who-left", leaving.end_contracts_due)
    due.register("traders-to-forget", forgetting.forget_due)
    due.register("invoices-at-stripe", invoices.repair_due)
    due.register("gates", gate.record_all)
    due.register("town-days", history.write_due)  # behind the gates, whose record it reads
    due.register("falls", falls.look_ahead)
    due.register("alerts-untold", alerts.tell_due)
    due.register("register-look-ups", applying.look_up_due)
    due.register("visits-over", acting.end_due)
    due.register("exports-to-make", exporting.make_due)
    due.register("forgotten-applications", applying.forget_due)
    due.register("old-alerts", alerts.forget_due)
    due.register("old-votes", votes.forget_due)
    due.register("old-exports", exporting.forget_due)


def _space() -> None:
    """The members' space."""
    for door in (doors.MEMBERSHIP, market_door.DOOR, helping.DOOR):
        doors.register(door)
    for room in member_rooms.ROOMS:
        rooms.register(room)
    hub.register("suspension", suspended.part, is_above=True, position=10)
    hub.register("fall", market_door.fall, is_above=True)


def _staff() -> None:
    acted.tell(acted_words.WORDS)
    signs.register_own()
    for source in (
        waiting.applications,
        waiting.corrections,
        waiting.help_requests,
        waiting.towns_one_short,
        waiting.towns_about_to_shut,
        waiting.payments_that_failed,
        nightly_admin.repaired_last_night,
        suspended.answers_waiting,
        wishes.waiting,
        waiting.invoices_without_an_issuer,
    ):
        waiting.register(source)


def _receivers() -> None:
    signals.plan_changed.connect(receivers.erase_votes_of_a_pro_shop, dispatch_uid="membership-votes-erased")
    signals.shop_accepted.connect(receivers.miss_a_shop_no_more, dispatch_uid="membership-missed-no-more")
    signals.market_opened.connect(receivers.write_to_the_town_it_opened, dispatch_uid="membership-town-opened")
    signals.market_closed.connect(receivers.write_to_the_town_it_closed, dispatch_uid="membership-town-closed")
    signals.city_added.connect(receivers.write_to_who_asked_for_the_town, dispatch_uid="membership-town-arrived")
