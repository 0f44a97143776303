-- When the search bar asks the configured language model about words that the grammar left over.

alter table workspace add column sentence_model varchar;  -- null: when somebody wants it
