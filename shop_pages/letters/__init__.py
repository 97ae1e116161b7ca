"""What visitors write to a shop from its page: asked on a shared page, kept for the shop, mailed to it."""
