# The day of hiring, which can be compared
cat > schema/06-abHired.schema <<'END'
attributetype ( 1.3.6.1.4.1.32473.7.1.6 NAME 'abHired'
    EQUALITY generalizedTimeMatch
    ORDERING generalizedTimeOrderingMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.24 SINGLE-VALUE )
END
