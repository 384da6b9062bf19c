# Make the table of cities
cat > migrations/0004_city.sql <<'END'
CREATE TABLE city (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
INSERT INTO city (id, name) SELECT row_number() OVER (ORDER BY city), city FROM (SELECT DISTINCT city FROM member);
END
