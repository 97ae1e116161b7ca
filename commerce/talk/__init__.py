"""What a customer and a shop write to each other about an order: kept with it, read by nobody else."""
