"""What somebody may plant in the schema of a file: statements that plant it, and what its refusal says."""

from __future__ import annotations

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT"

PLANTED = {
    "a trigger that deletes": (
        "CREATE TRIGGER tidy AFTER INSERT ON history BEGIN DELETE FROM scenario; END",
        "holds the trigger “tidy”",
    ),
    "an endless view in place of a table": (
        f"DROP TABLE settings; CREATE VIEW settings AS {ENDLESS} i AS id FROM n",
        "holds the view “settings”",
    ),
    "one more view": (f"CREATE VIEW a AS {ENDLESS} max(i) FROM n", "holds the view “a”"),
    "one more table": ("CREATE TABLE luggage (bag BLOB)", "holds the table “luggage”"),
    "a virtual table": ("CREATE VIRTUAL TABLE words USING fts5(a)", "holds the table “words”"),
    "one more index": ("CREATE INDEX fast ON override (why)", "holds the index “fast”"),
    "an index over an expression": ("CREATE INDEX fast ON override (hex(zeroblob(1000000)))", "holds the index “fast”"),
    "a check that never ends": (
        'DROP TABLE "view"; CREATE TABLE "view" (name VARCHAR NOT NULL, value VARCHAR NOT NULL, '
        "CONSTRAINT pk_view PRIMARY KEY (name), CHECK (length(hex(randomblob(400000000))) > 0))",
        "holds the table “view”",
    ),
    "a default that reads elsewhere": (
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = replace(sql, 'label VARCHAR NOT NULL', "
        "'label VARCHAR NOT NULL DEFAULT (load_extension(''evil''))') WHERE name = 'history'; "
        "PRAGMA writable_schema = OFF",
        "holds the table “history”",
    ),
    "a computed column": (
        "ALTER TABLE scenario ADD COLUMN more VARCHAR AS (hex(zeroblob(400000000)))",
        "holds the table “scenario”",
    ),
    "a name that turns its direction": ('CREATE TABLE "a\u202eb" (c)', "holds the table “a\ufffdb”"),
    "a table that is missing": ("DROP TABLE history", "is damaged and was left as it is"),
    "a table by another name": ("ALTER TABLE history RENAME TO story", "is damaged and was left as it is"),
}
