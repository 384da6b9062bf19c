# The class of everybody
cat > schema/20-abPerson.schema <<'END'
objectclass ( 1.3.6.1.4.1.32473.7.2.1 NAME 'abPerson' SUP top AUXILIARY
    MUST ( uid $ abStatus )
    MAY ( abEmployeeId $ abFormerUid $ abMailAlias $ abCostCentre $ abUnit $ abHired $ abBadge $ abFormerDn ) )
END
