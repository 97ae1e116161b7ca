"""People of the platform sign in and out, and choose a new password."""

from typing import Any

from django.contrib.auth import views as auth_views
from django.http import HttpResponse
from django.urls import reverse, reverse_lazy
from django.views.generic import FormView, TemplateView

from membership.forms import NewPasswordForm, PasswordResetForm, SignInForm
from membership.models import User


class SignIn(auth_views.LoginView):
    """For the members' space and the admin alike. `next` is followed when it is ours; staff go to the admin."""

    template_name = "membership/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def get_default_redirect_url(self) -> str:
        user = self.request.user
        if user.is_authenticated and user.is_staff and user.has_perm("wagtailadmin.access_admin"):
            return reverse("wagtailadmin_home")
        return reverse("membership:hub")


class SignOut(auth_views.LogoutView):
    next_page = "/"


class PasswordReset(FormView):
    template_name = "membership/password_reset.html"
    form_class = PasswordResetForm
    success_url = reverse_lazy("membership:password-reset-sent")

    def form_valid(self, form: PasswordResetForm) -> HttpResponse:
        form.write()
        return super().form_valid(form)


class PasswordResetSent(TemplateView):
    template_name = "membership/password_reset_sent.html"


class PasswordResetConfirm(auth_views.PasswordResetConfirmView):
    template_name = "membership/password_reset_confirm.html"
    form_class = NewPasswordForm
    success_url = reverse_lazy("membership:password-reset-done")

    def get_user(self, uidb64: str) -> Any:
        # A customer's link belongs in the customer's town.
        user = super().get_user(uidb64)
        return user if isinstance(user, User) and not user.is_customer else None


class PasswordResetDone(TemplateView):
    template_name = "membership/password_reset_done.html"
