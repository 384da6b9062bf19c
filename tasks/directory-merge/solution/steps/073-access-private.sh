# What is private
cat > access/40-private.conf <<'END'
access to attrs=abBadge,abHired,abCostCentre
    by self read
    by dnattr=manager read
    by * none
END
