from kit.models.clock import ClockSetting
from kit.models.frozen import Frozen, FrozenQuerySet, IsFrozen
from kit.models.mail import OutgoingMail
from kit.models.pictures import File, Picture, PictureRendition
from kit.models.series import Series
from kit.models.stripe_events import StripeEvent

__all__ = [
    "ClockSetting",
    "File",
    "Frozen",
    "FrozenQuerySet",
    "IsFrozen",
    "OutgoingMail",
    "Picture",
    "PictureRendition",
    "Series",
    "StripeEvent",
]
