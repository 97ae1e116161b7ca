from oscar.apps.order.apps import OrderConfig as OscarOrderConfig


class OrderConfig(OscarOrderConfig):
    name = "commerce.order"

    def ready(self):
        # Models exist only now: what registers itself is imported here.
        from commerce.order import receivers  # noqa: F401

        super().ready()
