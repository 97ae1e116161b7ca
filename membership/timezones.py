"""The time zone of a French département (overseas ones have their own)."""

OVERSEAS = {
    "971": "America/Guadeloupe",
    "972": "America/Martinique",
    "973": "America/Cayenne",
    "974": "Indian/Reunion",
    "975": "America/Miquelon",
    "976": "Indian/Mayotte",
    "977": "America/St_Barthelemy",
    "978": "America/Marigot",
}


def zone_of(departement: str) -> str:
    return OVERSEAS.get(departement, "Europe/Paris")
