# SB
cat >> rtl/tables/store.vh <<'END'
3'b000: width = 0;  // SB
END
