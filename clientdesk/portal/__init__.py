"""What a client sees of its account: who may open it, what it says, how often it was opened."""
