# CSRRW
cat >> rtl/tables/system.vh <<'END'
3'b001: begin update = a; csr_writes = 1; end  // CSRRW
END
