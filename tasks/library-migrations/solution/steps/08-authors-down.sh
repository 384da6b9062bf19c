# Authors can go back
cat > migrations/0005_authors.down.sql <<'END'
ALTER TABLE book ADD COLUMN authors TEXT NOT NULL DEFAULT '';
UPDATE book SET authors = (
    SELECT group_concat(name, '; ') FROM (
        SELECT author.name FROM book_author JOIN author ON author.id = author_id
        WHERE book_id = book.id ORDER BY position
    )
);
DROP TABLE book_author;
DROP TABLE author;
END
