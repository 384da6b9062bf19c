# SC.W
cat >> rtl/tables/reserved.vh <<'END'
5'b00011: begin stores = reserved && reservation == a; result = stores ? 0 : -1; reserved <= 0; end  // SC.W
END
