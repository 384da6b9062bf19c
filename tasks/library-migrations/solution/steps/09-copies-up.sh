# Every copy of a book is a row, and it is copies that are lent
cat > migrations/0006_copies.up.sql <<'END'
CREATE TABLE copy (
    id INTEGER PRIMARY KEY,
    book_id INTEGER NOT NULL REFERENCES book(id),
    number INTEGER NOT NULL,
    UNIQUE (book_id, number)
);
INSERT INTO copy (id, book_id, number)
WITH RECURSIVE made(book_id, number, copies) AS (
    SELECT id, 1, copies FROM book WHERE copies > 0
    UNION ALL
    SELECT book_id, number + 1, copies FROM made WHERE number < copies
)
SELECT row_number() OVER (ORDER BY book_id, number), book_id, number FROM made;
ALTER TABLE loan RENAME TO old_loan;
CREATE TABLE loan (
    id INTEGER PRIMARY KEY,
    copy_id INTEGER NOT NULL REFERENCES copy(id),
    reader_id INTEGER NOT NULL REFERENCES reader(id),
    lent TEXT NOT NULL CHECK (lent IS date(lent, '+0 days')),
    returned TEXT CHECK (returned IS date(returned, '+0 days') AND returned >= lent)
);
INSERT INTO loan
SELECT placed.id, copy.id, reader_id, lent, returned FROM (
    SELECT *, CASE WHEN returned IS NULL
        THEN row_number() OVER (PARTITION BY book_id, returned IS NULL ORDER BY id) ELSE 1 END AS place
    FROM old_loan
) AS placed JOIN copy ON copy.book_id = placed.book_id AND copy.number = place;
DROP TABLE old_loan;
ALTER TABLE book DROP COLUMN copies;
END
