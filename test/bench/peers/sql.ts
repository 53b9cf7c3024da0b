// The five checks in SQL, as DuckDB and SQLite both understand it. Everything is loaded before a query is timed.

/** Tables with their columns. A column of text has the type "text", any other is a whole number. */
export const TABLES = {
  lines:
    "id int, enc int, payer text, kind text, dos int, code text, units double, auth text, npi text, specialty text, place text, container text, source text",
  mods: "line int, mod text",
  dx: "line int, dx text",
  pairs: "c1 text, c2 text, f int, t int, ind int",
  auth: "rule int, payer text, code text, rank int, f int, t int, anydx int, need int, most double",
  auth_dx: "rule int, low text, high text, rank int",
  limits: "payer text, code text, rank int, f int, t int, units double, mai int",
  coverage: "rule int, payer text, code text, rank int, f int, t int",
  covered: "rule int, low text, high text",
  waste: "payer text, code text, rank int, f int, t int, jz int",
  drugs: "code text, container text, hydration int",
  visits: "code text",
  bypass: "mod text, visit int",
  new_since: "code text, f int",
} as const;
export type TableName = keyof typeof TABLES;

/** Indexes for a database that keeps rows. */
export const INDEXES = [
  "create index lines_enc on lines(enc)",
  "create index mods_line on mods(line)",
  "create index dx_line on dx(line)",
  "create index pairs_codes on pairs(c1, c2)",
  "create index auth_code on auth(payer, code)",
  "create index auth_dx_rule on auth_dx(rule)",
  "create index limits_code on limits(payer, code)",
  "create index coverage_code on coverage(payer, code)",
  "create index covered_rule on covered(rule)",
  "create index waste_code on waste(payer, code)",
  "create index drugs_code on drugs(code)",
  "create index visits_code on visits(code)",
  "create index new_since_code on new_since(code)",
] as const;

const EITHER_LINE_FROM = 43_647;

const AUTH = `
  with asked as (
    select l.id, a.need, a.most, l.units,
      row_number() over (partition by l.id order by a.rank desc, coalesce(m.rank, 0) desc, a.f desc) as place
    from lines l
    join auth a on a.payer = l.payer and a.code = l.code and l.dos >= a.f and l.dos <= a.t
    left join (
      select d.line, x.rule, max(x.rank) as rank
      from dx d join auth_dx x on d.dx >= x.low and d.dx < x.high
      join lines k on k.id = d.line join auth b on b.rule = x.rule and b.payer = k.payer and b.code = k.code
      group by d.line, x.rule
    ) m on m.line = l.id and m.rule = a.rule
    where l.auth = '' and (a.anydx = 1 or m.rank is not null)
  )
  select id from asked where place = 1 and (need = 2 or (need = 1 and units > most))`;

const OPEN_PAIRS = `
  with usable as (
    select l.id, l.enc, l.code, l.dos, l.npi, l.specialty, case when v.code is null then 0 else 1 end as visit,
      coalesce(b.on_visit, 0) as on_visit, coalesce(b.elsewhere, 0) as elsewhere
    from lines l
    left join visits v on v.code = l.code
    left join new_since n on n.code = l.code
    left join (
      select m.line, max(b.visit) as on_visit, max(1 - b.visit) as elsewhere
      from mods m join bypass b on b.mod = m.mod group by m.line
    ) b on b.line = l.id
    where l.payer <> '' and (n.f is null or l.dos < n.f)
  )
  select distinct b.id
  from usable a
  join usable b on b.enc = a.enc and b.id <> a.id and b.code <> a.code
    and (a.npi = '' or b.npi = '' or a.npi = b.npi or a.specialty = '' or b.specialty = '' or a.specialty = b.specialty)
  join pairs p on p.c1 = a.code and p.c2 = b.code and p.ind <> 9 and a.dos >= p.f and a.dos <= p.t
  where p.ind = 0 or not (
    case when b.visit = 1 then b.on_visit else b.elsewhere end = 1
    or case when a.visit = 1 then a.on_visit when b.visit = 1 or a.dos < ${EITHER_LINE_FROM} then 0 else a.elsewhere end = 1)`;

const UNITS = `
  with counted as (
    select enc, code, min(payer) as payer, min(dos) as dos, sum(units) as total
    from lines where units is not null group by enc, code
  ), limited as (
    select c.enc, c.code, c.total, m.units, m.mai,
      row_number() over (partition by c.enc, c.code order by m.rank desc, m.f desc) as place
    from counted c join limits m on m.payer = c.payer and m.code = c.code and c.dos >= m.f and c.dos <= m.t
  )
  select l.id from limited m join lines l on l.enc = m.enc and l.code = m.code and l.units is not null
  where m.place = 1 and case when m.mai = 1 then l.units else m.total end > m.units`;

const COVERAGE = `
  with asked as (
    select l.id, c.rule, row_number() over (partition by l.id order by c.rank desc, c.f desc) as place
    from lines l join coverage c on c.payer = l.payer and c.code = l.code and l.dos >= c.f and l.dos <= c.t
  )
  select a.id from asked a
  where a.place = 1
    and exists (select 1 from dx d where d.line = a.id)
    and not exists (select 1 from dx d join covered x on x.rule = a.rule and d.dx >= x.low and d.dx < x.high where d.line = a.id)`;

const WASTE = `
  with said as (
    select l.id, l.enc, l.code, l.payer, l.kind, l.dos, l.place, l.source, d.hydration,
      case when l.container <> '' then l.container else d.container end as container,
      max(case when m.mod = 'JW' then 1 else 0 end) as jw, max(case when m.mod = 'JZ' then 1 else 0 end) as jz
    from lines l join drugs d on d.code = l.code left join mods m on m.line = l.id
    group by l.id, l.enc, l.code, l.payer, l.kind, l.dos, l.place, l.source, d.hydration, l.container, d.container
  ), days as (
    select enc, code, container, min(id) as first, max(jw) as jw from said group by enc, code, container
  ), wanted as (
    select g.enc, g.code, g.container, w.jz,
      row_number() over (partition by g.enc, g.code, g.container order by w.rank desc, w.f desc) as place
    from days g join said s on s.id = g.first
    join waste w on w.payer = s.payer and w.code = s.code and s.dos >= w.f and s.dos <= w.t
    where g.jw = 0 and g.container = 'Single' and s.hydration = 0 and (s.source = '' or s.source = 'Purchased')
      and not (s.kind = 'Medicare' and (s.place = '50' or s.place = '72'))
  )
  select s.id from wanted w join said s on s.enc = w.enc and s.code = w.code and s.container = w.container
  where w.place = 1 and w.jz = 1 and s.jz = 0`;

/** What each check finds, as a query of the lines' numbers. */
export const FIVE_QUERIES = { auth: AUTH, pairs: OPEN_PAIRS, units: UNITS, coverage: COVERAGE, waste: WASTE } as const;

/** One question of a formula: what a payer wants for a code, on a day and for a diagnosis. */
export const ONE_AUTH = `
  select a.need, a.most from auth a
  where a.payer = $1 and a.code = $2 and $3 >= a.f and $3 <= a.t
    and (a.anydx = 1 or exists (select 1 from auth_dx x where x.rule = a.rule and $4 >= x.low and $4 < x.high))
  order by a.rank desc, a.f desc limit 1`;
