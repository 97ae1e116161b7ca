from membership.models.acting import ActedChange, Acting
from membership.models.addresses import FormerAddress
from membership.models.alerts import OpeningAlert
from membership.models.applications import Application, ApplicationEvent
from membership.models.crew import CrewEvent, Invitation
from membership.models.departures import Departure
from membership.models.exports import Export
from membership.models.falls import ForeseenFall
from membership.models.gate import MarketTransition
from membership.models.helping import HelpEvent, HelpRequest
from membership.models.history import TownDay
from membership.models.invoices import Invoice, InvoiceSweep
from membership.models.members import Member, Shop, ShopPhoto, ShopRole
from membership.models.neighbours import NeighbourLink
from membership.models.offers import PlanPrice, Subscription
from membership.models.papers import Correction, FactChange
from membership.models.people import User
from membership.models.places import City, CityWish, Commune
from membership.models.rounds import StripeRound
from membership.models.suspensions import ShopEvent, Suspension
from membership.models.votes import MissingShop, MissingShopVote, ShopVote

__all__ = [
    "ActedChange",
    "Acting",
    "Application",
    "ApplicationEvent",
    "City",
    "CityWish",
    "Commune",
    "Correction",
    "CrewEvent",
    "Departure",
    "Export",
    "FactChange",
    "ForeseenFall",
    "FormerAddress",
    "HelpEvent",
    "HelpRequest",
    "Invitation",
    "Invoice",
    "InvoiceSweep",
    "MarketTransition",
    "Member",
    "MissingShop",
    "MissingShopVote",
    "NeighbourLink",
    "OpeningAlert",
    "PlanPrice",
    "Shop",
    "ShopEvent",
    "ShopPhoto",
    "ShopRole",
    "ShopVote",
    "StripeRound",
    "Subscription",
    "Suspension",
    "TownDay",
    "User",
]
