# BLTU
cat >> rtl/tables/branch.vh <<'END'
3'b110: if (a < b) target = pc + imm_b;  // BLTU
END
