# Write payslips
cat > payroll/stages/s60_payslips.py <<'END'
def run(state):
    with open("payslips.txt", "w", encoding="utf-8") as file:
        file.writelines(f"{name} gets {net}\n" for name, net in state["net"].items())
END
