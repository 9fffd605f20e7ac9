"""The portal's database as files for others: SQLite, CSV, Parquet, a data package, DCAT, and settings of Datasette."""
