# Copies can go back
cat > migrations/0006_copies.down.sql <<'END'
ALTER TABLE book ADD COLUMN copies INTEGER NOT NULL DEFAULT 0;
UPDATE book SET copies = (SELECT count(*) FROM copy WHERE book_id = book.id);
ALTER TABLE loan RENAME TO old_loan;
CREATE TABLE loan (
    id INTEGER PRIMARY KEY,
    book_id INTEGER NOT NULL REFERENCES book(id),
    reader_id INTEGER NOT NULL REFERENCES reader(id),
    lent TEXT NOT NULL CHECK (lent IS date(lent, '+0 days')),
    returned TEXT CHECK (returned IS date(returned, '+0 days') AND returned >= lent)
);
INSERT INTO loan SELECT old_loan.id, copy.book_id, reader_id, lent, returned
FROM old_loan JOIN copy ON copy.id = copy_id;
DROP TABLE old_loan;
DROP TABLE copy;
END
