"""What the head of a page takes from its blocks, and what search engines are told (`builtins` in the settings)."""

from collections.abc import Iterable

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.safestring import SafeString

from kit import heads, structured_data

register = template.Library()
register.filter("shown_title", heads.shown_title)
register.filter("shared_title", heads.shared_title)
register.filter("shown_description", heads.shown_description)


class CaptureNode(template.Node):
    def __init__(self, name: str, nodelist: NodeList) -> None:
        self.name, self.nodelist = name, nodelist

    def render(self, context: Context) -> str:
        context[self.name] = self.nodelist.render(context)
        return ""


@register.tag
def capture(parser: Parser, token: Token) -> CaptureNode:
    """`{% capture name %}{% block title %}…{% endblock %}{% endcapture %}`: what the page wrote, to be used twice."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return CaptureNode(name, nodelist)


@register.simple_tag(name="structured_data")
def structured_data_tag(things: structured_data.Thing | Iterable[structured_data.Thing] | None) -> SafeString:
    """Things of `kit.structured_data` as JSON-LD."""
    return structured_data.script(things or [])


@register.simple_tag
def breadcrumb_data(crumbs: Iterable[structured_data.Crumb]) -> SafeString:
    return structured_data.script(structured_data.breadcrumbs(crumbs))
