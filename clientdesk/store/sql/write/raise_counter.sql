-- Make this transaction conflict with every other that must keep something unique.

update workspace
set counter = counter + 1
