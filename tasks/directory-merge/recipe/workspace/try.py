"""Shows how far the work is, on the exports here: `python3 try.py`. The acceptance tests ask far more, and of other exports."""

import json
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.parse import quote

from migrate import ldif

HERE = Path(__file__).resolve().parent
ROOT = "cn=root,dc=alderbrook,dc=test"


def plain(entries):
    """DN -> attribute -> values, without passwords."""
    return {
        dn: {name: set(values) for name, values in found.items() if name != "userPassword"} for dn, found in entries
    }


def migrated(copy):
    """Compares what the migration makes with what it should."""
    done = subprocess.run([sys.executable, "-m", "migrate", "exports", "merged.ldif"], cwd=copy, check=False)
    have = plain(ldif.parsed((copy / "merged.ldif").read_text())) if done.returncode == 0 else {}
    want = plain(ldif.parsed((copy / "samples/merged.ldif").read_text()))
    values = [(dn, name) for dn in want for name in want[dn]]
    right = [one for one in values if have.get(one[0], {}).get(one[1]) == want[one[0]][one[1]]]
    print(f"migration: {len(right)} of {len(values)} attributes are as they should be, in {len(want)} entries")
    for dn, name in [one for one in values if one not in right][:5]:
        print(f"  {name} of {dn}: {sorted(have.get(dn, {}).get(name, []))}, not {sorted(want[dn][name])}")
    for dn in [dn for dn in have if dn not in want][:5]:
        print(f"  should not be there: {dn}")


def listening(at):
    with socket.socket(socket.AF_UNIX) as link:
        return link.connect_ex(str(at)) == 0


def loaded(copy, url, secret):
    for path in [*sorted((copy / "data").glob("*.ldif")), copy / "merged.ldif"]:
        if path.exists():
            argv = ["ldapadd", "-c", "-x", "-H", url, "-D", ROOT, "-w", secret, "-f", str(path)]
            done = subprocess.run(argv, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"  refused of {path.name}: {' '.join(done.stderr.split())[:300]}")


def asked(url, probes):
    for probe in probes:
        argv = [probe["tool"], "-x", "-H", url, *(["-D", probe["dn"], "-w", probe["password"]] if probe["dn"] else [])]
        argv += ["-LLL", "-o", "ldif-wrap=no"] if probe["tool"] == "ldapsearch" else []
        done = subprocess.run(
            [*argv, *probe["arguments"]], input=probe["input"], capture_output=True, text=True, check=False
        )
        lines = [line for line in done.stdout.splitlines() if line and not line.startswith(("dn:", "#"))]
        lines = [f"{name.lower()}: {value}" for name, _, value in (line.partition(": ") for line in lines)]
        have = [done.returncode, *(sorted(lines) if probe["tool"] == "ldapsearch" else [])]
        right = have == probe["expected"]
        print(
            f"{'right' if right else 'WRONG'}: {probe['stage']}: {probe['title']}"
            + ("" if right else f": {have}, not {probe['expected']}")
        )


def main():
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "copy"
        shutil.copytree(HERE, copy)
        migrated(copy)
        subprocess.run([sys.executable, "assemble.py"], cwd=copy, check=True)
        at = copy / "run/ldapi"
        url = "ldapi://" + quote(str(at), safe="")
        server = subprocess.Popen(
            ["slapd", "-f", "run/slapd.conf", "-h", url, "-d", "none"], cwd=copy, stderr=subprocess.PIPE
        )
        try:
            while server.poll() is None and not listening(at):
                time.sleep(0.05)
            if server.poll() is not None:
                print(f"slapd does not start:\n{server.stderr.read().decode()[:1500]}")
                return
            secret = (copy / "secrets/root.conf").read_text().split()[1]
            loaded(copy, url, secret)
            asked(url, json.loads((copy / "samples/probes.json").read_text()))
        finally:
            server.kill()
            server.wait()


main()
