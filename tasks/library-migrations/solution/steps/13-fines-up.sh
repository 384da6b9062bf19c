# Late returns are fined, those of the past too
cat > migrations/0008_fines.up.sql <<'END'
CREATE TABLE fine (
    loan_id INTEGER PRIMARY KEY REFERENCES loan(id),
    days INTEGER NOT NULL,
    cents INTEGER NOT NULL
);
INSERT INTO fine
SELECT id, days, min(days * 15, price_cents) FROM (
    SELECT loan.id, julianday(returned) - julianday(lent) - 28 AS days, price_cents
    FROM loan JOIN copy ON copy.id = copy_id JOIN book ON book.id = book_id
) WHERE days > 0;
CREATE TRIGGER loan_late AFTER UPDATE OF returned ON loan
WHEN old.returned IS NULL AND julianday(new.returned) - julianday(new.lent) > 28
BEGIN
    INSERT INTO fine
    SELECT new.id, days, min(days * 15, price_cents) FROM (
        SELECT julianday(new.returned) - julianday(new.lent) - 28 AS days, price_cents
        FROM copy JOIN book ON book.id = book_id WHERE copy.id = new.copy_id
    );
END;
END
