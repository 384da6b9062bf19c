# CSRRS
cat >> rtl/tables/system.vh <<'END'
3'b010: begin update = old | a; csr_writes = insn[19:15] != 0; end  // CSRRS
END
