# BGE
cat >> rtl/tables/branch.vh <<'END'
3'b101: if ($signed(a) >= $signed(b)) target = pc + imm_b;  // BGE
END
