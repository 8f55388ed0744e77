import type { FieldTypeName } from '#core/form/field-settings.ts'

/** What is being dragged over the canvas. */
export type DragSource =
  | { readonly kind: 'type'; readonly type: FieldTypeName; readonly title: string }
  | { readonly kind: 'fields'; readonly keys: readonly string[]; readonly title: string }
  | { readonly kind: 'section' | 'page'; readonly id: string; readonly title: string }

/** Data of a drag is an open record; ours has its source under a key that nothing else has. */
const SOURCE = Symbol('builder drag source')

export const dragData = (source: DragSource): Record<symbol, unknown> => ({ [SOURCE]: source })

export const sourceOf = (data: Readonly<Record<string | symbol, unknown>>): DragSource | null =>
  (data[SOURCE] as DragSource | undefined) ?? null // only `dragData` writes there
