"""Staff's board of towns: what stands well, what doesn't, and what to do next. Higher floors add what only they know:

`catalogues.set_counter` (products on sale by shop), `life.register` (a shop's signs of life), `signs.register` (visitors'
wishes and votes).
"""
