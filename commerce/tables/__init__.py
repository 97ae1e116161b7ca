"""Tables of the Oscar apps that are used as they are: made from today’s models, without Oscar’s history (docs/decisions)."""
