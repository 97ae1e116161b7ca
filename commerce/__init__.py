"""The market: a plugin on top of all other floors, and the only one that knows django-oscar.

The ledger of forks (each since Oscar 4.2.1, each as small as its reason):

| fork | why |
|---|---|
| root config | no Oscar page has an address here: the pages people see are ours |
| catalogue | a product is one shop's, in one town; sold by the piece or by weight, in sizes and colours; what it has to tell, what can't be withdrawn from |
| partner | a partner is a shop; prices are entered tax included, with a rate a product; three stock modes; no overselling |
| basket | a basket is one town's; its lines are loaded with what a page shows of them |
| order | an order is one shop's part of a purchase; rates and exemptions are frozen on its lines |
| offer | Oscar counts what its offers gave; none has a page here, so its views stay unloaded |
| payment | ledger, transfers, the shops' Stripe accounts |
| shipping | each shop's own ways: pickup, home delivery, relay point |
| checkout | one page, three steps, one choice a shop |
| customer | an account is one town's |
"""
