"""One product, whole: to add it in a minute, to change it later."""

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from commerce.catalogue import asking, kinds, variants
from commerce.catalogue import products as catalogue
from commerce.catalogue.models import Category, Product
from commerce.desk import products
from commerce.desk.fields import PriceField, StockField, WordsField, counted, shown
from commerce.desk.picture_fields import PicturesField
from commerce.partner.models import StockRecord
from membership.models import Shop, User

TAX_RATES = (
    ("5.50", _("5,5 % (aliments, livres)")),
    ("10.00", _("10 % (plats à emporter, à manger de suite)")),
    ("20.00", _("20 % (taux normal, alcools)")),
    ("2.10", _("2,1 % (presse)")),
    ("0.00", _("0 %")),
)
# What isn't asked of a product in sizes or colours: each of them has its own.
OF_ONE_PIECE = ["sold_by", "portion_grams", "mode", "stock", "daily"]
NORMAL_RATE = Decimal("20.00")  # what counts should a shop charge VAT one day
Mode = StockRecord.Mode


class CategoryField(forms.ModelChoiceField):
    def label_from_instance(self, category: Category) -> str:
        return "– " * (category.depth - 1) + category.name


class ProductForm(forms.Form):
    title = forms.CharField(label=_("Nom"), max_length=120)
    category = CategoryField(
        label=_("Rayon"),
        queryset=Category.objects.none(),
        required=False,
        empty_label=_("Sans rayon pour l’instant"),
    )
    wanted_category = forms.CharField(
        label=_("Le bon rayon manque ? Dites lequel"),
        max_length=80,
        required=False,
        help_text=_("Nous le créons, ou nous vous en proposons un ; la réponse vient par mail."),
    )
    kind = forms.ChoiceField(
        label=_("Sorte de produit"),
        choices=[("", _("celle du rayon")), *kinds.CHOICES],
        required=False,
        help_text=_("Elle dit ce qu’il faut écrire avant la vente : allergènes, degré, fabricant…"),
    )
    sold_by = forms.ChoiceField(
        label=_("Vendu"), choices=Product.SoldBy.choices, initial=Product.SoldBy.PIECE, widget=forms.RadioSelect
    )
    portion_grams = forms.IntegerField(
        label=_("Au poids : portion, en grammes"),
        min_value=1,
        max_value=10_000,
        required=False,
        help_text=_("50 : le client commande 50 g, 100 g, 150 g…"),
    )
    price = PriceField(
        label=_("Prix, taxes comprises"),
        show_hidden_initial=True,
        help_text=_("À la pièce, ou au kilo pour ce qui se pèse."),
    )
    tax_rate = forms.ChoiceField(label=_("Taux de TVA"), choices=TAX_RATES, initial="20.00")
    mode = forms.ChoiceField(
        label=_("Stock"),
        choices=(
            (Mode.COUNTED, _("compté")),
            (Mode.DAILY, _("tant par jour, refait chaque matin")),
            (Mode.UNCOUNTED, _("non compté, toujours disponible")),
        ),
        initial=Mode.COUNTED,
        widget=forms.RadioSelect,
    )
    stock = StockField(
        label=_("Il y en a"), required=False, show_hidden_initial=True, help_text=_("En pièces, ou en kilos au poids.")
    )
    daily = StockField(label=_("Par jour"), required=False, help_text=_("En pièces, ou en kilos au poids."))
    description = forms.CharField(
        label=_("Description"), max_length=3000, required=False, widget=forms.Textarea(attrs={"rows": 4})
    )
    net_quantity = forms.IntegerField(
        label=_("Quantité nette"),
        min_value=1,
        max_value=100_000,
        required=False,
        help_text=_("À la pièce : le pot fait 350 g. Le prix au kilo ou au litre se calcule seul."),
    )
    net_quantity_unit = forms.ChoiceField(label=_("Unité"), choices=Product.QuantityUnit.choices, required=False)
    withdrawal_exemption = forms.ChoiceField(
        label=_("Le client peut-il changer d’avis ?"),
        choices=Product.Exemption.choices,
        required=False,
        help_text=_("La loi exclut quelques cas. Le client le lit avant d’acheter."),
    )
    made_to_order_days = forms.IntegerField(
        label=_("Délai de préparation, en jours"), min_value=0, max_value=90, required=False, initial=0
    )
    sizes = WordsField(
        label=_("Tailles, pointures ou formats"),
        required=False,
        help_text=_("Séparés par des virgules : 38, 39, 40. Vide : il n’y en a qu’un."),
    )
    colours = WordsField(
        label=_("Couleurs, modèles ou parfums"), required=False, help_text=_("Séparés par des virgules : rouge, bleu.")
    )
    pictures = PicturesField(
        label=_("Photos"),
        required=False,
        help_text=_("Celles de votre téléphone conviennent, plusieurs à la fois. Vingt mégaoctets au plus chacune."),
    )
    alt = forms.CharField(
        label=_("Ce que montre la première photo"),
        max_length=200,
        required=False,
        help_text=_("Pour qui ne la voit pas : « Un pain rond à la croûte farinée »."),
    )
    is_public = forms.BooleanField(label=_("En vente"), required=False, initial=True)

    def __init__(self, data: Any = None, files: Any = None, *, shop: Shop, product: Product | None = None) -> None:
        self.shop, self.product = shop, product
        super().__init__(data, files, initial=_initial(product) if product else None)
        category = self.fields["category"]
        assert isinstance(category, CategoryField)
        category.queryset = Category.objects.browsable().order_by("path")
        gone = ["tax_rate"] if shop.member.is_vat_exempt else []
        gone += ["sizes", "colours"] if product else []  # they have a page of their own then
        gone += OF_ONE_PIECE if product and product.is_parent else []
        for name in gone:
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["kind"] = cleaned.get("kind") or kinds.of_category(cleaned.get("category")) or "other"
        if self.product and self.product.is_parent:
            return cleaned
        is_weighed = cleaned.get("sold_by") == Product.SoldBy.WEIGHT
        if is_weighed and not cleaned.get("portion_grams"):
            self.add_error("portion_grams", _("Au poids, dites la plus petite portion : 50, par exemple."))
            return cleaned
        cleaned["portion_grams"] = cleaned.get("portion_grams") if is_weighed else None
        if is_weighed and (cleaned.get("sizes") or cleaned.get("colours")):
            self.add_error("sizes", _("Ce qui se pèse n’a pas de tailles : le client choisit le poids."))
        if len(cleaned.get("sizes") or [1]) * len(cleaned.get("colours") or [1]) > variants.MOST:
            self.add_error("sizes", _("Soixante choix au plus pour un produit."))
        self._count("stock", Mode.COUNTED, _("Dites combien il y en a ; 0 s’il n’y en a plus."), least=0)
        self._count("daily", Mode.DAILY, _("Dites combien par jour, au moins un."), least=1)
        return cleaned

    def _count(self, name: str, mode: str, refusal: Any, *, least: int) -> None:
        """Turn pieces or kilos into what the stock counts."""
        told = self.cleaned_data
        if told.get("mode") != mode or name in self.errors:
            told[name] = None
            return
        try:
            quantity = None if told.get(name) is None else counted(told[name], told["portion_grams"])
        except ValidationError as error:
            self.add_error(name, error)
            return
        if quantity is None or quantity < least:
            self.add_error(name, refusal)
        else:
            told[name] = quantity

    @transaction.atomic
    def save(self, by: User) -> Product:
        told = self.cleaned_data
        rate = Decimal(told["tax_rate"]) if "tax_rate" in told else None  # who is VAT exempt isn't asked
        own: dict[str, Any] = {
            name: told[name]
            for name in ("title", "description", "sold_by", "portion_grams", "net_quantity", "is_public")
            if name in told
        }
        own["net_quantity_unit"] = told["net_quantity_unit"] or Product.QuantityUnit.GRAM
        own["made_to_order_days"] = told["made_to_order_days"] or 0
        categories = [told["category"]] if told["category"] else []
        if self.product is None:
            product = catalogue.create(
                shop=self.shop,
                by=by,
                price=told["price"],
                kind=told["kind"],
                category=categories,
                exemption=told["withdrawal_exemption"],
                mode=told["mode"],
                stock=told["stock"] or 0,
                daily=told["daily"],
                tax_rate=NORMAL_RATE if rate is None else rate,
                **own,
            )
            if told["sizes"] or told["colours"]:
                # Refilled each morning is one pile: sizes are counted, or not.
                each = None if told["mode"] == Mode.UNCOUNTED else told["stock"] or told["daily"] or 0
                variants.add(product, sizes=told["sizes"], colours=told["colours"], stock=each, by=by)
        else:
            product = products.change(
                product=self.product,
                by=by,
                price=told["price"] if "price" in self.changed_data else None,
                tax_rate=rate,
                categories=categories,
                kind=told["kind"],
                stock_change=self._stock_change(),
                withdrawal_exemption=told["withdrawal_exemption"],
                **own,
            )
        for number, file in enumerate(told["pictures"]):
            products.add_picture(product=product, file=file, alt="" if number else told["alt"], by=by)
        if told["wanted_category"]:
            asking.ask(product=product, wanted=told["wanted_category"], by=by)
        return product

    def _stock_change(self) -> dict[str, Any] | None:
        """None while nobody touched the stock: what was sold meanwhile stays sold. Portions of another size are other
        numbers."""
        if "mode" not in self.fields:
            return None
        told, anew = self.cleaned_data, set(self.changed_data) & {"mode", "sold_by", "portion_grams"}
        if not anew and not set(self.changed_data) & {"stock", "daily"}:
            return None
        # More « par jour » is for tomorrow; who begins with it begins today.
        quantity = (told["daily"] if anew else None) if told["mode"] == Mode.DAILY else told["stock"]
        return {"mode": told["mode"], "quantity": quantity, "daily": told["daily"]}


def _initial(product: Product) -> dict[str, Any]:
    record = product.stockrecords.get()
    grams = product.portion_grams if product.is_weighed else None
    fields = (
        "title description sold_by portion_grams net_quantity net_quantity_unit withdrawal_exemption "
        "made_to_order_days is_public"
    ).split()
    return {name: getattr(product, name) for name in fields} | {
        "category": product.categories.order_by("path").first(),
        "kind": kinds.of(product).code,
        "price": record.price,
        "tax_rate": str(record.tax_rate),
        "mode": record.mode,
        "stock": shown(products.left(record), grams),
        "daily": shown(record.daily_quantity, grams),
    }
