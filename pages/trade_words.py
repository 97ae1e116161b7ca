"""What people type when they look for a trade: « du pain », « un cordonnier »."""

from membership import trades

WORDS = {
    "boulangerie": "pain baguette viennoiserie croissant gâteau pâtisserie brioche boulanger pâtissier",
    "fromagerie": "fromage lait beurre crème yaourt fromager crémier raclette fondue",
    "boucherie": "viande boucher charcutier jambon saucisson poulet volaille rôti",
    "primeur": "fruits légumes maraîcher salade pommes panier",
    "poissonnerie": "poisson poissonnier crustacés coquillages huîtres fruits de mer",
    "epicerie": "épicier vrac conserve huile miel confiture épices pâtes épicerie fine",
    "chocolatier": "chocolat confiseur bonbons dragées confiserie praliné",
    "caviste": "vin bière alcool bouteille champagne cidre spiritueux cave",
    "cafe": "café thé torréfacteur infusion salon de thé torréfaction",
    "librairie": "livre libraire roman bande dessinée papeterie presse cahier",
    "jouets": "jouet jeu jeux de société peluche puzzle enfant",
    "fleuriste": "fleurs bouquet plante fleur",
    "quincaillerie": "outil bricolage clé vis peinture droguerie",
    "ceramique": "poterie potier vaisselle bol tasse grès",
    "savonnerie": "savon cosmétique soin parfum bougie",
    "mercerie": "laine fil tissu couture tricot bouton",
    "mode": "vêtement robe pantalon chemise prêt-à-porter habits manteau",
    "chaussures": "chaussure cordonnier ressemelage bottes clé minute",
    "bijouterie": "bijou montre horloger bague collier bijoutier horlogerie",
    "opticien": "lunettes optique verres lentilles",
    "coiffeur": "coiffeur cheveux coupe barbier barbe",
    "velo": "vélo bicyclette réparation cycles",
}


def words_of(trade: trades.Trade) -> str:
    """The trade's names and what it is looked for by, in one text."""
    return f"{trade.label} {trade.plural} {WORDS.get(trade.key, '')}"
