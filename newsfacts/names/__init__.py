"""Names of people, organisations and places: finding, cleaning, gathering."""
