"""What the market adds to the settings; read by `config.settings` when COMMERCE is on. Nothing else of it is settings."""

from oscar.defaults import *  # noqa: F403

COMMERCE_APPS = [
    "commerce.apps.CommerceConfig",
    "commerce.desk",
    "commerce.catalogue.apps.CatalogueConfig",
    "commerce.partner.apps.PartnerConfig",
    "commerce.basket.apps.BasketConfig",
    "commerce.order.apps.OrderConfig",
    "commerce.papers",
    "commerce.talk",
    "commerce.pickup",
    "commerce.payment.apps.PaymentConfig",
    "commerce.shipping.apps.ShippingConfig",
    "commerce.checkout.apps.CheckoutConfig",
    "commerce.customer.apps.CustomerConfig",
    "oscar.apps.address.apps.AddressConfig",
    "oscar.apps.communication.apps.CommunicationConfig",
    "commerce.offer.apps.OfferConfig",
    "oscar.apps.voucher.apps.VoucherConfig",
    "widget_tweaks",
    "haystack",
    "treebeard",
    "django_tables2",
]
COMMERCE_MIDDLEWARE = ["commerce.basket.middleware.TownBasketMiddleware"]

# Oscar imports Haystack although our catalogue pages are plain list views; no index is ever built.
HAYSTACK_CONNECTIONS = {"default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}}
# All tables are made from today's models: Oscar's eighty historic migrations cost half a minute on every new database
# and say nothing about ours (docs/decisions/0003-oscar-tables.md). An upgrade of Oscar is a `makemigrations`.
MIGRATION_MODULES = {app: f"commerce.tables.{app}" for app in ("address", "communication", "offer", "voucher")}

OSCAR_SHOP_NAME = "Les Petits Commerces"
OSCAR_DEFAULT_CURRENCY = "EUR"
OSCAR_CURRENCY_FORMAT = {"EUR": {"currency_digits": False, "format_type": "accounting"}}
OSCAR_ALLOW_ANON_CHECKOUT = False
OSCAR_REQUIRED_ADDRESS_FIELDS = ("first_name", "last_name", "line1", "postcode", "line4")
OSCAR_MAX_BASKET_QUANTITY_THRESHOLD = 500
OSCAR_INITIAL_ORDER_STATUS = "awaiting_payment"
OSCAR_INITIAL_LINE_STATUS = "placed"
OSCAR_SLUG_ALLOW_UNICODE = False
OSCAR_DELETE_IMAGE_FILES = False
