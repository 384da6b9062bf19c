# Fines can go
cat > migrations/0008_fines.down.sql <<'END'
DROP TRIGGER loan_late;
DROP TABLE fine;
END
