"""The codes of the ways an order reaches its customer; what they cost is `commerce.shipping.methods`."""

PICKUP = "pickup"
HOME = "home"
RELAY = "relay"
