# The cost centre
cat > schema/04-abCostCentre.schema <<'END'
attributetype ( 1.3.6.1.4.1.32473.7.1.4 NAME 'abCostCentre'
    EQUALITY numericStringMatch
    SUBSTR numericStringSubstringsMatch
    SYNTAX 1.3.6.1.4.1.1466.115.121.1.36 SINGLE-VALUE )
END
