import json

import pytest

from kit import structured_data
from tests import structured


def test_what_is_not_known_is_not_told():
    told = structured_data.thing("Store", name="Le Fil", telephone="", geo={}, image=[])
    assert told == {"@type": "Store", "name": "Le Fil"}


def test_nothing_that_was_typed_ends_the_block():
    block = structured_data.script(structured_data.thing("Store", name="</script><script>alert(1)</script> & co"))
    assert block.count("<") == 2
    assert structured.the(block, "Store")["name"] == "</script><script>alert(1)</script> & co"


def test_nothing_to_tell_is_no_block():
    assert structured_data.script([]) == ""
    assert structured_data.script({}) == ""


def test_several_things_share_a_block():
    block = structured_data.script([structured_data.thing("Store"), structured_data.thing("WebSite")])
    assert [thing["@type"] for thing in structured.things(block)] == ["Store", "WebSite"]
    assert block.count("<script") == 1


def test_crumbs_tell_whole_addresses_but_for_the_page_itself():
    crumbs = [{"label": "Annecy", "url": "/annecy/"}, {"label": "Le Fil", "url": ""}]
    assert structured_data.breadcrumbs(crumbs)["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "Annecy", "item": "http://testserver/annecy/"},
        {"@type": "ListItem", "position": 2, "name": "Le Fil"},
    ]


def test_a_type_that_nobody_knows_is_seen_by_the_tests():
    block = structured_data.script(structured_data.thing("ButcherShop", name="Favre"))
    with pytest.raises(AssertionError, match="no ButcherShop"):
        structured.things(block)


def test_a_property_of_another_type_is_seen_by_the_tests():
    block = structured_data.script(structured_data.thing("Store", price="4.90"))
    with pytest.raises(AssertionError, match="Store has no price"):
        structured.things(block)


def test_the_vocabulary_names_its_source():
    path = structured.Path(structured.__file__).with_name("schema_org.json")
    assert "schema.org" in json.loads(path.read_text("utf-8"))["source"]
