"""How the shipped names model is made: from annotated corpora to a scored, exported model."""
