import { fieldTerm, present, seenFrom, type KnownField } from './known-field.ts'
import { call, type Value } from './value.ts'
import type { Each, Translating } from './translating.ts'
import type { XPath } from './xpath.ts'

type Named = Extract<XPath, { kind: 'question' | 'self' | 'path' }>

const isNamed = (node: XPath): node is Named => node.kind === 'question' || node.kind === 'self' || node.kind === 'path'

function found({ place }: Translating, node: Named): KnownField | 'today' | null {
  if (node.kind === 'self') return place.self
  if (node.kind === 'question') return place.find(node.name)
  return node.from === 'function' || node.isFiltered ? null : place.findPath(node.from, node.up, node.steps)
}

export function questionOf(t: Translating, node: XPath): KnownField | null {
  const field = isNamed(node) ? found(t, node) : null
  return field === 'today' ? null : field
}

/** A question as one value. */
export function questionValue(t: Translating, node: Named): Value {
  const field = found(t, node)
  if (field === 'today') return { term: call('today'), type: 'date', needs: [] }
  if (field === null) return t.fault(node.kind === 'path' ? 'path' : 'field', node)
  const seen = seenFrom(t.place.scope, field.path)
  if (seen?.kind !== 'one') return t.fault('rows', node)
  const isThere = t.place.isSelfThere && field === t.place.self
  return { term: fieldTerm(seen.field), type: field.type, needs: isThere ? [] : [present(seen.field)], field }
}

export function eachOf(t: Translating, node: XPath): Each | null {
  const field = questionOf(t, node)
  const seen = field === null ? null : seenFrom(t.place.scope, field.path)
  if (field === null || seen?.kind !== 'each') return null
  const item = { from: 'item', up: 0, path: seen.path } as const
  const value: Value = { term: fieldTerm(item), type: field.type, needs: [present(item)] }
  return { list: fieldTerm(seen.list), listNeeds: [present(seen.list)], field, value }
}
