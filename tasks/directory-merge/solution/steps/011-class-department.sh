# The class of units
cat > schema/21-abDepartment.schema <<'END'
objectclass ( 1.3.6.1.4.1.32473.7.2.2 NAME 'abDepartment' SUP organizationalUnit STRUCTURAL
    MAY ( manager $ secretary $ abCostCentre ) )
END
