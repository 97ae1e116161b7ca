from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from shop_pages.blocks import facts, words


class BodyBlock(blocks.StreamBlock):
    """A page of a mini-site, block by block."""

    hero = words.HeroBlock()
    text = words.TextBlock()
    photos = words.PhotosBlock()
    gallery = words.GalleryBlock()
    hours = facts.HoursBlock()
    products = facts.ProductsBlock()
    news = words.NewsBlock()
    day = facts.DayBlock()
    team = words.TeamBlock()
    questions = words.QuestionsBlock()
    quote = words.QuoteBlock()
    map = facts.MapBlock()
    call = words.CallBlock()

    class Meta:
        block_counts = {
            "hero": {"max_num": 1},
            "products": {"max_num": 3},
            "hours": {"max_num": 1},
            "map": {"max_num": 1},
        }
        label = _("blocs")
        required = False
