# BLT
cat >> rtl/tables/branch.vh <<'END'
3'b100: if ($signed(a) < $signed(b)) target = pc + imm_b;  // BLT
END
