"""Many articles: worker processes, results in the order of the input, runs that can go on."""
