from django.apps import AppConfig
from django.db.models.signals import post_save, pre_save


class KitConfig(AppConfig):
    name = "kit"
    verbose_name = "Outils"

    def ready(self) -> None:
        # Models exist only now: what registers itself is imported here.
        from kit import due, outbox, scheduling, webhooks
        from kit.models import Picture
        from kit.pictures import making, receivers

        due.register("mails", outbox.send_due)
        due.register("old-mails", outbox.forget_old)
        due.register("stripe-events", webhooks.handle_due)
        due.register("pictures", making.make_forgotten)
        due.register("scheduled-pages", scheduling.publish_due)

        pre_save.connect(receivers.clean_original, sender=Picture)
        post_save.connect(receivers.make_renditions, sender=Picture)
