from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from shop_pages.blocks import facts, pictures, words
from shop_pages.blocks import news as informing


class BodyBlock(blocks.StreamBlock):
    """A page of a mini-site, block by block."""

    hero = words.HeroBlock()
    text = words.TextBlock()
    photos = pictures.PhotosBlock()
    gallery = pictures.GalleryBlock()
    hours = facts.HoursBlock()
    products = facts.ProductsBlock()
    news = informing.NewsBlock()
    day = facts.DayBlock()
    team = pictures.TeamBlock()
    questions = informing.QuestionsBlock()
    quote = words.QuoteBlock()
    map = facts.MapBlock()
    video = pictures.VideoBlock()
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
