// Functions that several instructions use.

function [31:0] rotated;  // to the right
    input [31:0] word;
    input [4:0]  by;
    rotated = {word, word} >> by;
endfunction
