from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "kit"
    verbose_name = "Outils"

    def ready(self) -> None:
        # Models exist only now: what registers itself is imported here.
        from kit import due, outbox, webhooks

        due.register("mails", outbox.send_due)
        due.register("stripe-events", webhooks.handle_due)
