-- Forget all rates, before those of another base currency are loaded.

delete from exchange_rates
