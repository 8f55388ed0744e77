import type { FullSchema, Schema } from '#core/form/validate/full-schema.ts'
import { itemSchemas, propertySchemas, spread, titleOf } from './island-outline.ts'

/** One step into a value: the schemas that speak of what lies there. */
export interface IslandStep {
  readonly around: readonly FullSchema[]
  readonly schemas: readonly Schema[]
  readonly isItem: boolean
}

/** From schemas to those of a property, or of an item of a list. */
export function islandStep(root: Schema, schemas: readonly Schema[], step: string): IslandStep {
  const around = spread(root, schemas)
  const own = propertySchemas(around, step)
  const items = own.length === 0 && /^\d+$/.test(step) ? itemSchemas(around, Number(step)) : []
  return { around, schemas: items.length > 0 ? items : own, isItem: items.length > 0 }
}

/**
 * The names on the way from an island to a part of it: `/part/rooms/0/name` → `['Công trình', 'Phòng 1', 'Tên phòng']`.
 * @param name of the island
 * @param steps below it
 * @param say the titles in the language of the screen
 */
export function islandLabel(
  root: Schema,
  schema: Schema,
  name: string,
  steps: readonly string[],
  say: (title: string) => string = (title) => title,
): readonly string[] {
  const names = [name]
  let schemas: readonly Schema[] = [schema]
  /** What the next item is called by, unless it has a title: the list that it lies in. */
  let isList = true
  for (const step of steps) {
    const next = islandStep(root, schemas, step)
    schemas = next.schemas
    const found = titleOf(spread(root, schemas))
    const title = found === undefined ? undefined : say(found)
    const isPlace = next.around.some((each) => each.prefixItems?.[Number(step)] !== undefined)
    if (!next.isItem) names.push(title ?? step)
    else if (title === undefined) names.push(`${(isList ? names.pop() : undefined) ?? ''} ${Number(step) + 1}`.trim())
    else names.push(isPlace ? title : `${title} ${Number(step) + 1}`)
    isList = !next.isItem
  }
  return names
}
