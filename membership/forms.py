from wagtail.admin.forms.auth import PasswordResetForm

from membership.models import User


class PlatformPasswordResetForm(PasswordResetForm):
    """Wagtail's reset, for accounts of the platform alone: a customer's account of that address gets no mail."""

    def get_users(self, email: str):  # type: ignore[no-untyped-def]
        user = User.objects.of_realm(None, email)
        return [user] if user is not None and user.is_active and user.has_usable_password() else []
