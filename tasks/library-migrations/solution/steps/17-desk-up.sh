# The desk sees what is on the shelf and what readers owe
cat > migrations/0010_desk.up.sql <<'END'
CREATE VIEW shelf AS
SELECT book.id AS book_id, title,
    (SELECT group_concat(name, '; ') FROM (
        SELECT author.name FROM book_author JOIN author ON author.id = author_id
        WHERE book_id = book.id ORDER BY position)) AS authors,
    (SELECT count(*) FROM copy WHERE book_id = book.id) AS copies,
    (SELECT count(*) FROM copy WHERE book_id = book.id
        AND NOT EXISTS (SELECT 1 FROM loan WHERE copy_id = copy.id AND returned IS NULL)) AS available
FROM book;
CREATE VIEW account AS
SELECT reader.id AS reader_id, trim(first_name || ' ' || last_name) AS name,
    (SELECT count(*) FROM loan WHERE reader_id = reader.id AND returned IS NULL) AS books_out,
    (SELECT coalesce(sum(cents), 0) FROM fine JOIN loan ON loan.id = loan_id WHERE reader_id = reader.id) AS owed_cents,
    (SELECT count(*) FROM loan_history JOIN loan ON loan.id = loan_id WHERE reader_id = reader.id) AS events
FROM reader;
END
