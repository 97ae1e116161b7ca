"""What the market adds to the demonstration (`pages.demo`): products, deliveries, accounts at Stripe, customers, orders."""
