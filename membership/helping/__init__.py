"""« Aidez-moi » and « Faites-le pour moi »: a shop asks, support calls back or writes, staff take it and say what they did."""
