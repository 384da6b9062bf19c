# A copy is out once at a time, and a reader has three at most
cat > migrations/0007_rules.up.sql <<'END'
CREATE UNIQUE INDEX loan_open ON loan (copy_id) WHERE returned IS NULL;
CREATE TRIGGER loan_limit BEFORE INSERT ON loan WHEN new.returned IS NULL
BEGIN
    SELECT raise(ABORT, 'three books are out already')
    WHERE (SELECT count(*) FROM loan WHERE reader_id = new.reader_id AND returned IS NULL) >= 3;
END;
END
