import { issue, type Issue } from '../lib/issue.ts'
import { jsonPointer } from '../lib/json-pointer.ts'
import type { DeclaredField } from './declared-fields.ts'
import { missingOfType } from './field-shape.ts'
import type { JsonSchema } from './json-schema.ts'

const pointerOf = (field: DeclaredField): string => field.sites[0]?.pointer ?? '/schema'

/** An id names one field for ever. The same property declared in two branches is one field, and so is a `$ref`'d one met twice. */
function idIssues(fields: readonly DeclaredField[]): readonly Issue[] {
  const owners = new Map<string, string>()
  return fields.flatMap((field) => {
    const { id } = field.settings
    if (id === undefined) return []
    const differing = field.sites.filter(({ schema }) => schema['x-phieu']?.id !== undefined && schema['x-phieu'].id !== id)
    const owner = owners.get(id)
    const isOther = owner !== undefined && !field.sites.some((site) => site.pointer === owner)
    if (owner === undefined) owners.set(id, pointerOf(field))
    return [
      ...differing.map((site) => issue('field.id-differs', jsonPointer(site.pointer, 'x-phieu'), { id })),
      ...(isOther ? [issue('field.id-duplicate', jsonPointer(pointerOf(field), 'x-phieu'), { id, other: owner })] : []),
    ]
  })
}

function siblingIssues(field: DeclaredField): readonly Issue[] {
  const unknown = (name: string): boolean => !field.siblings.has(name)
  const { filter = {}, copy = {} } = field.settings
  const path = jsonPointer(pointerOf(field), 'x-phieu')
  return [
    ...Object.values(filter)
      .filter((name) => !name.startsWith('=') && unknown(name))
      .map((name) => issue('field.filter-unknown', path, { name })),
    ...Object.values(copy)
      .filter(unknown)
      .map((name) => issue('field.copy-unknown', path, { name })),
  ]
}

function fieldIssues(field: DeclaredField, root: JsonSchema): readonly Issue[] {
  const { id, type } = field.settings
  const pointer = pointerOf(field)
  if (type === undefined) return [issue('field.type-missing', pointer, { name: field.name })]
  return [
    ...(id === undefined ? [issue('field.id-missing', pointer, { name: field.name })] : []),
    ...missingOfType(field, type, root).map((needs) => issue('field.schema', pointer, { type, needs })),
    ...siblingIssues(field),
  ]
}

/**
 * Each field by itself. Codes: `field.type-missing` {name} · `field.id-missing` {name} · `field.id-differs` {id} · `field.id-duplicate` {id, other} ·
 * `field.schema` {type, needs} · `field.filter-unknown` {name} · `field.copy-unknown` {name}.
 */
export function declaredFieldIssues(fields: readonly DeclaredField[], root: JsonSchema): readonly Issue[] {
  const issues = [...fields.flatMap((field) => fieldIssues(field, root)), ...idIssues(fields)]
  // A definition used twice tells its faults twice.
  return [...new Map(issues.map((each) => [JSON.stringify(each), each])).values()]
}
