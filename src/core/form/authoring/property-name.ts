import { fold } from '../../lib/vietnamese.ts'

const LONGEST = 40

/** Names that no object may have, and those that mean something else in a rule. */
const reserved = new Set(
  (
    'constructor prototype self row previous true false null in as break const continue else for function if import let loop package ' +
    'namespace return var void while'
  ).split(' '),
)

/** A property's name from a heading: `Họ và tên` → `ho_va_ten`, at most 40 characters, another one where `taken` has it. */
export function propertyName(title: string, taken: ReadonlySet<string>): string {
  const words = fold(title)
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^[_0-9]+|_+$/g, '')
  const name = (words === '' ? 'muc' : words).slice(0, LONGEST).replace(/_+$/, '')
  if (!taken.has(name) && !reserved.has(name)) return name
  for (let n = 2; ; n++) {
    const next = `${name.slice(0, LONGEST - 4)}_${n}`
    if (!taken.has(next)) return next
  }
}
