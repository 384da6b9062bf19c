"""Programs for each checkpoint, on documents whose keys, numbers and words are drawn now.

In a template `K0` to `K3` are keys, `N1` to `N4` numbers and `S1`, `S2` strings (as JSON). What is in one group is run
as one program, its results one after another. A later checkpoint's programs use what the earlier ones brought.
"""

import json
import random

WORDS = [
    "tide",
    "Moor",
    "été",
    "a b",
    "x,y",
    "K&R",
    "<b>",
    "it's",
    "日本",
    'say "hi"',
    "tab\there",
    "back\\slash",
    "n/a",
]
KEYS = ["id", "name", "rows", "size", "tags", "unit", "left", "kind", "when", "cost"]

# Documents: {K0: [numbers], K1: {K2: number, K3: [{K2: number, K0: word}, ...]}, K2: word, K3: null, "a key": true}
PROGRAMS: dict[str, list[list[str]]] = {
    "plain": [[".K1.K2"], ["."], [".K0 | ."], [".K1 | .K3"], [".K2.K1"], [".missing.K0"]],
    "paths": [
        ['.["K0"]', '."a key"', '.K1["K2"]', '.["K1"].K3', ".K0[0], .K0[-1]", ".K0[99]", ".K1.K3[1].K0"],
        [".K0[]", ".K1[]", ".K1.K3[].K2", ".[]", ".K1.K3[0][]"],
        [
            ".K0[1:3]",
            ".K0[:2]",
            ".K0[-2:]",
            ".K0[1:][0]",
            ".K2[1:3]",
            ".K0[:-1]",
            ".K3[1:2]",
            ".K0[2:1]",
            ".K3[:1]?",
            ".K1[1:]?",
        ],
        [".K0[]?", ".K2[]?", "(.K1, .K3) | .K2", "(.K1 | .K3)[0].K0", ".[].K2?", '.K0["x"]?', ".K2.x?, .K1.K2"],
        [".K1, .K2[]"],
        [".K3[]"],
        [".K0.K1"],
    ],
    "construction": [
        ["N1", "-N2", "2.50", "true, false, null", "S1", r'"\u00e9\t\"\\\/\n"', "S2 | .[1:]", ".K0[N1]?"],
        ["[]", "[.K0[]]", "[N1, S1, [.K2]]", "[.[]?]", "[.K1.K3[] | .K0]", "[(1, 2) | ., 3]"],
        ["{}", "{a: 1, K0: .K2}", '{K2, "a key"}', '{"b c": N1, (.K2): .K0}', "{a: (1, 2), b: (3, 4)}"],
        ["{x: {y: [.K1.K2]}, if: null}", "{a: .K1 | .K2, b: -1}", ".K1.K3 | [.[] | {K2, w: .K0}]"],
        [r'"<\(.K2)>"', r'"\(.K0) and \(.K1.K2)!"', r'"\(1, 2)-\("a", "b")"', r'"\("in\("deep")")"', r'{"k\(1)": 2}'],
        ["{(.K0): 1}"],
    ],
    "operators": [
        [".K1.K2 + N1", "S1 + S2", ".K0 + [N1]", ".K1 + {K0: 1}", "null + N1, N2 + null", "N1 - N2 - N3", "1-N1"],
        ["[N1, S1, N2] - [N2, S1]", ".K0 - .K0[1:]", "[(1, 2) + (10, 20)]"],
        ["N1 * N2 + N3", "N1 + N2 * N3", "(N1 + N2) * N3 / 4", "S1 * 2, S1 * 0", '"a, b,c" / ","', "-(.K1.K2)"],
        [
            "N1 % N2, (-N3) % N2, N3 % (-N2), 7.9 % 4",
            ".K1 * {K3: {z: 1}, K2: null}",
            "{a: {b: 1}} * {a: {c: 2}}",
            "[-(1, 2)]",
        ],
        [
            "[.K0[] < N1]",
            ".K0[0] == .K0[0] + 0.0",
            "S1 < S2, S1 >= S2",
            "[1, 2] < [1, 3], {a: 1} < {a: 2}, {} <= {b: 1}",
        ],
        [
            'null < false, false < true, true < 0, 0 < "", "" < [], [] < {}',
            "{a: 1, b: 2} == {b: 2, a: 1}",
            "[1] != [1.0]",
        ],
        [".K3 // N1", "(false, null, 5, 6) // 7", "[.[] // S1]", "(.K3 and true), (.K2 or false), (.K3 | not)"],
        [
            "[(true, false) and (true, false)]",
            "[(true, false) or (true, false)]",
            "1 // 2 // 3, null // false // 4",
            ".K2[]? // S2",
        ],
        [".K1 + N1"],
        ["[N1] * {a: 2}"],
        [".K1.K2 / 0"],
    ],
    "control": [
        [
            "if .K3 then 1 else S1 end",
            "[.K0[] | if . < 5 then S1 elif . < 20 then . else -1 end]",
            "if (true, false) then 1 else 2 end",
        ],
        [
            ".K1 as $x | $x.K2 + N1",
            ".K0[] as $n | .K1.K2 as $m | [$n, $m, $n < $m]",
            "[1, 2 as $x | $x * 3]",
            "S1 as $w | {$w, v: $w}",
        ],
        [
            ".K0 as [$a, $b] | $a + $b",
            ".K1 as {K2: $x, K3: [{K0: $y}]} | [$x, $y]",
            ".K1 as {$K2} | $K2",
            '. as {"a key": $q} | $q',
        ],
        [".K1.K3[] as {K2: $n, K0: $w} | {$n, $w}", '"K2" as $k | .K1 as {($k | .): $v} | $v', ".K3 as [$z] | $z"],
        [
            "reduce .K0[] as $n (0; . + $n)",
            "reduce .K1.K3[] as {K2: $n} ([]; . + [$n])",
            "reduce (1, 2) as $x (N1; $x * 10 + .)",
        ],
        [
            "[foreach .K0[] as $n (0; . + $n)]",
            "[foreach .K0[] as $n (0; . + $n; [$n, .])]",
            "[foreach (1, 2) as $x (0; ., 5; . + $x)]",
        ],
        [
            "try (.K0 + 1) catch .",
            "try (.K2[]) catch .",
            "[try (.K0[] | . / (. - .)) catch .]",
            "try (S1 | error) catch [.]",
        ],
        [
            "try ({a: N1} | error) catch .a",
            "try (.K0.x) catch ., 7",
            "[.K0[] | try (if . < 9 then . | error else . end) catch -1]",
        ],
        [
            "try ({} - 1) catch .",
            "try ([N1] % 2) catch .",
            "try (1 / (.K0 - .K0)) catch .",
            "try (try (1 | error) catch (. + 1 | error)) catch .",
        ],
        ["S1 | error"],
    ],
    "functions": [
        ["def twice(f): f | f; N1 | twice(. * 3)", "def inc: . + 1; def dec: . - 1; [N1 | inc, dec, (inc | inc)]"],
        [
            "def fac: if . <= 1 then 1 else . * (. - 1 | fac) end; [(1, 4, 6) | fac]",
            "def f: def g: 3; g * 2; f",
            "def f(g): def h: g + 1; h | h; N2 | f(. * 2)",
        ],
        [
            "N3 as $n | def f(x): x + $n; def g(x): N1 as $n | f(x + $n); 10 | g(.)",
            ".K0 | def sum(f): reduce .[] as $x (0; . + ($x | f)); sum(. * 2)",
        ],
        [
            "def f($a; $b): $a * 10 + $b; [f(1, 2; 3, 4)]",
            "def f($a): a + $a; f(N1)",
            "def f(g; $n): [g, $n | . + $n]; .K1.K2 | f(., 1; N2)",
        ],
        [
            "[range(N1)]",
            "[range(2; 6)], [range(0; 10; 3)], [range(5; 0; -2)], [range(0, 1; 3, 4)]",
            "[limit(3; .K0[])]",
            "[first(.K0[])], first(range(5; 9)), last(.K0[])",
        ],
        [
            "[.K1 | ..]",
            "[.K0 | recurse | 1]",
            "[N1 | recurse(if . < 12 then . + 3 else empty end)]",
            ".K0 | map(. * 2), map(select(. < 9))",
        ],
        [
            "[1 | while(. < 40; . * 3)]",
            "1 | until(. > 50; . * 2)",
            ".K0 | first, last, nth(1)",
            "nth(2; range(5; 9))",
            "[isempty(empty), isempty(.K0[])]",
            "try error(S2) catch .",
        ],
        [
            "[.K1.K3[] | select(.K2 < 10) | .K0]",
            "[.[] | select(. == null) | 1]",
            "def f: reduce .[] as $x (null; . + $x); .K0 | f",
            "try error({a: N1}) catch .a",
        ],
    ],
    "builtins": [
        [
            "[.[] | type], [.[] | length]",
            ".K1 | keys, keys_unsorted",
            ".K0 | keys, length, has(1), has(99)",
            '.K1 | has(S1), has("K2")',
        ],
        [
            "[.[] | scalars], [.[] | iterables], [.[] | numbers, strings], [.[] | booleans, nulls]",
            "[.[] | values] | length, (.[] | arrays, objects)",
            '"K0" | in({K0: 1}), in({K1: 1})',
            "try (true | length) catch ., try (1 | keys) catch ., try ([] | has(S1)) catch .",
        ],
        [
            ".K0 | add, reverse, any(. < 3), all(. < 100)",
            "[[1, [2]], [[3]]] | flatten, flatten(1)",
            "[] | add, any, all",
            "[.K1.K3[].K0] | add",
            "[true, null] | any, all",
            "{a: N1, b: 2} | add",
        ],
        [
            "[S1, N1, [2, {a: 3}]] | contains([[{a: 3}]]), contains([N4])",
            "{a: [1, 2], b: S1} | contains({a: [2]}), contains({b: S2})",
            '"foobar" | contains("oba")',
            "[1] | inside([1, 2])",
            '"a,b, a" | indices("a"), index("a"), rindex("a")',
            "[1, 2, 1, 2] | indices(1), indices([1, 2]), index(2), rindex(2)",
        ],
        [
            ".K0 | sort, min, max, unique",
            "[S2, N1, null, [2], {a: 1}, true, [1], S1] | sort",
            ".K1.K3 | sort_by(.K2), map(.K2), group_by(.K0), unique_by(.K0 | length)",
            ".K1.K3 | min_by(.K2), max_by(.K0)",
            "[] | min, max",
            "try ({} | sort) catch .",
        ],
        [
            "[.[] | tostring], [.[] | tojson]",
            '"12.50" | tonumber',
            '"[1,{\\"a\\":2}]" | fromjson',
            '"a, b, c" | split(", "), split("x")',
            '[S1, N1, null, true] | join("-")',
            "S1 | explode, (explode | implode), ascii_downcase, ascii_upcase",
        ],
        [
            '"tide-mark" | ltrimstr("tide"), rtrimstr("mark"), startswith("tide"), endswith("x"), ltrimstr(1)',
            "try (1 | startswith(S1)) catch ., try (1 | split(S1)) catch ., try ([N1] | tonumber) catch .",
            ".K0 | map(tostring | length)",
        ],
        [
            ".K1 | to_entries",
            ".K1 | to_entries | map(.key)",
            "[{key: S1, value: 1}, {key: S2, value: 2}] | from_entries",
            '.K1 | with_entries(select(.key == "K2"))',
            "[[1, 2, 3], [4]] | transpose",
            "[7.5, -2.5, 9] | map(floor), map(ceil), map(round), map(fabs)",
            "16 | sqrt, pow(.; 2)",
        ],
    ],
    "updates": [
        [
            "[path(..)]",
            "path(.K0[0], .K1.K3[].K2)",
            "[paths]",
            '[paths(type == "number")]',
            "[leaf_paths]",
            'getpath(["K1", "K2"]), getpath(["no", "K0"])',
            "[path(.K0 | first, .[1:])]",
            "path(.K0[] | select(. < 9))",
            '[.K1 | getpath(["K3", 0, "K0"], ["K2"])]',
            "path(if .K3 then .K0 else .K1 end)",
        ],
        [
            ".K0[1] = N1",
            ".K1.K2 = .K0",
            ".K1.new.deep[2] = S1",
            'setpath(["K1", "K2"]; N2)',
            ".K0[1:3] = [S1]",
            "(.K2, .K3) = N3",
            ".K1.K2 = (1, 2)",
            '.["K3"].x |= N1',
        ],
        [
            ".K0 |= map(. + 1)",
            ".K0[] |= . * 2",
            ".K1.K3[].K0 |= [.]",
            ".K1.K3 |= (.[1:] | map(.K2))",
            ".K0[1:] |= map(-.)",
            "(.K0[] | select(. < 9)) |= S2",
            ".K1.K2 |= (1, 2)",
        ],
        [
            ".K1.K2 += N1 | .K1.K2 -= 2 | .K1.K2 *= 4 | .K1.K2 /= 2 | .K1.K2 %= 7",
            ".K3 //= S1, .K2 //= 1",
            ".K0 += [N1], .K0[] += 10",
            ".n += 1",
            ".K1.K2 += (10, 20)",
        ],
        [
            "del(.K0[0])",
            "del(.K1.K2, .K3)",
            "del(.K0[0, 2])",
            "del(.K0[1:3])",
            "del(.K1.K3[].K2)",
            "del(.no, .K1.no.x)",
            'delpaths([["K0", 0], ["K1"]])',
            "del(.[])",
            "del(.K0[-1], .K0[99])",
        ],
        [
            'walk(if type == "number" then . + 1 else . end)',
            'walk(if type == "array" then sort else . end)',
            "(.K0[] | select(. == 2)) |= empty",
            ".K1 |= with_entries(.key |= ascii_upcase)",
            "to_entries | map(select(.value != null)) | from_entries",
        ],
        [
            "try (.K0.x = 1) catch .",
            "try (.K2[0] = 1) catch .",
            "try (.K0[-99] = 1) catch .",
            "try (.K0[:1] = 5) catch .",
        ],
        ["path(1)"],
    ],
    "formats": [
        [
            ".K0 | @json, @text",
            "S1, S2 | @html, @uri, @sh, @base64",
            '"a<b>&\'\\"" | @html',
            '"ö /?&=-_.~\'()*!" | @uri',
            "[N1, S1, null, true] | @sh",
            "S1 | @base64 | @base64d",
            "{a: S1} | @json, @html",
        ],
        [
            r'@html "<p>\(.K2)</p>\("<&>")"',
            r'@sh "ls \(S1) \([S2, 1])"',
            r'@uri "?q=\(S1)&n=\(N1)"',
            r'@json "v=\({a: [1, S2]})"',
            r'@base64 "<\(S1)>"',
            r'{@base64 "k": 1, (@uri "\(S2)"): 2}',
        ],
        [
            "[N1, S1, null, true, 2.5, S2] | @csv, @tsv",
            r'"a\tb\\c\nd\re" | [., .] | @tsv',
            r'@csv "row: \([S1, "q\"q"])"',
            ".K1.K3[] | [.K2, .K0] | @csv",
        ],
        [
            "(.K0, .K1) |= @json",
            ".K1.K3[].K0 |= @html",
            "(.K0[] | select(. == 2)) |= @sh",
            "del(.K1) | @json, @text",
            ".K2 |= @base64",
        ],
        ["try ({} | @csv) catch ., try ([[N1]] | @tsv) catch .", "try ([{}] | @sh) catch ., try (1 | @csv) catch ."],
    ],
}


