from membership.models import Shop


def state(shop: Shop) -> None:
    return None


def week(shop: Shop) -> list:
    return []


def closures(shop: Shop) -> list:
    return []
