# BGEU
cat >> rtl/tables/branch.vh <<'END'
3'b111: if (a >= b) target = pc + imm_b;  // BGEU
END
