"""Somebody can't sign in. What the screen says and how long it takes is the same for every address: who is written to
is decided by the worker."""

from django_tasks import task

from commerce.customer import emails
from membership.models import City, User


def password_forgotten(*, city: City, email: str) -> None:
    """A link to a new password if the address has an account here; else the towns where it has one."""
    write_about_password.enqueue(city.pk, email)


def sign_in_failed(*, city: City, email: str) -> None:
    """If the address is unknown here, the towns where it is known."""
    write_about_sign_in.enqueue(city.pk, email)


@task()
def write_about_password(city_id: int, email: str) -> None:
    user = User.objects.of_realm(city_id, email)
    if user is None:
        emails.known_elsewhere(City.objects.get(pk=city_id), email)
    elif user.is_active:
        emails.password_reset(user)


@task()
def write_about_sign_in(city_id: int, email: str) -> None:
    if User.objects.of_realm(city_id, email) is None:
        emails.known_elsewhere(City.objects.get(pk=city_id), email)
