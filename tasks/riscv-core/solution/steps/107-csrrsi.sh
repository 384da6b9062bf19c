# CSRRSI
cat >> rtl/tables/system.vh <<'END'
3'b110: begin update = old | insn[19:15]; csr_writes = insn[19:15] != 0; end  // CSRRSI
END