def pieces(rng: random.Random) -> dict[str, str]:
    """What stands for each placeholder."""
    keys = rng.sample(KEYS, 4)
    found = {f"K{number}": key for number, key in enumerate(keys)}
    found |= {f"N{number}": str(value) for number, value in enumerate(rng.sample(range(2, 12), 4), 1)}
    return found | {
        f"S{number}": json.dumps(word, ensure_ascii=False) for number, word in enumerate(rng.sample(WORDS, 2), 1)
    }


def filled(template: str, found: dict[str, str]) -> str:
    """A template with its pieces."""
    for name, value in found.items():
        template = template.replace(name, value)
    return template


def document(rng: random.Random, found: dict[str, str]) -> dict[str, object]:
    """A document that the programs are for."""
    k0, k1, k2, k3 = (found[f"K{number}"] for number in range(4))
    numbers: list[object] = [
        rng.choice([rng.randint(1, 30), rng.randint(4, 120) / 4]) for _ in range(rng.randint(4, 6))
    ]
    numbers[rng.randrange(4)] = 2
    rows = [{k2: rng.randint(1, 30), k0: rng.choice(WORDS)} for _ in range(rng.randint(2, 4))]
    return {
        k0: numbers,
        k1: {k2: rng.randint(1, 40), k3: rows},
        k2: rng.choice(WORDS),
        k3: None,
        "a key": rng.random() < 0.5,
    }
