"""The portal's database: its tables, the rows of an agency, and what changed from one night to the next.

Content folders go in; one SQLite file comes out, in which only the rows of agencies that changed are ever touched.
"""
