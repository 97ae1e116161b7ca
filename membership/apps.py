from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class MembershipConfig(AppConfig):
    name = "membership"
    verbose_name = _("Adhérents")

    def ready(self) -> None:
        # Models exist only now: what registers itself is imported here.
        from kit import due
        from membership import (
            acted,
            acted_words,
            acting,
            alerts,
            applying,
            collecting,
            doors,
            export_parts,
            exporting,
            exports,
            falls,
            first_prices,
            gate,
            hub,
            invoice_pdf,
            invoices,
            leaving,
            market_door,
            member_rooms,
            nightly,
            nightly_admin,
            papers_rooms,
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

        # After each migration, and after a test has emptied the tables.
        post_migrate.connect(first_prices.ensure, sender=self, dispatch_uid="membership-first-prices")
        due.register("subscriptions-at-stripe", subscriptions.repair_due)
        due.register("nightly-comparison", nightly.due)
        due.register("subscriptions-ended", subscriptions.lapse_due)
        due.register("suspensions", suspending.take_effect_due)
        due.register("collecting", collecting.tell_stripe_due)
        due.register("invoices-at-stripe", invoices.repair_due)
        due.register("gates", gate.record_all)
        due.register("town-days", history.write_due)  # behind the gates, whose record it reads
        due.register("register-look-ups", applying.look_up_due)
        due.register("forgotten-applications", applying.forget_due)
        due.register("visits-over", acting.end_due)
        acted.tell(acted_words.WORDS)
        due.register("alerts-untold", alerts.tell_due)
        due.register("old-alerts", alerts.forget_due)
        due.register("old-votes", votes.forget_due)
        due.register("falls", falls.look_ahead)
        doors.register(market_door.DOOR)
        hub.register("fall", market_door.fall, is_above=True)
        signals.plan_changed.connect(receivers.erase_votes_of_a_pro_shop, dispatch_uid="membership-votes-erased")
        signals.shop_accepted.connect(receivers.miss_a_shop_no_more, dispatch_uid="membership-missed-no-more")
        doors.register(doors.MEMBERSHIP)
        doors.register(helping.DOOR)
        for room in papers_rooms.ROOMS:
            rooms.register(room)
        hub.register("suspension", suspended.part, is_above=True, position=10)
        signs.register_own()
        due.register("contracts-of-who-left", leaving.end_contracts_due)
        due.register("exports-to-make", exporting.make_due)
        due.register("old-exports", exporting.forget_due)
        exports.register("membership", export_parts.parts)
        exports.register("invoices", invoice_pdf.parts)
        for room in member_rooms.ALL:
            rooms.register(room)
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
        signals.market_opened.connect(receivers.write_to_the_town_it_opened, dispatch_uid="membership-town-opened")
        signals.market_closed.connect(receivers.write_to_the_town_it_closed, dispatch_uid="membership-town-closed")
        signals.city_added.connect(receivers.write_to_who_asked_for_the_town, dispatch_uid="membership-town-arrived")
        assert stripe_handlers  # imported for its handlers
