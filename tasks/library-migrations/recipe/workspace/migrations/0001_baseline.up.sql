CREATE TABLE book (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL,
    authors TEXT NOT NULL,      -- 'Ann Lee; Bo Ek', the order counts
    price TEXT NOT NULL,        -- '12,50'
    copies INTEGER NOT NULL
);
CREATE TABLE reader (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,         -- 'Lee, Ann'
    joined TEXT NOT NULL        -- '31.12.2024'
);
CREATE TABLE loan (
    id INTEGER PRIMARY KEY,
    book_id INTEGER NOT NULL REFERENCES book(id),
    reader_id INTEGER NOT NULL REFERENCES reader(id),
    lent TEXT NOT NULL,         -- '31.12.2024'
    returned TEXT               -- NULL while it is out
);
