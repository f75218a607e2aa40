"""Facts: who did what to whom, for how much and when."""
