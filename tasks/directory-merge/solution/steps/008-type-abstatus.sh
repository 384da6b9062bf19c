# Whether somebody is active
cat > schema/08-abStatus.schema <<'END'
attributetype ( 1.3.6.1.4.1.32473.7.1.8 NAME 'abStatus'
    EQUALITY caseIgnoreMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.15 SINGLE-VALUE )
END
