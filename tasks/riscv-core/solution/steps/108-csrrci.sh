# CSRRCI
cat >> rtl/tables/system.vh <<'END'
3'b111: begin update = old & ~{27'b0, insn[19:15]}; csr_writes = insn[19:15] != 0; end  // CSRRCI
END
