from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from kit import heads
from kit.models import Picture
from kit.pictures import lookup

register = template.Library()


@register.simple_tag
def picture_address(image: Picture | None, size: str = "page") -> str:
    """Where others fetch the picture, absolute; nothing for no picture."""
    return heads.absolute(lookup.find(image, size).src) if image else ""


@register.simple_tag
def picture(
    image: Picture | None, size: str = "card", alt: str | None = None, lazy: bool = True, classname: str = ""
) -> str:
    """`<img>`, in a `<picture>` where there are better formats, of an uploaded picture in one of the sizes of
    `kit.pictures`, from renditions that exist; the original while they are being made; nothing for no picture.
    `alt=""` says that it is decoration, no `alt` takes the picture's own. Never writes."""
    if image is None:
        return ""
    found = lookup.find(image, size)
    # A browser that waits for a picture knows by then how wide it stands.
    sizes = f"auto, {found.sizes}" if lazy else found.sizes
    shown = format_html(
        '<img{} src="{}"{} width="{}" height="{}" alt="{}"{}>',
        format_html(' class="{}"', classname) if classname else "",
        found.src,
        format_html(' srcset="{}" sizes="{}"', found.srcset, sizes) if found.srcset else "",
        found.width,
        found.height,
        image.alt if alt is None else alt,
        mark_safe(' loading="lazy" decoding="async"' if lazy else ' fetchpriority="high"'),
    )
    if not found.sources:
        return shown
    sources: SafeString = format_html_join(
        "",
        '<source type="{}" srcset="{}" sizes="{}">',
        ((source.type, source.srcset, sizes) for source in found.sources),
    )
    return format_html("<picture>{}{}</picture>", sources, shown)
