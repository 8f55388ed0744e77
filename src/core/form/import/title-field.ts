import type { JsonSchema } from '../json-schema.ts'

/** What lists call a record by: the first field with one value that is always there and seen, else a hidden one, else the first island. */
export function titleField(schema: JsonSchema): string | null {
  const always = [schema, ...(schema.allOf ?? []).filter((part) => part.if === undefined)]
  const fields = always.flatMap((part) => Object.entries(part.properties ?? {}))
  const isOf = (each: JsonSchema, ...types: readonly string[]) => types.includes(each['x-phieu']?.type ?? '')
  const holders = ['group', 'address', 'grid', 'matrix', 'repeat', 'island', 'note']
  const single = fields.find(([, each]) => !isOf(each, ...holders, 'hidden'))
  const unseen = fields.find(([, each]) => isOf(each, 'hidden'))
  const groups = fields.flatMap(([name, each]) => {
    const inner = isOf(each, 'group') ? titleField(each) : null
    return inner === null ? [] : [`/${name}${inner}`]
  })
  const other = unseen ?? fields.find(([, each]) => isOf(each, 'island'))
  return single !== undefined ? `/${single[0]}` : (groups[0] ?? (other === undefined ? null : `/${other[0]}`))
}
