import fc from 'fast-check'
import type { JsonObject, JsonValue } from '../../lib/json.ts'
import type { Expression } from '../expression/compile-expression.ts'
import { testContext } from './compiled.ts'
import type { Draw } from './fuzzed-record.ts'
import { peopleForm, wardList } from './people-form.ts'
import { expressionCompiler } from './run-expression.ts'

/** What rules reckon with: decimals, dates and Vietnamese text, where engines could differ. */
const texts: readonly string[] = [
  ...['sum', 'avg', 'min', 'max'].map((name) => `${name}(members.map(m, has(m.share), m.share))`),
  'sum(members.map(m, has(m.income), m.income))',
  'area * price',
  'area / price',
  'area + price - 0.1',
  'area == price + 0.1',
  'area * 3.0 <= price * 7.0',
  'sum(members.map(m, has(m.share), m.share)) == 100.0',
  'sum(members.map(m, has(m.share), m.share)) / double(size(members))',
  'round(area, 1)',
  'round(area * price)',
  'floor(area)',
  'ceil(price)',
  'abs(area - price)',
  'string(area)',
  'string(price / 3.0)',
  'double(note) + area',
  'count * 9007199254740991 > 0',
  'count / 7 * 7 + count % 7 == count',
  'age(born)',
  'years(born, received)',
  'months(born, received)',
  'days(born, received)',
  'add_days(born, count)',
  'add_months(born, count)',
  'add_years(born, count)',
  'date_in_words_vi(received)',
  'year(born) * 10000 + month(born) * 100 + day(born)',
  'born < received',
  'fold(name)',
  'same_text(name, note)',
  'upper(name)',
  'lower(name)',
  'name.upperAscii() + note.lowerAscii()',
  'name < note',
  'size(name)',
  'name.split(" ").filter(w, size(w) > 2)',
  'name.matches("^\\\\p{L}+( \\\\p{L}+)*$")',
  'distinct(members.map(m, has(m.name), fold(m.name)))',
  'is_unique(members.map(m, has(m.name), m.name))',
  'members.filter(m, m.name == name).map(m, m.share)',
  'members.exists(m, m.share > area)',
  'distance_m(20.8 + area / 1000.0, 106.6, 20.9, 106.7 + price / 1000.0)',
  'valid_phone(note) || valid_date(born)',
  'code_name("wards", ward)',
]

const words = [
  'Nguyễn',
  'Thị',
  'Ánh',
  'ĐỖ',
  'hoà',
  'hòa',
  'Cẩm Giàng',
  'A\u030A',
  'straße',
  'İ',
  '０１２',
  'a\u00A0b',
  '😀',
  '1.005',
  '-0.5e3',
  '',
]

/** A household whose values are at the edges of what is exact. */
function household(draw: Draw): JsonObject {
  const decimal = (): number => (draw(4) === 0 ? (draw(9) - 4) * 0.1 : (draw(2_000_001) - 1_000_000) / 10 ** draw(7))
  const two = (number: number): string => String(number).padStart(2, '0')
  const date = (): string => `${1899 + draw(210)}-${two(1 + draw(12))}-${two(1 + draw(31))}`
  const text = (): string => Array.from({ length: draw(4) }, () => words[draw(words.length)] ?? '').join(draw(5) === 0 ? '' : ' ')
  const some = (name: string, make: () => JsonValue): JsonObject => (draw(8) === 0 ? {} : { [name]: make() })
  return {
    ...some('name', text),
    ...some('note', text),
    ...some('born', date),
    ...some('received', date),
    ...some('area', decimal),
    ...some('price', decimal),
    ...some('count', () => (draw(3) === 0 ? Number.MAX_SAFE_INTEGER - draw(3) : draw(2001) - 1000)),
    ...some('ward', () => (draw(2) === 0 ? '11311' : '00000')),
    members: Array.from({ length: draw(7) }, (_, i) => ({
      _row: `01990000-0000-7000-8000-${String(i).padStart(12, '0')}`,
      ...some('name', text),
      ...some('born', date),
      ...some('share', decimal),
      ...some('income', () => draw(1_000_000_000)),
    })),
  }
}

function compiledExpressions(): readonly Expression[] {
  const compile = expressionCompiler(peopleForm())
  return texts.map((text) => {
    const made = compile(text)
    if (!made.ok) throw new Error(JSON.stringify(made.error))
    return made.value
  })
}

/** What every expression gives on generated records, and in how many steps: a text for each record, to be compared between engines. */
export function expressionVerdicts(seed: number, records: number): readonly string[] {
  const [expressions, context] = [compiledExpressions(), testContext({}, [wardList])]
  const drawn = fc
    .infiniteStream(fc.nat({ max: (1 << 30) - 1 }))
    .map((stream) => household((below) => (below <= 0 ? 0 : Number(stream.next().value ?? 0) % below)))
  return fc.sample(drawn, { seed, numRuns: records }).map((values) => {
    const found = expressions.map((expression, i) => {
      const meter = { left: 1_000_000, memo: () => null }
      return [texts[i] ?? '', expression.evaluate({ values, row: null, context, meter }), 1_000_000 - meter.left]
    })
    return JSON.stringify({ values, found })
  })
}
