# SH
cat >> rtl/tables/store.vh <<'END'
3'b001: width = 1;  // SH
END
