# The rules of lending can go
cat > migrations/0007_rules.down.sql <<'END'
DROP TRIGGER loan_limit;
DROP INDEX loan_open;
DROP TABLE house_rule;
END
