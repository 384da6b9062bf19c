# A copy is out once at a time, and a reader has as many as the house allows
cat > migrations/0007_rules.up.sql <<'END'
CREATE TABLE house_rule (
    name TEXT PRIMARY KEY,
    value INTEGER NOT NULL CHECK (typeof(value) = 'integer' AND value >= 0)
);
INSERT INTO house_rule VALUES ('books', 3), ('days', 28), ('cents', 15);
CREATE UNIQUE INDEX loan_open ON loan (copy_id) WHERE returned IS NULL;
CREATE TRIGGER loan_limit BEFORE INSERT ON loan WHEN new.returned IS NULL
BEGIN
    SELECT raise(ABORT, 'too many books are out already')
    WHERE (SELECT count(*) FROM loan WHERE reader_id = new.reader_id AND returned IS NULL)
        >= (SELECT value FROM house_rule WHERE name = 'books');
END;
END
