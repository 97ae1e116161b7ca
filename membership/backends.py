"""Who may sign in where: an account of the realm of the address, and of no other."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from kit import realm
from membership.models import User


class RealmBackend(ModelBackend):
    """Django's permissions, and accounts of the current realm only. Without a request (Oscar's views authenticate
    so) the realm is the current one."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        email: str | None = None,
        **more: Any,
    ) -> User | None:
        address = email or username
        if not address or password is None:
            return None
        where = getattr(request, "realm", None) or realm.current()
        user = User.objects.of_realm(where.owner_id, address)
        if user is None:
            User().set_password(password)  # the same time as for a known address
            return None
        return user if user.check_password(password) and self.user_can_authenticate(user) else None

    def get_user(self, user_id: int) -> User | None:
        user = super().get_user(user_id)
        return user if user is not None and user.city_id == realm.current().owner_id else None
