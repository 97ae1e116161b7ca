import pytest

from tests.commerce import factories


@pytest.fixture
def bread(open_annecy, boulangerie):
    return factories.product(shop=boulangerie, title="Pain de campagne", price="4.90", stock=5)
