# The number on the badge, which can be compared
cat > schema/07-abBadge.schema <<'END'
attributetype ( 1.3.6.1.4.1.32473.7.1.7 NAME 'abBadge'
    EQUALITY integerMatch
    ORDERING integerOrderingMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.27 SINGLE-VALUE )
END
