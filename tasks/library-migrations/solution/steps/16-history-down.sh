# The history can go
cat > migrations/0009_history.down.sql <<'END'
DROP TRIGGER history_lent;
DROP TRIGGER history_returned;
DROP TRIGGER history_deleted;
DROP TABLE loan_history;
END
