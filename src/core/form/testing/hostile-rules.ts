import type { JsonObject, JsonValue } from '../../lib/json.ts'

/** A rule that somebody wrote, or a record that somebody made, to keep whoever checks it busy. All are broken off. */
export interface HostileRule {
  readonly name: string
  /** On the household of `people-form.ts` as `crowd` makes it. */
  readonly expression: string
}

const pairs = (body: string): string => `members.all(a, members.all(b, ${body}))`

export const hostileRules: readonly HostileRule[] = [
  { name: 'texts of every two rows', expression: pairs('a._row == b._row || a.name != b.name') },
  { name: 'decimals of every two rows', expression: pairs('a.share != b.share + 100000.5') },
  { name: 'whole numbers of every two rows', expression: pairs('a.income + b.income >= 0') },
  { name: 'whole numbers beyond 2^53', expression: pairs('a.income * 9007199254740991 + b.income >= 0') },
  { name: 'a list of lists', expression: 'members.map(a, members.map(b, b.name)).size() > 0' },
  { name: 'sums in a loop', expression: 'members.all(a, sum(members.map(b, b.share)) > 0.0)' },
  { name: 'filters in a loop', expression: 'members.all(a, members.filter(b, a.name != b.name).size() > 0)' },
  { name: 'repetitions looked for in a loop', expression: 'members.all(a, is_unique(members.map(b, b.name)))' },
  { name: 'a long list searched in a loop', expression: pairs('b.name in tags || true') },
  { name: 'long lists compared in a loop', expression: `cel.bind(x, tags + [], cel.bind(y, tags + [], ${pairs('x == y')}))` },
  {
    name: 'long texts compared in a loop',
    expression: `cel.bind(x, tags.join("") + "a", cel.bind(y, tags.join("") + "a", ${pairs('x == y')}))`,
  },
  { name: 'texts joined in a loop', expression: pairs('a.name + b.name != ""') },
  { name: 'a list made in a loop', expression: pairs('max([a.income, b.income]) >= 0') },
  { name: 'a table made in a loop', expression: pairs('{"a": a.income}.size() > 0') },
  { name: 'texts without diacritics', expression: pairs('same_text(a.name, b.name) || true') },
  { name: 'texts in capitals', expression: pairs('b.name.upperAscii() != ""') },
  { name: 'texts taken apart', expression: pairs('b.name.split("").size() > 0') },
  { name: 'a long text searched for a long one', expression: `cel.bind(x, note.substring(40000), ${pairs('note.indexOf(x) < 0')})` },
  { name: 'patterns in a loop', expression: pairs('b.name.matches("(N|g)+(ư|ờ)*i [0-9]*5$") || true') },
  { name: 'ages in a loop', expression: pairs('age(b.born) > 0') },
  { name: 'days between dates in a loop', expression: pairs('days(a.born, b.born) >= 0') },
  { name: 'dates moved in a loop', expression: pairs('add_days(b.born, 5) != ""') },
  { name: 'dates in words', expression: pairs('date_in_words_vi(b.born) != ""') },
  { name: 'numbers as texts', expression: pairs('string(b.share) != ""') },
  { name: 'numbers rounded', expression: pairs('round(b.share, 2) >= 0.0') },
  { name: 'identifiers checked in a loop', expression: pairs('valid_tax_code(tax) && valid_email(email)') },
  { name: 'distances in a loop', expression: pairs('distance_m(b.share, a.share, b.share, a.share) >= 0.0') },
  { name: 'codes looked up in a loop', expression: pairs('code_name("wards", ward) != ""') },
]

/** A household of many. Its texts come out of JSON, as those of a record do. */
export const crowd = (count: number): JsonObject => {
  const members = Array.from({ length: count }, (_, i): JsonValue => ({
    _row: `01990000-0000-7000-8000-${String(i).padStart(12, '0')}`,
    name: `Người ${i}`,
    born: '1990-01-02',
    share: 1 + i / 100,
    income: i,
  }))
  const record: JsonObject = {
    name: 'Hộ đông người',
    note: `${'a'.repeat(80_000)}`,
    tax: '0314409058',
    email: 'ho@example.vn',
    ward: '11311',
    tags: Array.from({ length: 2000 }, (_, i) => `t${i}`),
    members,
  }
  return JSON.parse(JSON.stringify(record)) as JsonObject // what was an object is one
}
