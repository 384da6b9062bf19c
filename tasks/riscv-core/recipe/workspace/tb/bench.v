// Runs programs on the core, one after another, and prints what it writes.
//
//   vvp -n bench +folder=F +count=N
//
// F/0.hex and so on are memory images in halfwords; F/limits.hex has the most cycles of each, F/seeds.hex what the bus draws
// its waits from. For each program: "program N", a line "address data" for each write (bytes that were not written are
// "--"), and how it ended: "exit", "late" (too many cycles), or "idle" (nothing asked of the bus for 200 cycles).
`timescale 1ns / 1ns
module bench;
    localparam HALVES = 32768, IMAGE = 6144, MOST = 8192;
    reg         clk, rst, ready, irq, over;
    wire        valid;
    wire [31:0] addr, wdata;
    wire [3:0]  wstrb;
    reg  [31:0] rdata;
    reg  [15:0] memory [0:HALVES-1];
    reg  [15:0] dirty [0:MOST-1];
    reg  [31:0] limits [0:255];
    reg  [15:0] seeds [0:255];
    reg  [15:0] noise;
    reg  [1023:0] folder, name;
    integer     count, number, cycles, idle, wait_for, half, written, from, to;

    core dut (
        .clk(clk), .rst(rst), .valid(valid), .addr(addr), .wdata(wdata), .wstrb(wstrb), .ready(ready), .rdata(rdata),
        .irq(irq)
    );

    task transfer;
        begin
            half = {addr[15:2], 1'b0};
            rdata = addr[31:16] == 0 ? {memory[half + 1], memory[half]} : 0;
            if (wstrb !== 0) begin
                $write("%h ", addr);
                if (wstrb[3]) $write("%h", wdata[31:24]); else $write("--");
                if (wstrb[2]) $write("%h", wdata[23:16]); else $write("--");
                if (wstrb[1]) $write("%h", wdata[15:8]); else $write("--");
                if (wstrb[0]) $write("%h", wdata[7:0]); else $write("--");
                $write("\n");
                if (addr[31:16] === 0) begin
                    if (wstrb[0]) memory[half][7:0] = wdata[7:0];
                    if (wstrb[1]) memory[half][15:8] = wdata[15:8];
                    if (wstrb[2]) memory[half + 1][7:0] = wdata[23:16];
                    if (wstrb[3]) memory[half + 1][15:8] = wdata[31:24];
                    if (written < MOST) dirty[written] = half;
                    written = written + 1;
                end
                if (addr === 32'hfffff000) over = 1;
                if (addr === 32'hfffff004) irq = wdata[0];
            end
            ready = 1;
        end
    endtask

    // The memory is zeros again: where images lie, and where the program before wrote, or all of it if that was much.
    task cleared;
        begin
            to = written > MOST ? HALVES : IMAGE;
            for (from = 0; from < to; from = from + 8) begin
                memory[from] = 0; memory[from + 1] = 0; memory[from + 2] = 0; memory[from + 3] = 0;
                memory[from + 4] = 0; memory[from + 5] = 0; memory[from + 6] = 0; memory[from + 7] = 0;
            end
            for (from = 0; from < written && from < MOST; from = from + 1) begin
                memory[dirty[from]] = 0;
                memory[dirty[from] + 1] = 0;
            end
            written = 0;
        end
    endtask

    initial begin
        clk = 0;
        written = MOST + 1;
        if (!$value$plusargs("folder=%s", folder) || !$value$plusargs("count=%d", count)) $finish;
        $sformat(name, "%0s/limits.hex", folder);
        $readmemh(name, limits, 0, count - 1);
        $sformat(name, "%0s/seeds.hex", folder);
        $readmemh(name, seeds, 0, count - 1);
        for (number = 0; number < count; number = number + 1) begin
            $display("program %0d", number);
            cleared;
            $sformat(name, "%0s/%0d.hex", folder, number);
            $readmemh(name, memory);
            noise = seeds[number] | 1;
            ready = 0; irq = 0; rdata = 0; over = 0; cycles = 0; idle = 0; wait_for = 0;
            rst = 1;
            repeat (4) begin #1 clk = 1; #1 clk = 0; end
            rst = 0;
            // The core sees the edge; what it asks for then is answered before the next one, or some cycles later.
            while (!over && idle < 200 && cycles < limits[number]) begin
                #1 clk = 1;
                #1 clk = 0;
                cycles = cycles + 1;
                if (ready) begin
                    ready = 0;
                    noise = {noise[14:0], noise[15] ^ noise[13] ^ noise[12] ^ noise[10]};
                    wait_for = noise[2:0] == 0 ? 3 : noise[1:0] == 1 ? 1 : 0;
                end
                if (valid === 1) begin
                    idle = 0;
                    if (wait_for == 0) transfer; else wait_for = wait_for - 1;
                end else idle = idle + 1;
            end
            $display("%0s", over ? "exit" : idle >= 200 ? "idle" : "late");
            $fflush;
        end
        $finish;
    end
endmodule
