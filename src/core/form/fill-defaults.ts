import type { JsonObject, JsonValue } from '../lib/json.ts'
import type { RecordPath } from '../lib/record-path.ts'
import type { CompiledForm, FormContext } from './compiled-form.ts'
import { fieldType } from './field-types/registry.ts'
import { createInstance } from './instance.ts'
import type { Instance, InstanceChange } from './instance-types.ts'
import { placesOf } from './node-values.ts'

export interface FillOptions {
  /** Places that are taken though they have no value: a text that is none yet stands there. */
  readonly skip?: (path: RecordPath) => boolean
  /** Hears of each value set. */
  readonly told?: (path: RecordPath, change: InstanceChange) => void
}

interface Due {
  readonly path: RecordPath
  readonly value: JsonValue
}

const liesIn = (path: RecordPath, places: readonly RecordPath[]): boolean =>
  places.some((place) => path === place || path.startsWith(`${place}/`))

/** Places with a default and without a value, so that whatever their presence depends on comes before them. */
function dueDefaults({ form, values, value }: Instance, within: readonly RecordPath[]): readonly Due[] {
  const { ranks } = form.program
  const now = values()
  return form.nodes
    .flatMap((node) => {
      const start = node.settings.computed === true ? undefined : fieldType(node.type).default(node)
      return start === undefined ? [] : [{ node, start }]
    })
    .toSorted((a, b) => (ranks[a.node.index] ?? 0) - (ranks[b.node.index] ?? 0))
    .flatMap(({ node, start }) =>
      placesOf(now, node.path)
        .filter((path) => liesIn(path, within) && value(path) === undefined)
        .map((path) => ({ path, value: start })),
    )
}

/**
 * Puts the defaults of the form where there is no value: only into fields that are there, and into those that a default brings in.
 * For what is new: a new record, a new row, a field that a condition has just shown in a new record. A value once cleared by
 * hand stays cleared, because nobody asks for it again.
 * @param within places at or below which to look; `''` is the whole record
 */
export function fillDefaults(instance: Instance, within: readonly RecordPath[], options: FillOptions = {}): void {
  for (let places = within; places.length > 0;) {
    const appeared: RecordPath[] = []
    for (const { path, value } of dueDefaults(instance, places)) {
      if (!instance.isPresent(path) || options.skip?.(path) === true) continue
      const change = instance.set(path, value)
      appeared.push(...change.presence)
      options.told?.(path, change)
    }
    places = appeared
  }
}

/** The values of a new record: its defaults, and what is worked out from them. */
export function newValues(form: CompiledForm, context: FormContext): JsonObject {
  const instance = createInstance(form, {}, context)
  fillDefaults(instance, [''])
  return instance.values()
}
