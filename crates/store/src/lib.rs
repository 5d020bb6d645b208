//! All SQL of the program: SQLite and PostgreSQL behind one Db.
