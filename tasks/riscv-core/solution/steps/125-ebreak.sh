# EBREAK
cat >> rtl/tables/call.vh <<'END'
12'h001: begin fault = 1; cause = 5; value = pc; end  // EBREAK
END
