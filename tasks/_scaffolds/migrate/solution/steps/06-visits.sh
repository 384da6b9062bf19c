# Make the view of visits
cat > migrations/0007_visits.sql <<'END'
CREATE VIEW visits AS
    SELECT name, (SELECT count(*) FROM visit WHERE member_id = member.id) AS visits FROM member;
END
