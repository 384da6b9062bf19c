# ECALL
cat >> rtl/tables/call.vh <<'END'
12'h000: begin fault = 1; cause = 16; end  // ECALL
END
