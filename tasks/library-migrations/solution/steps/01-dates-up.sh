# Dates become ISO dates
cat > migrations/0002_dates.up.sql <<'END'
ALTER TABLE reader RENAME TO old_reader;
CREATE TABLE reader (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    joined TEXT NOT NULL CHECK (joined IS date(joined, '+0 days'))
);
INSERT INTO reader SELECT id, name, substr(joined, 7) || '-' || substr(joined, 4, 2) || '-' || substr(joined, 1, 2)
FROM old_reader;
DROP TABLE old_reader;
ALTER TABLE loan RENAME TO old_loan;
CREATE TABLE loan (
    id INTEGER PRIMARY KEY,
    book_id INTEGER NOT NULL REFERENCES book(id),
    reader_id INTEGER NOT NULL REFERENCES reader(id),
    lent TEXT NOT NULL CHECK (lent IS date(lent, '+0 days')),
    returned TEXT CHECK (returned IS date(returned, '+0 days') AND returned >= lent)
);
INSERT INTO loan SELECT id, book_id, reader_id,
    substr(lent, 7) || '-' || substr(lent, 4, 2) || '-' || substr(lent, 1, 2),
    substr(returned, 7) || '-' || substr(returned, 4, 2) || '-' || substr(returned, 1, 2)
FROM old_loan;
DROP TABLE old_loan;
END
