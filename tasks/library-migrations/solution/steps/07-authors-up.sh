# Authors get a table of their own
cat > migrations/0005_authors.up.sql <<'END'
CREATE TABLE author (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
CREATE TABLE book_author (
    book_id INTEGER NOT NULL REFERENCES book(id),
    author_id INTEGER NOT NULL REFERENCES author(id),
    position INTEGER NOT NULL,
    PRIMARY KEY (book_id, position),
    UNIQUE (book_id, author_id)
);
CREATE TABLE part AS
WITH RECURSIVE cut(book_id, position, name, rest) AS (
    SELECT id, 0, NULL, authors || '; ' FROM book
    UNION ALL
    SELECT book_id, position + 1, substr(rest, 1, instr(rest, '; ') - 1), substr(rest, instr(rest, '; ') + 2)
    FROM cut WHERE rest <> ''
)
SELECT book_id, position, name FROM cut WHERE position > 0;
INSERT INTO author (id, name)
SELECT row_number() OVER (ORDER BY min(book_id * 1000 + position)), name FROM part GROUP BY name;
INSERT INTO book_author SELECT part.book_id, author.id, part.position FROM part JOIN author USING (name);
DROP TABLE part;
ALTER TABLE book DROP COLUMN authors;
END
