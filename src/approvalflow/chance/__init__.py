"""How long work takes and how much a case is: laws, cut and fitted, by their quantiles."""
