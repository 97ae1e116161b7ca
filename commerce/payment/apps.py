from oscar.apps.payment.apps import PaymentConfig as OscarPaymentConfig


class PaymentConfig(OscarPaymentConfig):
    name = "commerce.payment"

    def ready(self):
        # Models exist only now: what registers itself is imported here.
        from commerce.payment import accounts, handlers, paying, refunds, settling  # noqa: F401
        from kit import due

        super().ready()
        due.register("expired-payments", paying.expire_due)
        due.register("missed-payments", paying.settle_missed)
        due.register("transfers", settling.settle_due)
        due.register("refunds", refunds.send_due)
        due.register("stripe-accounts", accounts.read_waiting)
