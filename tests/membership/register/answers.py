"""Answers of the register in its own shape (fields of https://recherche-entreprises.api.gouv.fr/docs/), of companies that
don't exist."""

from typing import Any


def unit(siret: str, **more: Any) -> dict[str, Any]:
    place = {
        "siret": siret,
        "adresse": "12 QUAI DES CORDELIERS 74000 ANNECY",
        "code_postal": "74000",
        "commune": "74010",
        "libelle_commune": "ANNECY",
        "latitude": "45.8992",
        "longitude": "6.1294",
        "activite_principale": "47.29Z",
        "etat_administratif": "A",
        "liste_enseignes": ["LA BRULERIE DES QUAIS"],
        "nom_commercial": None,
        "est_siege": True,
    } | more.pop("place", {})
    return {
        "siren": siret[:9],
        "nom_complet": "BRULERIE DES QUAIS",
        "nom_raison_sociale": "BRULERIE DES QUAIS",
        "nature_juridique": "5499",
        "categorie_entreprise": "PME",
        "etat_administratif": "A",
        "nombre_etablissements": 2,
        "nombre_etablissements_ouverts": 1,
        "siege": place,
        "matching_etablissements": [place],
    } | more


def answer(*units: dict[str, Any]) -> dict[str, Any]:
    return {"results": list(units), "total_results": len(units), "page": 1, "per_page": 1, "total_pages": 1}
