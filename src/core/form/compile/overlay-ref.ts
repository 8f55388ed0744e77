import type { FieldSettings } from '../field-settings.ts'
import type { FullSchema, Schema } from '../validate/full-schema.ts'
import { resolvePointer } from '../validate/resolve-pointer.ts'

export interface Overlaid {
  readonly schema: FullSchema
  /** Whether the site refers to a definition elsewhere: ids inside it are then told apart by the site's. */
  readonly isReference: boolean
}

const maxHops = 32

/** A site's schema with what its `$ref` names; the site's own words and settings win. Null when the reference leads nowhere or in a circle. */
export function overlayRef(root: Schema, site: FullSchema): Overlaid | null {
  let schema = site
  for (let hops = 0; schema.$ref !== undefined; hops++) {
    const target = resolvePointer(root, schema.$ref)
    if (target === null || typeof target === 'boolean' || hops === maxHops) return null
    const { $ref: _, ...own } = schema
    const settings = { ...target['x-phieu'], ...own['x-phieu'] }
    // Both parts are settings as parsed; admission checks that the sum has an id and a type.
    const merged: FullSchema = { ...target, ...own, ...(Object.keys(settings).length > 0 ? { 'x-phieu': settings as FieldSettings } : {}) }
    schema = target.$ref === undefined ? merged : { ...merged, $ref: target.$ref }
  }
  return { schema, isReference: site.$ref !== undefined }
}
