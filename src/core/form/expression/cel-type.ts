/** The CEL type of a value of the form. `integer` is int, `number` is double; a double knows the decimal places that its field declares. */
export type CelType =
  | { readonly kind: 'int' | 'string' | 'bool' | 'dyn' }
  | { readonly kind: 'double'; readonly scale: number }
  | { readonly kind: 'list'; readonly item: CelType; readonly maxItems?: number }
  | CelObject

export interface CelObject {
  readonly kind: 'object'
  /** Name of the type in the CEL environment. */
  readonly name: string
  /** A class of its own, which is how the CEL library tells the types of objects apart. */
  readonly make: new () => Record<string, unknown>
  readonly fields: ReadonlyMap<string, CelType>
  /** It refers to a record of the form with this key. */
  readonly recordOf?: string
}

/** Decimal places at which numbers without a scale of their own compare, and the most that a field may declare. */
export const maxScale = 6

export function celTypeName(type: CelType): string {
  switch (type.kind) {
    case 'list':
      return `list<${celTypeName(type.item)}>`
    case 'object':
      return type.name
    default:
      return type.kind
  }
}
