"""What the cast sells in sizes and colours, with a picture of each colour."""

from decimal import Decimal

from wagtail.models import Collection

from commerce.catalogue import variants
from commerce.catalogue.models import Product, ProductPicture
from pages.demo import pictures
from pages.demo.cast import Told


def add(product: Product, row: Told, folder: str, collection: Collection) -> None:
    made = variants.add(
        product, sizes=row.get("sizes", []), colours=row.get("colours", []), stock=row["stock"].get("quantity"), by=None
    )
    told = row.get("more_pictures", [])
    saved = pictures.keep(
        pictures.describe(f"{folder}/{row['slug']}-{number}.webp", title=each["title"], collection=collection)
        for number, each in enumerate(told, 2)
    )
    rows = [
        ProductPicture.objects.create(product=product, picture=picture, position=number)
        for number, picture in enumerate(saved, 1)
    ]
    of_colour = {each["colour"]: shown for each, shown in zip(told, rows, strict=True)}
    for each in made:
        if each.label in row.get("sold_out", []):
            variants.count(each, 0, by=None)
        if each.size in row.get("dearer", {}):
            variants.price(each, Decimal(row["dearer"][each.size]), by=None)
        if each.colour in of_colour:
            variants.show(each, of_colour[each.colour])
