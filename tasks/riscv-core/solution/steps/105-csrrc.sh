# CSRRC
cat >> rtl/tables/system.vh <<'END'
3'b011: begin update = old & ~a; csr_writes = insn[19:15] != 0; end  // CSRRC
END
