"""Addresses of towns and shops: readable, unique, never a reserved word, frozen once used."""

from django.utils.text import slugify

from membership import reserved
from membership.models import City, Commune, FormerAddress, Shop


def for_city(commune: Commune) -> str:
    """The commune's name; of several communes with that name the most populated has it bare, the others add
    their département (`barjac-48`). A reserved word always gets the département."""
    bare = slugify(commune.name)
    namesakes = Commune.objects.filter(search_name=commune.search_name).order_by("-population", "insee_code")
    is_first = namesakes.first() == commune
    if is_first and bare not in reserved.TOP_LEVEL and not City.objects.filter(slug=bare).exists():
        return bare
    with_departement = f"{bare}-{commune.departement.lower()}"
    if not City.objects.filter(slug=with_departement).exists():
        return with_departement
    return f"{with_departement}-{commune.insee_code.lower()}"


def for_shop(name: str, city: City) -> str:
    """The shop's name, numbered if the town has it already or ever had."""
    bare = slugify(name)[:70] or "commerce"
    now = Shop.objects.filter(city=city, slug__startswith=bare).values_list("slug", flat=True)
    once = FormerAddress.objects.filter(city=city, slug__startswith=bare).values_list("slug", flat=True)
    taken = {*now, *once} | reserved.IN_TOWN
    slug, number = bare, 2
    while slug in taken:
        slug, number = f"{bare}-{number}", number + 1
    return slug
