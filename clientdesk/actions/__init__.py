"""What a person or a program may change, checked and written with its activity."""
