"""The questions the site starts with: all thirty, each with the facts that bind."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import resolve
from django.utils.html import strip_tags

from faq import answers, content, figures
from faq.models import Question
from tests.faq.conftest import FILE

# In the order of the product's list of questions, one to thirty: what the answer must say.
FACTS = {
    "a-quoi-sert-ce-site": ["petits commerces", "marché de la ville"],
    "ma-ville-n-y-est-pas": ["commerçants préférés", "Demandez-la", "comptée"],
    "payer-en-ligne": ["Stripe", "ne pas prendre la carte"],
    "livraison-a-domicile": ["dépend du commerçant", "temps", "argent", "organisation"],
    "retrait-en-boutique": ["l’idéal", "au coin de la rue"],
    "faut-il-un-compte": ["Oui", "suivre votre commande", "certitude"],
    "mot-de-passe-oublie": ["la ville où vous vous êtes inscrit", "Mon compte", "Réinitialiser mon mot de passe"],
    "un-compte-par-ville": ["chaque ville est une boutique", "moins qu’un compte chez chaque commerçant"],
    "annuler-ma-commande": [
        "Avant le paiement, oui",
        "14 jours",
        "en ligne",
        "support@",
        "en relation avec le commerçant",
    ],
    "produit-ne-me-convient-pas": [
        "emballage d’origine",
        "deux semaines",
        "14 jours",
        "La loi",
        "le commerce paie le retour",
    ],
    "quand-suis-je-rembourse": ["la carte qui a payé", "deux semaines"],
    "je-n-arrive-pas-a-finir-ma-commande": [
        "du lundi au vendredi, de 10 h à 18 h 30",
        "sauf les jours fériés",
        "en bas à gauche",
        "support@",
    ],
    "contacter-le-commercant": ["depuis sa page"],
    "je-ne-peux-pas-payer-par-carte": ["ne prend peut-être pas la carte", "support@"],
    "seul-le-retrait-est-propose": ["ne livre pas"],
    "vendre-en-tant-que-particulier": ["déclarée", "vérifier", "vendeur"],
    "comment-m-inscrire": ["Inscrire mon commerce", "en haut à droite", "support@"],
    "combien-ca-coute": [
        "gratuit",
        "optimisée pour être trouvée",
        "5 €",
        "10 €",
        "mini-site",
        "dix adhérents Pro",
        "Aucune commission",
        "1,4 % + 0,25 €",
        "à la charge du vendeur",
    ],
    "qui-peut-s-inscrire": ["petits commerces locaux", "disparaissent", "grande distribution", "chaînes"],
    "pourquoi-mes-informations": ["sécurité", "qualité", "SIRET", "raison sociale"],
    "acceder-a-l-espace-adherent": ["Connexion adhérent", "Standard ou Pro", "Connexion commerçant"],
    "acceder-au-tableau-de-bord": ["Pro", "neuf autres", "Connexion commerçant", "/tableau-de-bord/", "préparer"],
    "identifiants-oublies": ["réinitialiser"],
    "accepter-la-carte": ["Pro", "1,4 % + 0,25 €", "à votre charge", "frais réels", "chaque commande"],
    "proposer-la-livraison": ["Oui", "nous les réglons pour vous", "votre service et votre responsabilité"],
    "modes-de-livraison": ["retrait en boutique", "livraison à domicile", "point relais", "contact@"],
    "quand-suis-je-paye": ["Chaque jour, automatiquement", "solde de la veille", "Stripe", "tableau de bord"],
    "preparer-mon-tableau-de-bord": ["documentation", "chat"],
    "aucune-categorie": ["support@", "depuis votre tableau de bord"],
    "besoin-d-aide": ["support@"],
}


def plain(html: str) -> str:
    """As read, with ordinary spaces."""
    return re.sub(r"[\u00a0\u202f]", " ", strip_tags(html))


def test_the_thirty_questions_come_in_the_order_of_the_list(questions):
    assert [question.slug for question in questions] == list(FACTS)


def test_sixteen_questions_are_customers_the_other_fourteen_merchants(questions):
    audiences = [question.audience for question in questions]
    assert audiences == ["customers"] * 16 + ["merchants"] * 14


@pytest.mark.parametrize("slug", FACTS)
def test_the_answer_says_what_binds(questions, slug):
    (entry,) = answers.entries(questions.filter(slug=slug))
    missing = [fact for fact in FACTS[slug] if fact not in plain(entry.answer)]
    assert missing == []


def test_no_figure_is_typed(prices):
    typed = re.findall(r"\d+(?:,\d+)?\s*[€%]|\b\d+ jours|@lespetitscommerces", plain(FILE.read_text()))
    assert typed == []


def test_every_figure_the_file_quotes_exists(prices):
    quoted = set(content.TOKEN.findall(FILE.read_text())) - {"…"}
    assert quoted <= figures.keys()


def test_answers_link_only_to_addresses_of_the_site(questions):
    links = {
        href.partition("#")[0] for question in questions for href in re.findall(r'href="([^"]+)"', question.answer)
    }
    assert links
    # Wagtail takes whatever nobody else does, so an address must lead to a view of ours.
    assert {resolve(link).namespace for link in links} <= {"faq", "membership", "pages"}


def test_links_between_questions_reach_one(questions):
    anchors = {anchor for question in questions for anchor in re.findall(r'href="/faq/#([^"]+)"', question.answer)}
    assert anchors <= set(FACTS)


def test_templates_link_to_questions_that_exist():
    linked = re.compile(r'faq/link\.html"\s+with\s+slug="([a-z0-9-]+)"')
    used = {
        slug
        for path in (Path(settings.BASE_DIR) / "templates").rglob("*.html")
        for slug in linked.findall(path.read_text())
    }
    assert used <= set(FACTS)


def test_typographic_spaces_stand_where_french_wants_them(questions):
    for question in questions:
        text = strip_tags(question.question + question.answer)
        assert not re.search(r" [?!;:»]|« |'", text), question.slug


def test_loading_again_changes_nothing(loaded):
    before = list(Question.objects.values())
    assert content.load(FILE) == content.Loaded(created=0, updated=0, kept=0)
    assert list(Question.objects.values()) == before


def test_loading_again_leaves_what_staff_wrote(loaded):
    question = Question.objects.get(slug="besoin-d-aide")
    question.answer = "<p>Appelez-nous.</p>"
    question.save_revision().publish()
    assert content.load(FILE).kept == 1
    question.refresh_from_db()
    assert question.answer == "<p>Appelez-nous.</p>"


def test_loading_again_leaves_a_draft_alone(loaded, tmp_path):
    question = Question.objects.get(slug="besoin-d-aide")
    question.answer = "<p>En cours.</p>"
    question.save_revision()
    changed = tmp_path / "faq.toml"
    changed.write_text(FILE.read_text().replace("Oui. Écrivez à", "Bien sûr. Écrivez à"))
    content.load(changed)
    question = Question.objects.get(slug="besoin-d-aide")
    assert "Bien sûr" not in question.answer
    assert question.get_latest_revision_as_object().answer == "<p>En cours.</p>"


def test_loading_renews_what_nobody_touched(loaded, tmp_path):
    changed = tmp_path / "faq.toml"
    changed.write_text(FILE.read_text().replace("Oui. Écrivez à", "Bien sûr. Écrivez à"))
    assert content.load(changed).updated == 1
    assert "Bien sûr" in Question.objects.get(slug="besoin-d-aide").answer


def test_loading_makes_what_is_missing(loaded):
    Question.objects.get(slug="besoin-d-aide").delete()
    assert content.load(FILE).created == 1


def test_each_question_starts_with_a_history(loaded):
    assert all(question.revisions.count() == 1 and question.live_revision_id for question in loaded)
