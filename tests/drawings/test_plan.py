from itertools import combinations

from drawings import plan
from membership.models import Shop


def shop(latitude: float | None, longitude: float | None) -> Shop:
    return Shop(latitude=latitude, longitude=longitude)


def test_north_is_up():
    drawn = plan.draw([shop(45.90, 6.12), shop(45.91, 6.12)])
    assert drawn.pins[0].y > drawn.pins[1].y


def test_east_is_right():
    drawn = plan.draw([shop(45.90, 6.12), shop(45.90, 6.13)])
    assert drawn.pins[0].x < drawn.pins[1].x


def test_shops_in_one_building_can_both_be_read():
    drawn = plan.draw([shop(45.9, 6.12)] * 5)
    for one, other in combinations(drawn.pins, 2):
        assert ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5 >= plan.APART - 0.5


def test_every_pin_is_inside_the_frame():
    drawn = plan.draw([shop(45.9 + i / 900, 6.12 + (i * 7 % 13) / 500) for i in range(40)])
    assert all(0 < pin.x < drawn.width and 0 < pin.y < drawn.height for pin in drawn.pins)


def test_the_scale_is_a_round_number_of_metres():
    assert plan.draw([shop(45.90, 6.12), shop(45.904, 6.12)]).scale_label == "100\u202fm"


def test_nothing_placed_is_no_plan():
    assert plan.draw([shop(None, None), shop(45.9, None)]) is None


def test_a_smaller_plan_keeps_its_pins_inside():
    drawn = plan.draw([shop(45.9 + i / 900, 6.12 + (i * 7 % 13) / 500) for i in range(12)], width=480, height=420)
    assert (drawn.width, drawn.height) == (480, 420)
    assert all(0 < pin.x < 480 and 0 < pin.y < 420 for pin in drawn.pins)
