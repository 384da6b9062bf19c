# The desk's views can go
cat > migrations/0010_desk.down.sql <<'END'
DROP VIEW account;
DROP VIEW shelf;
END
