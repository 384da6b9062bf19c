# CSRRWI
cat >> rtl/tables/system.vh <<'END'
3'b101: begin update = insn[19:15]; csr_writes = 1; end  // CSRRWI
END
