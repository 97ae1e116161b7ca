"""What staff may do at the market; their group gets it together with what the floors below give."""

STAFF_MAY = [
    ("catalogue", "view_product"),
    ("catalogue", "view_category"),
    ("catalogue", "add_category"),
    ("catalogue", "change_category"),
    ("catalogue", "delete_category"),
    ("catalogue", "view_categoryrequest"),
    ("catalogue", "change_categoryrequest"),
    ("order", "view_purchase"),
    ("payment", "view_refund"),
    ("payment", "view_shopaccount"),
]
