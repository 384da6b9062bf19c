# Make the table of visits
cat > migrations/0006_visit.sql <<'END'
CREATE TABLE visit (member_id INTEGER NOT NULL REFERENCES member (id), day TEXT NOT NULL);
END
