"""« Inscrire mon commerce »: one question a screen, kept as one goes; the address of an application is its key."""

from dataclasses import dataclass
from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kit import clock
from kit.origin import same_site_instead_of_token
from kit.throttle import Throttle, client_address
from membership import applying, neighbours
from membership import joining_forms as forms
from membership.models import Application, PlanPrice

PATIENCE = timedelta(seconds=8)  # for the register, before one types
BEGINNINGS = Throttle("applications", limit=30, seconds=60 * 60)
TOO_MANY = gettext_lazy(
    "Beaucoup d’inscriptions viennent de commencer d’ici. Réessayez dans une heure, ou écrivez-nous."
)


@dataclass(frozen=True)
class Step:
    """One screen. `title` asks its question."""

    key: str
    title: str | Promise
    form: type[forms.StepForm]


STEPS = (
    Step("entreprise", gettext_lazy("Est-ce bien vous ?"), forms.IdentityForm),
    Step("commerce", gettext_lazy("Comment s’appelle-t-il ?"), forms.ShopForm),
    Step("ville", gettext_lazy("Où est-il ?"), forms.TownForm),
    Step("contact", gettext_lazy("À qui répondons-nous ?"), forms.ContactForm),
    Step("offre", gettext_lazy("Standard ou Pro ?"), forms.OfferForm),
    Step("envoyer", gettext_lazy("Relisez, puis envoyez"), forms.SendForm),
)
KEYS = [step.key for step in STEPS]
# Where each needed thing is asked for.
ASKED_AT = {"shop_name": "commerce", "commune": "ville", "contact_name": "contact", "email": "contact"}


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@same_site_instead_of_token
def begin(request: HttpRequest) -> HttpResponse:
    """The first question, from any page that asks it."""
    form = forms.SiretForm(request.POST if request.method == "POST" else None)
    code = str((request.POST if request.method == "POST" else request.GET).get("invitation", ""))[:40]
    inviter = neighbours.inviter(code)
    context: dict[str, object] = {"form": form, "inviter": inviter, "code": code if inviter else ""}
    if request.method == "POST" and form.is_valid():
        if BEGINNINGS.count(client_address(request)) > BEGINNINGS.limit:
            form.add_error(None, str(TOO_MANY))
        else:
            try:
                application = applying.begin(siret=form.cleaned_data["siret"], invited_by=inviter)
            except applying.ShopIsThere as refusal:
                context["shop"] = refusal.shop
            except applying.AlreadyApplied:
                context["is_applied"] = True
            else:
                return redirect("membership:application-step", application.token, KEYS[0])
    return render(request, "membership/joining/siret.html", context)


@require_safe
@never_cache
def application(request: HttpRequest, token: str) -> HttpResponse:
    """Where the link in the mail leads: on to the first open question, or to how things stand."""
    found = _found(token)
    if found.is_draft:
        return redirect("membership:application-step", token, first_open(found))
    return _standing(request, found, forms.AnswerForm())


def first_open(found: Application) -> str:
    """The first screen whose question is open."""
    missing = {ASKED_AT[name] for name in applying.missing(found) if name in ASKED_AT}
    if not found.offer:
        missing.add("offre")
    return next((key for key in KEYS if key in missing), KEYS[-1])


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def step(request: HttpRequest, token: str, key: str) -> HttpResponse:
    found = _found(token)
    if key not in KEYS:
        raise Http404
    if not found.is_draft:
        return redirect("membership:application", token)
    current = STEPS[KEYS.index(key)]
    if key == KEYS[0] and request.method != "POST" and _is_waiting_for_register(found):
        response = _screen(request, found, current, None, template="waiting")
        response.headers["Refresh"] = "1"
        return response
    form = current.form(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        return _go_on(request, found, current, form)
    return _screen(request, found, current, form)


def _is_waiting_for_register(found: Application) -> bool:
    asked = found.register_asked_at
    return found.is_being_looked_up and asked is not None and clock.now() - asked < PATIENCE


def _go_on(request: HttpRequest, found: Application, current: Step, form: forms.StepForm) -> HttpResponse:
    form.save(commit=False)
    try:
        applying.keep(found)
        if current.key == KEYS[-1]:
            applying.send(found)
            return redirect("membership:application", found.token)
    except applying.NotYours:
        return redirect("membership:application", found.token)
    except applying.NotComplete as refusal:
        messages.error(request, _("Il manque encore une réponse : la voici."))
        return redirect("membership:application-step", found.token, ASKED_AT[refusal.fields[0]])
    except applying.ShopIsThere:
        messages.error(request, _("Ce commerce vient d’être inscrit : entrez par « Connexion adhérent »."))
        return redirect("membership:sign-in")
    except applying.AlreadyApplied:
        messages.info(
            request, _("Une autre demande attend déjà pour ce SIRET. Son lien vient d’être renvoyé par e-mail.")
        )
        return redirect("membership:application-step", found.token, current.key)
    return redirect("membership:application-step", found.token, KEYS[KEYS.index(current.key) + 1])


def _screen(
    request: HttpRequest, found: Application, current: Step, form: forms.StepForm | None, template: str = ""
) -> HttpResponse:
    index = KEYS.index(current.key)
    context = {
        "application": found,
        "facts": found.facts,
        "form": form,
        "step": current,
        "number": index + 2,  # the SIRET was the first question
        "total": len(STEPS) + 1,
        "back": reverse("membership:application-step", args=[found.token, KEYS[index - 1]]) if index else "",
        "price": PlanPrice.objects.current(),
    }
    return render(request, f"membership/joining/{template or current.key}.html", context)


def _standing(request: HttpRequest, found: Application, form: forms.AnswerForm) -> HttpResponse:
    context = {"application": found, "question": found.events.open_question(), "form": form}
    return render(request, "membership/joining/standing.html", context)


@require_POST
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The answer to what staff asked."""
    found = _found(token)
    form = forms.AnswerForm(request.POST)
    if not form.is_valid():
        return _standing(request, found, form)
    try:
        applying.answer(found, form.cleaned_data["words"])
    except applying.NotYours:
        messages.info(request, _("Cette demande n’attend pas de réponse."))
    else:
        messages.success(request, _("Merci. Nous lisons votre réponse et revenons vers vous."))
    return redirect("membership:application", token)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def drop(request: HttpRequest, token: str) -> HttpResponse:
    found = _found(token)
    if request.method == "POST":
        try:
            applying.drop(found)
        except applying.NotYours:
            messages.info(request, _("Cette demande a déjà reçu sa réponse."))
        return redirect("membership:application", token)
    return render(request, "membership/joining/drop.html", {"application": found})


def _found(token: str) -> Application:
    return get_object_or_404(Application.objects.select_related("commune", "shop__city__commune"), token=token)
