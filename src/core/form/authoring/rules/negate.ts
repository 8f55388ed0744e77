import type { FieldRef, Logic, Sign } from './logic.ts'

const opposite: Readonly<Record<Sign, Sign>> = { '==': '!=', '!=': '==', '<': '>=', '<=': '>', '>': '<=', '>=': '<' }

/** What is true when the logic is false, and says nothing when it does: `not` moved down to the comparisons. */
export function negate(logic: Logic): Logic {
  switch (logic.kind) {
    case 'all':
    case 'any':
      return { kind: logic.kind === 'all' ? 'any' : 'all', parts: logic.parts.map(negate) }
    case 'not':
      return withoutNot(logic.of)
    case 'compare':
      return { ...logic, sign: opposite[logic.sign] }
    case 'in':
    case 'present':
    case 'some':
    case 'truth':
      return { kind: 'not', of: logic }
  }
}

/** The same logic with `not` before single comparisons only. */
export function withoutNot(logic: Logic): Logic {
  if (logic.kind === 'not') return negate(logic.of)
  return logic.kind === 'all' || logic.kind === 'any' ? { kind: logic.kind, parts: logic.parts.map(withoutNot) } : logic
}

/** What is true whenever the logic is not true, because it is false or because the value that it looks at is missing. Each leaf looks at one field. */
export function complement(logic: Logic, fieldOf: (leaf: Logic) => FieldRef | null): Logic {
  const plain = withoutNot(logic)
  if (plain.kind === 'all' || plain.kind === 'any')
    return { kind: plain.kind === 'all' ? 'any' : 'all', parts: plain.parts.map((part) => complement(part, fieldOf)) }
  const isPresence = plain.kind === 'present' || (plain.kind === 'not' && plain.of.kind === 'present')
  const field = isPresence ? null : fieldOf(plain)
  return field === null ? negate(plain) : { kind: 'any', parts: [{ kind: 'not', of: { kind: 'present', field } }, negate(plain)] }
}
