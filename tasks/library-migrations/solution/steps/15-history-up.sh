# What happens to loans is kept
cat > migrations/0009_history.up.sql <<'END'
CREATE TABLE loan_history (
    id INTEGER PRIMARY KEY,
    loan_id INTEGER NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('lent', 'returned', 'deleted'))
);
INSERT INTO loan_history (loan_id, what)
SELECT id, what FROM (
    SELECT id, lent AS day, 0 AS rank, 'lent' AS what FROM loan
    UNION ALL
    SELECT id, returned, 1, 'returned' FROM loan WHERE returned IS NOT NULL
) ORDER BY day, id, rank;
CREATE TRIGGER history_lent AFTER INSERT ON loan
BEGIN
    INSERT INTO loan_history (loan_id, what) VALUES (new.id, 'lent');
END;
CREATE TRIGGER history_returned AFTER UPDATE OF returned ON loan
WHEN old.returned IS NULL AND new.returned IS NOT NULL
BEGIN
    INSERT INTO loan_history (loan_id, what) VALUES (new.id, 'returned');
END;
CREATE TRIGGER history_deleted AFTER DELETE ON loan
BEGIN
    INSERT INTO loan_history (loan_id, what) VALUES (old.id, 'deleted');
END;
END
