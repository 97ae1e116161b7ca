"""What staff may do here; the floor that knows both adds it to their group."""

STAFF_MAY = [
    ("faq", "view_question"),
    ("faq", "add_question"),
    ("faq", "change_question"),
    ("faq", "delete_question"),
    ("faq", "publish_question"),
]
