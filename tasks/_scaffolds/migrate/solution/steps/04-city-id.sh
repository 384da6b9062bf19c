# Refer to cities
cat > migrations/0005_city_id.sql <<'END'
ALTER TABLE member ADD COLUMN city_id INTEGER REFERENCES city (id);
UPDATE member SET city_id = (SELECT id FROM city WHERE name = member.city);
ALTER TABLE member DROP COLUMN city;
END
