import { isJsonObject, type JsonObject, type JsonValue } from '../../lib/json.ts'
import type { CelObject, CelType } from './cel-type.ts'
import type { ReadTree } from './read-tree.ts'

/** Rounds half away from zero; the factor makes good what binary doubles lose (1.005 is stored as 1.00499…). */
export function roundAt(value: number, scale: number): number {
  const factor = 10 ** scale
  const rounded = (Math.sign(value) * Math.round(Math.abs(value) * factor * (1 + 2 ** -50))) / factor
  return Number.isFinite(rounded) ? rounded : value
}

function toCelObject(value: JsonObject, type: CelObject, tree: ReadTree | null): object {
  const made = new type.make()
  const isWhole = tree === null || tree.isDeep
  for (const name of isWhole ? type.fields.keys() : tree.properties.keys()) {
    const field = type.fields.get(name)
    if (field === undefined || !Object.hasOwn(value, name)) continue
    const converted = toCel(value[name], field, isWhole ? null : (tree.properties.get(name) ?? null))
    if (converted !== undefined) made[name] = converted
  }
  return made
}

/**
 * A record's value as CEL sees it. Only what `tree` names is converted (null: everything).
 * Undefined when absent or of another type than its field's: the expression that reads it is then not applicable.
 */
export function toCel(value: JsonValue | undefined, type: CelType, tree: ReadTree | null): unknown {
  switch (type.kind) {
    case 'int':
      return typeof value === 'number' && Number.isSafeInteger(value) ? BigInt(value) : undefined
    case 'double':
      return typeof value === 'number' ? value : undefined
    case 'string':
      return typeof value === 'string' ? value : undefined
    case 'bool':
      return typeof value === 'boolean' ? value : undefined
    case 'dyn':
      return value
    case 'list': {
      if (!Array.isArray(value)) return undefined
      const rows = tree === null || tree.isDeep ? null : (tree.rows ?? { isDeep: false, properties: new Map(), rows: null })
      return value
        .map((item: JsonValue) => toCel(item, type.item, type.item.kind === 'object' ? rows : null))
        .filter((item) => item !== undefined)
    }
    case 'object':
      return isJsonObject(value) ? toCelObject(value, type, tree) : undefined
  }
}

/** A CEL result as JSON; null for what JSON cannot hold. */
export function fromCel(value: unknown): JsonValue {
  if (typeof value === 'bigint') return value >= Number.MIN_SAFE_INTEGER && value <= Number.MAX_SAFE_INTEGER ? Number(value) : null
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value === 'string' || typeof value === 'boolean') return value
  return Array.isArray(value) ? value.map(fromCel) : null
}
