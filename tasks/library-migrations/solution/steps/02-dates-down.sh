# Dates can go back
cat > migrations/0002_dates.down.sql <<'END'
ALTER TABLE reader RENAME TO old_reader;
CREATE TABLE reader (id INTEGER PRIMARY KEY, name TEXT NOT NULL, joined TEXT NOT NULL);
INSERT INTO reader SELECT id, name, substr(joined, 9) || '.' || substr(joined, 6, 2) || '.' || substr(joined, 1, 4)
FROM old_reader;
DROP TABLE old_reader;
ALTER TABLE loan RENAME TO old_loan;
CREATE TABLE loan (
    id INTEGER PRIMARY KEY,
    book_id INTEGER NOT NULL REFERENCES book(id),
    reader_id INTEGER NOT NULL REFERENCES reader(id),
    lent TEXT NOT NULL,
    returned TEXT
);
INSERT INTO loan SELECT id, book_id, reader_id,
    substr(lent, 9) || '.' || substr(lent, 6, 2) || '.' || substr(lent, 1, 4),
    substr(returned, 9) || '.' || substr(returned, 6, 2) || '.' || substr(returned, 1, 4)
FROM old_loan;
DROP TABLE old_loan;
END
