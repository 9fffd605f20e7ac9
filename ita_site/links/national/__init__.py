"""One run over the links of many agencies: groups of hosts in lanes, slices of lanes for workers, one driver.

The driver alone writes; a worker is given a slice and gives back what it saw. Knows nothing of content or catalogues.
"""
