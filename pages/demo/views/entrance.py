"""The way in: what this is, whom one can be, what to try, what time it is."""

from datetime import datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from kit import clock
from pages import registry
from pages.demo import people, sessions, standin, travelling
from pages.demo.cards import CARDS
from pages.demo.forms import MomentForm
from pages.demo.travelling import FRANCE
from pages.demo.views import demo_only


@require_safe
@demo_only
def entrance(request: HttpRequest) -> HttpResponse:
    return show(request, MomentForm(initial={"moment": clock.now().astimezone(FRANCE)}))


def show(request: HttpRequest, form: MomentForm) -> HttpResponse:
    steps = [
        {"title": step.title, "words": step.words, "url": step.url(), "person": people.first_with(step.person)}
        for step in registry.demo_steps
    ]
    context = {
        "steps": steps,
        "people": list(people.registry),
        "cards": CARDS,
        "presets": travelling.PRESETS,
        "now": clock.now().astimezone(FRANCE),
        "is_shifted": bool(clock.offset()),
        "florist": travelling.florist_subscription(),
        "form": form,
    }
    return render(request, "pages/demo/entrance.html", context)


@require_POST
@demo_only
def become(request: HttpRequest) -> HttpResponse:
    """`email` and `town` say whom, `next` where to (where this person begins, without it)."""
    person = people.known(request.POST.get("email", ""), request.POST.get("town", ""))
    if person is None:
        raise Http404
    user = people.account_of(person)
    if user is None:
        messages.error(request, _("Cette personne n’est pas encore là : la démonstration n’est pas chargée."))
        return redirect("pages:demo")
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None)
    response = HttpResponseRedirect(wanted if is_ours else person.start())
    sessions.become(request, response, user)
    return response


@require_POST
@demo_only
def set_clock(request: HttpRequest) -> HttpResponse:
    """A preset by its key (`when`), or a moment."""
    when = request.POST.get("when", "")
    if not when:
        form = MomentForm(request.POST)
        if not form.is_valid():
            return show(request, form)
        return _travel(request, form.cleaned_data["moment"])
    chosen = travelling.preset(when)
    if chosen is not None:
        return _travel(request, chosen.moment(clock.now()))
    return _travel(request, None, is_unpaid=when == "impaye")


def _travel(request: HttpRequest, moment: datetime | None, *, is_unpaid: bool = False) -> HttpResponse:
    """To a moment; without one, to the real present or to the florist's unpaid month."""
    try:
        if moment is not None:
            travelling.travel(moment)
        elif is_unpaid:
            travelling.month_unpaid()
        else:
            travelling.back_to_now()
    except travelling.NothingToFail:
        messages.error(request, _("La fleuriste n’est pas Pro : elle n’a rien à payer. Passez-la d’abord à Pro."))
    except standin.StandInMissing as missing:
        messages.error(request, str(missing))
    else:
        messages.success(request, _("C’est fait : tout ce qui devait arriver d’ici là est arrivé."))
    return redirect("pages:demo")
