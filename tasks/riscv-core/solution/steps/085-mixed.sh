# The column that a byte adds in MixColumns
cat >> rtl/functions.vh <<'END'

function [7:0] doubled;  // in AES's field
    input [7:0] of;
    doubled = {of[6:0], 1'b0} ^ (of[7] ? 8'h1b : 8'h00);
endfunction

function [31:0] mixed;  // what a byte adds to a column
    input [7:0] of;
    mixed = {doubled(of) ^ of, of, of, doubled(of)};
endfunction
END
