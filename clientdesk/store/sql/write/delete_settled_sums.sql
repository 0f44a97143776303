-- Forget everything in settled_sums, before it is written anew.

delete from settled_sums
