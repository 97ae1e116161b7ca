"""What a merchant composes a page from. Each block has a template of its name in `templates/blocks/`; its class in
the page is `b-<name>`, and a theme places it by that."""

from shop_pages.blocks.body import BodyBlock

__all__ = ["BodyBlock"]
