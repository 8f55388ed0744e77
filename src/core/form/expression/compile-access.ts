import type { ASTNode } from '@marcbachmann/cel-js'
import type { JsonValue } from '../../lib/json.ts'
import { isCelList, isCelMap, partOf, type CelValue, type Part, type Run } from './cel-value.ts'
import type { CelObject, CelType } from './cel-type.ts'
import { checkedType, itemsOf, nothing, type Compiling, type Slots } from './compiling.ts'
import { PREVIOUS, ROW, SELF } from './names.ts'
import { guardOf } from './guard.ts'
import { ownProperty, readProperty } from './read-property.ts'

/** `m.name` of what a macro binds is read at once, and the record and the row are at hand: one step each. */
const readField = (object: Part, name: string, type: CelType | undefined): Part =>
  partOf(readProperty(object, name, type), object.slot === undefined ? [object] : [], { items: itemsOf(type) })

/** The values that an expression begins with; null for a field of the record. */
function rootOf(name: string): Run | null {
  switch (name) {
    case SELF:
      return (frame) => frame.values
    case ROW:
      return (frame) => frame.row ?? undefined
    case PREVIOUS:
      return (frame) => frame.context.previous ?? undefined
    default:
      return null
  }
}

const readSlot =
  (slot: number): Run =>
  (frame) =>
    frame.locals[slot]

/** A name: bound by a macro, one of ours, or a top-level field. */
export function compileName(compiling: Compiling, name: string, slots: Slots): Part {
  const bound = slots.of.get(name)
  if (bound !== undefined) return { ...partOf(readSlot(bound.slot), [], { items: bound.items }), slot: bound.slot }
  const root = rootOf(name)
  if (root !== null) return partOf(root, [], { weight: 0 })
  return readField(
    partOf((frame) => frame.values, [], { weight: 0 }),
    name,
    compiling.root.fields.get(name),
  )
}

const objectOf = (compiling: Compiling, node: ASTNode): CelObject | undefined => compiling.objects.get(checkedType(node))

/** `group.field`. */
export const compileField = (compiling: Compiling, object: ASTNode, name: string, slots: Slots): Part =>
  readField(compiling.visit(object, slots), name, objectOf(compiling, object)?.fields.get(name))

const itemAt = (list: CelValue | undefined, key: CelValue): CelValue | undefined => {
  if (isCelMap(list)) return list.get(key)
  if (isCelList(list)) return typeof key === 'number' ? list[key] : undefined
  return typeof key === 'string' ? ownProperty(list, key) : undefined
}

/** `self["ngày sinh"]`, `members[0]`, `{"a": 1}[kind]`. */
export function compileIndex(compiling: Compiling, object: ASTNode, key: ASTNode, slots: Slots): Part {
  if (key.op === 'value' && typeof key.args === 'string' && objectOf(compiling, object) !== undefined)
    return compileField(compiling, object, key.args, slots)
  const [list, index] = [compiling.visit(object, slots), compiling.visit(key, slots)]
  const run: Run = (frame) => {
    const at = index.run(frame)
    return at === undefined ? undefined : itemAt(list.run(frame), at)
  }
  return partOf(run, [list, index], { items: list.items })
}

/** `has(group.field)`: whether it is there, of its type. Never missing itself, unless the row or the period before is not at hand. */
export function compileHas(compiling: Compiling, node: ASTNode, slots: Slots): Part {
  if (node.op !== '.') return nothing
  const [object, name] = node.args
  const steps: string[] = [name]
  let at = object
  for (; at.op === '.'; at = at.args[0]) steps.unshift(at.args[1])
  let type: CelType | undefined = at.op === 'id' && !slots.of.has(at.args) ? typeOfName(compiling, at.args) : objectOf(compiling, at)
  for (const step of steps) {
    if (type?.kind !== 'object') break
    const inner: CelType | undefined = type.fields.get(step)
    if (inner === undefined) compiling.report('cel.type', node, { reason: 'no_such_key', detail: step })
    type = inner
  }
  const guard = guardOf(type ?? { kind: 'dyn' })
  const base = compiling.visit(at, slots)
  const run: Run = (frame) => {
    const value = base.run(frame)
    if (value === undefined) return at.op === 'id' && (at.args === PREVIOUS || at.args === ROW) ? undefined : false
    let inner: JsonValue | undefined = ownProperty(value, steps[0] ?? '')
    for (let i = 1; i < steps.length && inner !== undefined; i++) inner = ownProperty(inner, steps[i] ?? '')
    return guard(inner) !== undefined
  }
  return partOf(run, [base])
}

function typeOfName(compiling: Compiling, name: string): CelType | undefined {
  if (name === SELF || name === PREVIOUS) return compiling.root
  if (name === ROW) return compiling.row ?? undefined
  return compiling.root.fields.get(name)
}
