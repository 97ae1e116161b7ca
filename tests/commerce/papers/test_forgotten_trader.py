"""Who traded in a shop is forgotten six months after it left; what was sold there is on paper for ten years."""

from datetime import timedelta

import time_machine

from commerce.order.statuses import OrderStatus
from commerce.papers import pdf
from commerce.papers.models import Paper
from kit import clock
from membership import forgetting, leaving
from membership.models import Member
from tests.commerce.desk.conftest import an_order


def test_a_receipt_says_who_sold_when_the_trader_is_forgotten(open_annecy, librairie, book):
    Member.objects.filter(pk=librairie.member.pk).update(legal_address="2 quai des Saules, 74000 Annecy")
    librairie.member.refresh_from_db()
    order = an_order(librairie, book, to=[OrderStatus.READY, OrderStatus.COLLECTED])
    before = Paper.objects.receipt_of(order).seller
    assert "2 quai des Saules" in str(before)
    leaving.leave(shop=librairie, by=librairie.person, typed_name=librairie.name)
    with time_machine.travel(clock.now() + timedelta(days=190), tick=False):
        assert forgetting.forget_due() == 1
    paper = Paper.objects.receipt_of(order)
    assert not Member.objects.get(pk=librairie.member.pk).legal_address
    assert paper.seller == before
    assert pdf.pdf(paper).startswith(b"%PDF")
