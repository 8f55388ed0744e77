import type { FormNode } from '../compiled-form.ts'
import type { JsonSchema } from '../json-schema.ts'
import { ROW_PROPERTY } from '../validate/check-object.ts'
import { scaleOf } from '../validate/multiple-of.ts'
import { maxScale, type CelObject, type CelType } from './cel-type.ts'

const createObject = (name: string, fields: ReadonlyMap<string, CelType>): CelObject => ({
  kind: 'object',
  name,
  make: class {
    [name: string]: unknown
  },
  fields,
})

const listOf = ({ maxItems }: JsonSchema, item: CelType): CelType => ({
  kind: 'list',
  item,
  ...(maxItems === undefined ? {} : { maxItems }),
})

/** Type of a value without nodes of its own below it: a scalar, a list of scalars, a geographic point. */
function leafType(schema: JsonSchema, name: string): CelType {
  switch (schema.type) {
    case 'integer':
      return { kind: 'int' }
    case 'number':
      return { kind: 'double', scale: schema.multipleOf === undefined ? maxScale : Math.min(scaleOf(schema.multipleOf), maxScale) }
    case 'string':
      return { kind: 'string' }
    case 'boolean':
      return { kind: 'bool' }
    case 'array':
      return listOf(schema, schema.items === undefined ? { kind: 'dyn' } : leafType(schema.items, `${name}i`))
    case 'object':
      return createObject(
        name,
        new Map(Object.entries(schema.properties ?? {}).map(([key, part]) => [key, leafType(part, `${name}${key}`)])),
      )
    default:
      return { kind: 'dyn' }
  }
}

const fieldType = ({ schema, settings }: FormNode, name: string): CelType => {
  const type = leafType(schema, name)
  return type.kind === 'object' && settings.type === 'record-ref' && settings.form !== undefined
    ? { ...type, recordOf: settings.form }
    : type
}

export interface FormTypes {
  readonly root: CelObject
  /** By node index: the type of the node's value; of a repeat, the list of its rows. */
  readonly nodes: readonly CelType[]
  /** By index of a repeat: the type of one row. */
  readonly rows: ReadonlyMap<number, CelObject>
  /** All objects, by their name in the CEL environment. */
  readonly objects: ReadonlyMap<string, CelObject>
}

function objectsIn(type: CelType): readonly CelObject[] {
  if (type.kind === 'list') return objectsIn(type.item)
  return type.kind === 'object' ? [type, ...[...type.fields.values()].flatMap(objectsIn)] : []
}

/** Types for a whole form. Nodes come after their parents, so they are built from the last to the first. */
export function createFormTypes(nodes: readonly FormNode[]): FormTypes {
  const types: CelType[] = []
  const rows = new Map<number, CelObject>()
  const fieldsOf = (children: readonly number[]): [string, CelType][] =>
    children.map((index) => [nodes[index]?.name ?? '', types[index] ?? { kind: 'dyn' }])
  for (const node of nodes.toReversed()) {
    const name = `Node${node.index}`
    // What an island holds is known only when it is there.
    if (node.type === 'island') types[node.index] = { kind: 'dyn' }
    else if (node.kind === 'field') types[node.index] = fieldType(node, name)
    else if (node.kind === 'repeat') {
      const row = createObject(name, new Map([[ROW_PROPERTY, { kind: 'string' }], ...fieldsOf(node.children)]))
      rows.set(node.index, row)
      types[node.index] = listOf(node.schema, row)
    } else types[node.index] = createObject(name, new Map(fieldsOf(node.children)))
  }
  const top = nodes.filter((node) => node.parent === null).map((node) => node.index)
  const root = createObject('Record', new Map(fieldsOf(top)))
  return { root, nodes: types, rows, objects: new Map(objectsIn(root).map((object) => [object.name, object])) }
}
