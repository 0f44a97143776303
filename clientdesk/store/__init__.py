"""The only part that talks to DuckDB: files of SQL, transactions, migrations, backups."""
