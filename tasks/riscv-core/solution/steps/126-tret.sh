# TRET
cat >> rtl/tables/call.vh <<'END'
12'h302: begin returns = 1; target = tpc; end  // TRET
END
