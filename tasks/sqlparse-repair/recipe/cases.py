"""Cases for every milestone: fixed structures that surely reach what was damaged, with fresh names and literals.

`draw(milestone, rng, words)` needs nothing of sqlparse; `words` is the list of its keywords.
"""

import random


class Words(dict):
    """Fills a template: a-h names, i-m small numbers, s-w words for strings and comments, drawn on first use."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__()
        self.rng = rng

    def __missing__(self, key: str) -> str:
        self[key] = self._word() if key[0] not in "ijklm" else str(self.rng.randint(2, 97))
        return self[key]

    def _word(self) -> str:
        # No SQL keyword begins with q or ends with x and four consonants.
        return "q" + "".join(self.rng.choice("bcdfghjklmnprstvz") for _ in range(self.rng.randint(2, 5))) + "x"


def fill(template: str, rng: random.Random) -> str:
    """The template with fresh words."""
    return template.format_map(Words(rng))


def _quiet(text: str, rng: random.Random) -> str:
    return "".join(c.upper() if rng.random() < 0.3 else c for c in text)


LITERALS = [
    line.replace("\\n", "\n")
    for line in (
        r"{i} {i}.{j} .{i} {i}. -{i} -{i}.{j} {i}E{j} {i}.{j}E-{k} 0x{i}AF -0x{j}b {a}{i} {i}{a} 1{i}e-{j} -{i}.{j}e{k}",
        r"'{s}' '{s}''{t}' '{s}\'{t}' '' '{s}' '{t}' '{s}\n{t}'",
        r'"{a}" "{a}""{b}" "{a}\"{b}" "" "{a} {b}" "{a}\n{b}"',
        r"`{a}` `{a}``{b}` `{a} {b}` ´{a}´ ´{a}´´{b}´ `` ´´",
        r"$${s} {t}$$ ${a}${s}\n{t}${a}$ $_{a}${s} $ $${t}$_{a}$ {a}$1 {a}$${b}$$",
        r"-- {s} {t}\n{i} --{s}\n{j} # {s}\n{k} #{l} --",
        r"/* {s} */ {i} /* {s}\n * {t}\n */ {j} /**/ {l} /* {s} /* {t} */ {k} /* {a}",
        r"--+ {s}\n{i} /*+ {s}({t}) */ {j} /*+ {s}\n{t} */ # + {s}\n {k} # {t}",
        r"? %s %({a})s :{a} ${i} ?{j} :{k} {a}:{b} \{a} \{b} {c} %{i} ${a} {a}?",
        "-- {s}\r\n{i}\r\n{j}\n{k}\r{l}  \t {m} # {t}\r{i} --+ {s}\r\n{j}\n\n{k}\n\r\n",
        r"[{a}] [{a} {b}] {a}[{i}] {a}[{i}][{j}] ] ({a})[{k}] [[{b}]]",
        r"-{i}{a} {i}-{j} {i} - {j} {a}-{i} {i}.{j}.{k} ({i}) ({i},-{j}) .{k}{a} {a}.{k} -.{i} 0x{a} {i}_{j}",
    )
]

NAMES = [
    line.replace("\\n", "\n")
    for line in (
        r"{a}.{b} {a} . {b} {a}. {b} {a}.{b}.{c} {a}.* *.{b} {c}\n.{d}",
        r"{a}({i}) {a} ({i}) {a}.{b}({i}) {a}() {a}(({b}))",
        r"@{a} @@{a} ##{a} #{a} @{a}{i} @{i} _{a} {a}_{b} {a}#{i} {a}${b} {i}{a}",
        r"{a}::{b} {a} :: {b} :={i} {a} := {i} {a}:={b} {a}:{b} ::: :=",
        r"{a}+{b} {a} - {b} {a}-{b} {a}/{b} {a}%{b} {a}^{b} {a}&{b} {a}|{b} {a}||{b} {a}*{b} {a}@{b} {a}#{b} - + /",
        r"{a}->{b} {a}->>{b} {a}#>{b} {a}#>>{b} {a}@>{b} {a}<@{b} {a}?|{b} {a}?&{b} {a}#-{b} {a} ?| {b} {a} ? {b}",
        r"{a}<{b} {a}<={b} {a}<>{b} {a}!={b} {a}={b} {a}=={b} {a}>={b} {a}>{b} {a}~{b} {a}!~{b} {a}<=>{b} {a}~~*{b} = ! <",
        r"{a};{b},{c} ({a}) [{i}:{j}] {a}[{i}, {j}] {a}: . , ; ( )",
        r"{a} like {b} {a} not  like {b} {a} ilike {b} {a} NOT ILIKE {b} {a} rlike {b} {a} regexp {b} {a} not regexp {b} likex",
        r"ä{a} {a}é É{a}.{b} Ü{a}({i}) @Ä{a} ßx {a}ß",
    )
]

PHRASES = [
    "left join right join full join inner join cross join natural join LEFT  OUTER\tJOIN right outer join full outer join "
    "left inner join straight_join STRAIGHT JOIN outer join join left right {a}join joiner",
    "end if end  loop end while end END IF ending end_if endif end case",
    "not null not  null not not nullx NOT\tNULL null",
    "asc desc asc nulls first desc  nulls last nulls first NULLS LAST asc nulls nulls ascx DESC\nNULLS\nFIRST",
    "union all union  all union UNION ALLX all {a} union",
    "create create or replace create  or  replace create or CREATE OR REPLACEX recreate replace or",
    "double precision double  precision double precisionx precision",
    "group by order by GROUP  BY order\tby group order by groupby primary key PRIMARY  KEY primary key keyx",
    "handler for HANDLER  FOR handler for forx go 2 GO {i} go go  3 go{i}",
    "lateral view explode lateral  view  inline LATERAL VIEW POSEXPLODE lateral view stack lateral view {a} view explode",
    "at time zone '{s}' AT  TIME ZONE '{t}' at time zone {a} with' time zone '{s}' with time zone '{s}'",
    "case in values using from as CASE IN VALUES USING FROM AS case( in( values( using( from( as( casex inn",
    "values({i}) in({i}) as({a}) from({a}) using({a}) select({i}) count({i}) if({i}) left({i})",
    "end.{a} {a}.end select.{a} from.{b} {a}.from",
]

SCRIPTS = [
    "select {a} from {b}; select {c};\n\n-- {s}\nselect {d} -- {t}\n; select {e} /* {s}; */ ;{f}",
    "select '{s};{t}'; select \"{a};{b}\"; select ({c}; {d}); select (({e};); {f}); {g}",
    "create table {a} ({b} int; {c} int); drop table if exists {d};\ninsert into {e} values ({i});",
    "create function {a}() returns int as\nbegin\n  set {b} = {i};\n  return {b};\nend; select {c}; select {d};",
    "create or replace function {a}() begin if {b} then {c}; end if; for {d} in {e} loop {f}; end loop; end; select {g};",
    "CREATE TRIGGER {a} BEGIN WHILE {b} DO {c}; END WHILE; IF {d} THEN {e}; END IF; FOR {f} IN {g} {h}; END FOR; END; {a};",
    "create procedure {a}() begin select case when {b} then {c} end; case {d} when {e} then {f}; end; {g}; end; select {h};",
    "create function {a}() begin begin {b}; end; {c}; begin {d}; begin {e}; end; end; end; select {f}; {g};",
    "create function {a}() as declare {b} int; declare {c} int; begin {d}; end; select {e}; select {f};",
    "declare {a} cursor; select {b}; begin; update {c} set {d} = {i}; end; commit; begin {e}; end; {f};",
    "create function {a}() begin declare {b} int; {c}; declare {d} int; end; select {e}; {f};",
    "select if({a}, {b}); select case {c} when {d} then {e} end; if {f}; for {g}; while {h}; select {a}; end; {b};",
    "use {a};\ngo\nselect {b};\nGO 2\nselect {c}\ngo {d}; gone; {e};",
    "end; end; select {a}; create function {b}() begin {c}; end; end; select {d}; {e};",
    "create function {a}() begin case when {b} then begin {c}; end; end case; {d}; end; select {e}; select {f};",
    "   select {a}  ;  \n\n  ;; select {b};\t-- {s}\n -- {t}\n select {c}; /* {s} */ select {d};  \n ",
    "recreate {a} begin {b}; end; {c}; create {d} begin {e}; create {f}; end; {g};",
    "create function {a}() begin for {b} in {c} loop if {d} then {e}; end if; end loop; return {f}; end; {g}; {h};",
    "create {a} begin ({b}; {c}); if ({d}) then {e}; end if; end; ( {f}; ); {g};",
]

BLOCKS = [
    "select ({a}, ({b}), (({c}))) from ({d}) where ({e}) ({f}",
    "select {a}) from (({b}) where {c}[{i}] and [{j}] and {d}[{e}[{k}]]",
    "select case when {a} then {b} when {c} then case {d} when {e} then {f} end else {g} end from {h}",
    "case {a} when ({b}) then [{c}] end (case when {d} then {e} end)",
    "if {a} then {b} end if; for {a} in {b} loop {c} end loop; foreach {d} in {e} loop {f}; end loop",
    "begin {a}; begin {b} end; end; begin if {c} then {d} end if end",
    "select {a} from {b} where {c} order by {d}",
    "select {a} from {b} where {c} group by {d} having {e}",
    "select {a} from {b} where {c} limit {i}",
    "select {a} where {b} union select {c} where {d} union all select {e}",
    "select {a} from {b} where {c} except select {d} where {e} returning {f}",
    "select {a} where {b} having {c} into {d}",
    "select ({a} where {b}) from (select {c} where {d} in (select {e} where {f}) order by {g}) where {h}",
    "select {a}() over ({b}), {c}({d}) over {e}, {f} over, over ({g}), {h}() over (partition by {a} order by {b})",
    "select {a}({b}), {c} ({d}), {e}.{f}({g}), {a}({b}({c}({d}))) from {h}({i})",
    "create table {a}({b} int, {c} varchar({i})); create table {d}({e}) AS select {f}({g}); create view {h} as select {a}({b})",
    "CREATE TABLE {a}({b} INT) as select {c}({d}); Create Table {e}({f}); create index {g} on {h}({a})",
    "-- {s}\n-- {t}\nselect {a} -- {s}\n/* {t} */ from {b} /* {s} */ -- {t}\nwhere /* {s} */ {c}",
    "/* {s} */ -- {t}\n\n-- {s}\n{a} -- {s}\n{b} /* {t} */\n/* {s} */ /* {t} */ {c} /* {s} */",
    "select ( -- {s}\n {a} /* {t} */ ) from /* {s} */ ({b} -- {t}\n)",
    "for {a} in (select {b} from {c} where {d}) loop begin {e} end; if {f} then ({g}) end if end loop",
]

IDENTIFIERS = [
    'select {a}.{b}, {a}.{b}.{c}, {d}.*, {e}. {f}, "{a}"."{b}", `{c}`.{d}, {e}.[{f}] from {g}.{h}',
    "select {a}->{b}, {a}->'{s}', {a}->>{b}->>'{t}', {a}.{b}->{c}, {a}[{i}].{b}, {a}.{b}[{i}], {d}.",
    "select {a}.{b}({c}), {d}.{e}.{f}(), .{g} from {h}.",
    'select {a}[{i}], {a}[{i}][{j}], {a}.{b}[{i}:{j}], {c}({d})[{i}], "{e}"[{k}], [{f}], ({g})[{i}] from {h}',
    "select {a} as {b}, {c} {d}, {e} as \"{f}\", ({g}) as {h}, {i} as {a}, '{s}' as {b}, null as {c}, {d} as '{t}'",
    "select {a}.{b} as {c}, {d}({e}) as {f}, {d}({e}) {g}, case when {a} then {b} end as {c}, case {d} when {e} then {f} end {g}",
    "select ({a}) {b}, (select {c}) as {d}, {i} {a}, {i}.{j} {b}, {c} + {d} as {e}, {c} + {d} {e}, {f} = {g} {h}",
    "with {a} as (select {b}) select {c} from {a} as {d} join {e} {f} on {g}",
    "create table {a} as select {b}; create view {c} as with {d} as (select {e}) select {f}; insert into {g} as {h}",
    "select {a} from {b} order by {a} asc, {c} desc, {i} desc, {d}.{e} asc nulls first, {f}, lower({g}) desc, ({h}) asc",
    "select {a}::int, {a}::{b}, '{s}'::date, {a}.{b}::text as {c}, ({a})::int, {b}({c})::text, {a}::int::text, {a}::varchar({i})",
    "select {a} at time zone '{s}', {a} at time zone '{s}' as {b}, {c}::timestamp at time zone '{t}' as {d}",
    "select date '{s}', timestamp '{t}', interval '{s}' day, interval '{t}' hour as {a}, interval '{s}' year, date {b}, int '{s}'",
    "select {a} + interval '{s}' month, interval '{t}' second, interval '{s}' minute from {b}, text '{t}' where {c} > date '{s}'",
    "select {a}@{b}, @{a}, :{b}, ?, %s, $1, {c} := {d} from {e} {f}, {g} as {h}",
    "select distinct {a} as {b} from {c} as {d}, ({e}) {f}, {g}.{h} as {a}",
    "select * from {a} as {b} where {b}.{c} = {d}.{e} and {f} as {g}",
]

EXPRESSIONS = [
    "select {a} + {b}, {a} - {i}, {a} * {b}, {a} / ({b}), {a}({b}) % {c}, {a} || '{s}', ({a}) * ({b}), -{i} + {j}, {a}*{i}",
    "select {a} + {b} * {c} - {d}, '{s}' || {a} || '{t}', {a}[{i}] + {b}, current_date - {i}, {a} + current_timestamp, {b} - current_time",
    "select {a}::int + {i}, date '{s}' + interval '{t}' day, ? + {i}, :{a} * {b}, \"{c}\" + \"{d}\", {e} + null, * from {f}",
    "select * from {a} where {b} = {i} and {c} <> '{s}' and {d} >= {e} or {f}({g}) < {i}.{j} and ({h}) = ({a})",
    "select {a} from {b} where {c} = null and null = {d} and {e} like '{s}%' and {f} not like {g} and {h} = ?",
    "select {a} = {b}, {a} < {b} + {c}, {a} + {b} > {c}, {a} = case when {b} then {c} end, {d} = date '{s}', ({a} = {b}) = {c}",
    "select {a} from {b} where {c} = true and {d} = {e}.{f} and {g}::int = {i} and \"{a}\" = '{s}' and {b}[{i}] = {c}",
    "{a} := {b}; {c} := {d} + {i}; {e} := '{s}'; set {f} := {g}; {h} := ({a})",
    "begin {a} := {b}; {c} := {d}({e}); end; {f} := select; {g} := :{h};",
    "select {a}, {b}, {c} from {d}, {e}",
    "select {a} , {i}, '{s}', {b}({c}), {d} + {e}, {f} = {g}, *, null, ?",
    "select {a}, case when {b} then {c} end, {d} as {e}, {f}.{g}, {h} desc, ({a}), ({b}, {c}) from {d}",
    "select {a}({b}, {c}, {i}), {d}(distinct {e}, '{s}'), {f}({g} + {h}, {a} = {b}), {c}(select, from)",
    "select {a},\n/* {s} */ {b}, -- {t}\n {c}, {d} -- {s}\n from {e} -- {t}\n, {f}",
    "insert into {a} ({b}, {c}) values ({i}, '{s}'), ({j}, '{t}'), (null, {k})",
    "insert into {a} values ({i}) returning {b}",
    "insert into {a} (values ({i}), ({j})); select values; values ({k}), ({l}) {b}; insert into {c} values",
    "grant {a}, role, null, {b} to {c}; select date, user, {a} from {b}",
    "select {a} -- {s}\n, {b} + {c} -- {t}\n from {d} /* {s} */ where {e} = {f} -- {t}\n",
    "select {a}, ({b} -- {s}\n), {c} /* {t} */ as {d} /* {s} */ from {e}",
    "update {a} set {b} = {i}, {c} = {d} + {j}, {e} = '{s}' where {f} in ({i}, {j}, {k}) and {g} in (select {h})",
    "select {a} from {b} where {c} between {i} and {j} and {d} is not null or not {e} and exists (select {f})",
]

QUESTIONS = [
    'select {a}.{b} as {c}, {d} {e}, "{f}" as "{g}", `{h}`.`{a}` {b}, {c}.*, * from {d}.{e}.{f} as {g}, {h}',
    "select {a}({b}, {c}) as {d}, {e}({f}) {g}, {h}.{a}({b}), {c}(), {d}({i}), {e}('{s}'), {f}(date '{t}', {i}), {g}({h}({a}))",
    "select {a}::int, {b}::varchar as {c}, '{s}'::{d}, {e}.{f}::text, {g}::int {h}, {a} :: int",
    "select {a}[{i}], {b}[{i}][{j}] as {c}, {d}.{e}[{k}], {f}[{g} + {i}] from {h}",
    "select {a} from {b} order by {c} desc, {d} asc, {e}.{f} desc nulls last, {g}, {h} asc nulls first",
    "select case when {a} then {b} when {c} = {d} then {e} else {f} end as {g}, case {h} when {i} then {j} end, case when {a} then {b}end",
    "select {a}({b}) over ({c}), {d}() over {e}, {f}({g}) over (order by {h}), {a}({b})",
    "select {a} = {b}, {c} + {d} > {e}, {f} like '{s}', ({g}) <> {h}",
    "select {a} + {b} as {c}, ({d}) {e}, (select {f}) as {g}, {i} as {h}",
    "/* {s} */ select {a} -- {t}\n from {b}; -- {s}\n/* {t} */ update {c} set {d} = {i}; drop table {e}; /* {s} */; explain {f}",
    "create table {a} ({b} int); insert into {c} values ({i}); delete from {d}; alter table {e}; merge into {f}; {g}; truncate {h}",
    "with {a} as (select {b}) select {c}; with {a} as (select {b}), {c} as (select {d}) insert into {e}; with {f} select {g}",
    "with {a} as (select {b}) -- {s}\n update {c} set {d} = {i}; with recursive {e} as (select {f}) delete from {g}; with; with {h}",
    "commit; rollback; start transaction; create or replace view {a} as select {b}; replace into {c}; SELECT {d}; Create view {e}",
    "select {a} . {b}, {a}. {b} as {c}, \"{a}\".{b} {c}, [{d}].[{e}], '{s}' as '{t}', null as {f}, {g} as select",
    "select {a}, {b} as {c}, {d} + {e}, {f}, '{s}', {i} from {g}, {h} {a}, ({b}) {c}",
    "insert into {a}.{b} ({c}, {d}) values ({e}, {f}); select {g} as {h} -- {s}\n, {a} /* {t} */ {b}",
    "select foo({a} as {b}), cast({c} as int), {d}(*), {e}({f}.*), count(distinct {g}), {h}({a}, '{s}', {i}, {b} + {c})",
]

STATEMENTS = [
    "select {a}, {b} as {c}, {d}({e}, {f}) from {g} left outer join {h} on {g}.{a} = {h}.{b} where {c} = {i} and {d} = '{s}' or {e} is null "
    "group by {a}, {b} having {c} > {j} order by {d} desc, {e} limit {k}",
    "select {a} from (select {b}, {c} from {d} where {e} in (select {f} from {g} where {h} = {i})) as {a} where {b} between {i} and {j} and {c} = {k}",
    "select case when {a} = {i} then '{s}' when {b} = {j} then {c} else {d} end as {e}, {f} from {g} cross join {h}",
    "with {a} as (select {b} from {c}), {d} as (select {e} from {f}) select {a}.{b}, {d}.{e} from {a} natural join {d} union all select {g}, {h} from {a}",
    "insert into {a} ({b}, {c}) values ({i}, '{s}'), ({j}, '{t}'), ({k}, null); select {d}; update {e} set {f} = {i}, {g} = {h} where {a} = {j}",
    "select {a}, -- {s}\n {b} /* {t} */ from {c} where {d} = {i} -- {t}\n and {e} = {j}; delete from {f} where {g} = '{s}';",
    "create table {a} ({b} int primary key, {c} varchar({i}) not null, {d} date); select {e} from {f} except select {g} from {h}",
    "select {a}, sum({b}) over (partition by {c} order by {d}) as {e}, {f}::int, {g}[{i}] from {h} join {a} using ({b}) straight_join {c}",
    "select distinct {a} from {b}, {c} , {d} where ({e} = {i} or {f} = {j}) and not exists (select {g} from {h}) order by {a} asc, {b}",
    "select {a}({b}, {c}({d}, {e}), {f}), ({g}), (({h})) from {a}",
]

PLAIN = [
    "SELECT  {a} ,  \"{b}\" , '{s}{t}{u}' from {c}   where {d}  =  {i} and  {e}>{j}\n\n\n  order  by {f}",
    "select {a}-- {s}\nfrom /* {t} */ {b} /* {s} */where {c} /* {t}\n{u} */ = {i} --+ {s}\n and ({d} -- {t}\n) and (/* {s} */ {e})",
    "-- {s}\n-- {t}\n\nselect {a} /* {s} */ , /* {t} */{b} -- {s}\r\n from {c}; -- {t}\n\n/* {s} */ select {d} -- {u}\n",
    "select {a}  ,\n {b}\n, {c}  from  (  {d} , ( {e}\n )  ) where ( {f} ) and (select {g} ) ;  \n\n ",
    "select {a}+{b}*{c}-{i}/{j}, {d}>={e}, {f}<>{g} ,{h}||'{s}' from {a} where {b}={c} and {d} = {e} and {f}> {g} and {h} <{i}",
    "Select {a}.{b}, {c}({d}) From {e} Where {f} Is Not Null And {g} Like '{s}' Group By {h} ",
    "insert into {a} values ('{s}{t}{u}{v}', ''{s}{t}{u}'', \"{s}{t}\", '{s}', '')",
    "select '{s}\n{t}' , \"{a}\n{b}\"   from\r\n{c}\n\n",
    "  \n select {a}   \t , {b}\t\tfrom {c} \n   where {d}\n\n;\n\n\n   select {e}  ;  ",
    "create   table {a}  ( {b}  int  ,  {c}   text  ) ; /* {s} */   drop   table   {d}",
    "select {a} -- {s}\n\n, {b} /* {t} */, ( /* {s} */ {c} ), {d}/* {t} */+ {e} from {f}/* {s} */",
]

PLAIN_REINDENT = [
    {"reindent": True},
    {"reindent": True, "keyword_case": "upper"},
    {"reindent": True, "strip_comments": True},
]
REINDENT = [
    {"reindent": True, "wrap_after": 20},
    {"reindent": True, "comma_first": True},
    {"reindent": True, "indent_columns": True},
    {"reindent": True, "indent_after_first": True},
    {"reindent": True, "indent_width": 4},
    {"reindent": True, "indent_tabs": True},
    {"reindent": True, "compact": True},
    {"reindent": True, "wrap_after": 45, "comma_first": True},
    {"reindent": True, "indent_columns": True, "indent_tabs": True, "comma_first": True},
    {"indent_columns": True, "indent_width": 3},
]
CASES = [
    {"keyword_case": "upper"},
    {"keyword_case": "lower"},
    {"keyword_case": "capitalize"},
    {"identifier_case": "upper"},
    {"identifier_case": "capitalize"},
    {"identifier_case": "lower"},
    {"truncate_strings": 6},
    {"truncate_strings": 4, "truncate_char": "~"},
]
STRIPS = [
    {"strip_comments": True},
    {"strip_whitespace": True},
    {"use_space_around_operators": True},
    {"strip_comments": True, "strip_whitespace": True},
    {"strip_comments": True, "use_space_around_operators": True},
]
CHECKED = [
    {"keyword_case": "upper", "identifier_case": "lower"},
    {"keyword_case": "spam"},
    {"identifier_case": "spam"},
    {"output_format": "spam"},
    {"strip_comments": "spam"},
    {"strip_whitespace": 3},
    {"use_space_around_operators": "spam"},
    {"truncate_strings": "spam"},
    {"truncate_strings": 1},
    {"truncate_strings": 2},
    {"truncate_strings": 0},
    {"truncate_strings": "12"},
    {"truncate_strings": [1]},
    {"indent_columns": "spam"},
    {"indent_columns": True},
    {"reindent": "spam"},
    {"reindent": True},
    {"reindent_aligned": "spam"},
    {"reindent_aligned": True},
    {"indent_after_first": "spam"},
    {"indent_tabs": "spam"},
    {"indent_tabs": True, "reindent": True},
    {"indent_width": "spam"},
    {"indent_width": 0},
    {"indent_width": 1},
    {"indent_width": "5"},
    {"wrap_after": "spam"},
    {"wrap_after": -1},
    {"wrap_after": 0},
    {"comma_first": "spam"},
    {"compact": "spam"},
    {"right_margin": "spam"},
    {"right_margin": 9},
    {"strip_comments": False},
]
FLAGS = [
    ["-"],
    ["-", "-k", "upper"],
    ["-", "--keywords", "lower", "-i", "upper"],
    ["-", "-l", "python"],
    ["-", "-l", "php", "-r"],
    ["-", "-r"],
    ["-", "-r", "--indent_width", "5"],
    ["-", "-r", "--indent_after_first"],
    ["-", "-r", "--indent_columns"],
    ["-", "-a"],
    ["-", "-s"],
    ["-", "-r", "--wrap_after", "30"],
    ["-", "-r", "--comma_first", "yes"],
    ["-", "-r", "--compact", "yes"],
    ["-", "--strip-comments"],
    ["-", "-r", "--indent_width", "0"],
    ["-", "--encoding", "cp1251"],
    ["/nowhere/{a}.sql"],
    ["-", "-o", "/nowhere/{a}.sql"],
    ["-", "-k", "spam"],
    [],
    ["--version"],
    ["-", "--identifiers", "capitalize", "--reindent"],
    ["-", "--language", "spam"],
]


def _each(kind, templates, rng, **more):
    return [{"kind": kind, "sql": fill(template, rng), **more} for template in templates]


def _formats(templates, choices, rng):
    return [
        {"kind": "format", "sql": fill(template, rng), "options": options}
        for template in templates
        for options in choices
    ]


def literals(rng, words):
    return _each("tokens", LITERALS, rng)


def names(rng, words):
    found = _each("tokens", NAMES, rng)
    return found + [{"kind": "tokens", "sql": _quiet(fill(template, rng), rng)} for template in NAMES[:4]]


def keywords(rng, words):
    shuffled = [rng.choice((word.lower(), word, word.capitalize())) for word in words]
    rng.shuffle(shuffled)
    found = [{"kind": "tokens", "sql": " ".join(shuffled)}]
    found += [{"kind": "tokens", "sql": _quiet(fill(phrase, rng), rng)} for phrase in PHRASES]
    found += _each("tokens", STATEMENTS + EXPRESSIONS[:6] + QUESTIONS[:4], rng)
    text = fill("{a} {b} 'é' ", rng)
    found += [
        {"kind": "tokens", "sql": text, "bytes": "utf-8"},
        {"kind": "tokens", "sql": text, "bytes": "latin-1"},
        {"kind": "tokens", "sql": text, "bytes": "cp1252", "encoding": "cp1252"},
        {"kind": "tokens", "sql": text, "stream": True},
        {"kind": "tokens", "sql": text, "bytes": "utf-16", "encoding": "utf-16"},
        {"kind": "tokens", "sql": ""},
    ]
    return found


def tokens(rng, words):
    found = []
    for template in (
        "select {a}, {b} from {c}",
        "SELECT {a} -- {s}\n,  {b}\nFROM {c};",
        "/* {s} */ select /* {t} */ {a}  '{s}' , {b}",
        "  {a} = {i}, {b} from {c} where {d} = '{s} {t}'",
        "select {a}.{b}, ?, -{i}.{j}, `{c}` from {d} where {e} like :{f} and {g} := {h} order by {b} desc; end if",
    ):
        drawn = Words(rng)
        found.append({"kind": "walk", "sql": template.format_map(drawn), "name": drawn["a"]})
    return found


def statements(rng, words):
    found = _each("split", SCRIPTS, rng)
    found += _each("split", SCRIPTS, rng, options={"strip_semicolon": True})
    return found + _each("flat", SCRIPTS[:6] + STATEMENTS[4:6] + QUESTIONS[:4], rng)


def blocks(rng, words):
    return _each("tree", BLOCKS, rng)


def identifiers(rng, words):
    return _each("tree", IDENTIFIERS, rng) + _each("tree", IDENTIFIERS[:2], rng, stream=True)


def expressions(rng, words):
    return _each("tree", EXPRESSIONS, rng)


def questions(rng, words):
    return _each("objects", QUESTIONS, rng) + [{"kind": "objects", "sql": nested(rng)} for _ in range(3)]


def plain(rng, words):
    return _formats(PLAIN + STATEMENTS[5:6], CASES, rng) + _formats(PLAIN + STATEMENTS[4:6], STRIPS, rng)


def indentation(rng, words):
    found = _formats(STATEMENTS, PLAIN_REINDENT[:1], rng) + _formats(STATEMENTS[::3], PLAIN_REINDENT[1:], rng)
    return found + [{"kind": "format", "sql": nested(rng), "options": {"reindent": True}} for _ in range(3)]


def layout(rng, words):
    return _formats([STATEMENTS[i] for i in (0, 2, 4, 7, 9)], REINDENT, rng)


def aligned(rng, words):
    return _formats(STATEMENTS, [{"reindent_aligned": True}], rng) + _formats(
        STATEMENTS[:3], [{"reindent_aligned": True, "indent_tabs": True}], rng
    )


def output(rng, words):
    formats = [
        {"output_format": name, "reindent": indent} for name in ("python", "php", "sql") for indent in (True, False)
    ]
    quotes = ["select '{s}', \"{a}\" from {b}; select {c};\nselect {d}\n", *STATEMENTS[:1], STATEMENTS[4]]
    found = _formats(quotes, formats, rng)
    sql = "select {a}, {b}+{c}, '{s}{t}{u}' from {d} -- {s}\n where {e} = {i}"
    found += [{"kind": "options", "sql": fill(sql, rng), "options": options} for options in CHECKED]
    for arguments in FLAGS:
        drawn = Words(rng)
        case = {
            "kind": "cli",
            "sql": (sql + " and {f} = 'д'\n").format_map(drawn),
            "arguments": [a.format_map(drawn) for a in arguments],
        }
        if "cp1251" in arguments:
            case["encoding"] = "cp1251"
        found.append(case)
    return found


class _Nest:
    """Random nested statements; every name and literal is fresh."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def word(self) -> str:
        return Words(self.rng)["a"]

    def expression(self, depth: int) -> str:
        plain = [
            self.word,
            lambda: f"{self.word()}.{self.word()}",
            lambda: str(self.rng.randint(1, 999)),
            lambda: f"'{self.word()}'",
            lambda: f"{self.word()}::{self.rng.choice(('int', 'text', 'date'))}",
            lambda: f"{self.rng.randint(1, 9)}.{self.rng.randint(1, 99)}",
        ]
        if depth <= 0:
            return self.rng.choice(plain)()
        less = depth - 1
        return self.rng.choice(
            [
                *plain,
                lambda: f"{self.word()}({self.expression(less)}, {self.expression(less)})",
                lambda: f"{self.expression(less)} {self.rng.choice('+-*/')} {self.expression(less)}",
                lambda: f"({self.expression(less)})",
                lambda: (
                    f"case when {self.condition(less)} then {self.expression(less)} else {self.expression(less)} end"
                ),
                lambda: f"({self.select(less)})",
            ]
        )()

    def condition(self, depth: int) -> str:
        less = depth - 1
        simple = [
            lambda: f"{self.word()} {self.rng.choice(('=', '<', '>=', '<>'))} {self.expression(less)}",
            lambda: f"{self.word()} between {self.rng.randint(1, 9)} and {self.rng.randint(10, 99)}",
            lambda: f"{self.word()} is not null",
            lambda: f"{self.word()} in ({self.expression(0)}, {self.expression(0)})",
            lambda: f"{self.word()} like '{self.word()}%'",
        ]
        if depth <= 0:
            return self.rng.choice(simple)()
        joined = [
            lambda: f"{self.condition(less)} {self.rng.choice(('and', 'or'))} {self.condition(less)}",
            lambda: f"({self.condition(less)} or {self.condition(less)})",
            lambda: f"exists ({self.select(less)})",
        ]
        return self.rng.choice(simple + joined)()

    def column(self, depth: int) -> str:
        alias = self.rng.choice(("", f" as {self.word()}", f" {self.word()}"))
        return self.expression(depth) + alias

    def select(self, depth: int) -> str:
        columns = ", ".join(self.column(depth) for _ in range(self.rng.randint(1, 4)))
        text = f"select {columns} from "
        text += (
            f"({self.select(depth - 1)}) {self.word()}"
            if depth > 0 and self.rng.random() < 0.3
            else f"{self.word()} {self.word()}"
        )
        if self.rng.random() < 0.4:
            text += f" {self.rng.choice(('left join', 'inner join', 'join'))} {self.word()} on {self.condition(0)}"
        if self.rng.random() < 0.7:
            text += f" where {self.condition(depth)}"
        if self.rng.random() < 0.3:
            text += f" group by {self.word()}, {self.word()}"
        if self.rng.random() < 0.4:
            text += f" order by {self.word()} {self.rng.choice(('asc', 'desc'))}, {self.word()}"
        return text


def nested(rng: random.Random) -> str:
    """One random statement, nested up to three deep."""
    return _Nest(rng).select(rng.randint(1, 3))


MILESTONES = {
    "literals": literals,
    "names": names,
    "keywords": keywords,
    "tokens": tokens,
    "statements": statements,
    "blocks": blocks,
    "identifiers": identifiers,
    "expressions": expressions,
    "questions": questions,
    "plain": plain,
    "indentation": indentation,
    "layout": layout,
    "aligned": aligned,
    "output": output,
}


def draw(milestone: str, rng: random.Random, words: list[str]) -> list[dict]:
    """The cases of one milestone, with fresh names and literals."""
    return MILESTONES[milestone](rng, words)
