# Managers keep titles and rooms of who reports to them
cat > access/42-reports.conf <<'END'
access to attrs=title,roomNumber
    by dnattr=manager write
    by * break
END
