# Late returns are fined, those of the past too
cat > migrations/0008_fines.up.sql <<'END'
CREATE TABLE fine (
    loan_id INTEGER PRIMARY KEY REFERENCES loan(id),
    days INTEGER NOT NULL,
    cents INTEGER NOT NULL
);
INSERT INTO fine
SELECT id, days, min(days * cents, price_cents) FROM (
    SELECT loan.id, julianday(returned) - julianday(lent) - late.value AS days, cost.value AS cents, price_cents
    FROM loan JOIN copy ON copy.id = copy_id JOIN book ON book.id = book_id
    JOIN house_rule AS late ON late.name = 'days' JOIN house_rule AS cost ON cost.name = 'cents'
) WHERE days > 0;
CREATE TRIGGER loan_late AFTER UPDATE OF returned ON loan
WHEN old.returned IS NULL AND new.returned IS NOT NULL
BEGIN
    INSERT INTO fine
    SELECT new.id, days, min(days * cents, price_cents) FROM (
        SELECT julianday(new.returned) - julianday(new.lent) - late.value AS days, cost.value AS cents, price_cents
        FROM copy JOIN book ON book.id = book_id
        JOIN house_rule AS late ON late.name = 'days' JOIN house_rule AS cost ON cost.name = 'cents'
        WHERE copy.id = new.copy_id
    ) WHERE days > 0;
END;
END
