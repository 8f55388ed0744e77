import type { FormIssue } from '#core/form/compiled-form.ts'
import { fieldType } from '#core/form/field-types/registry.ts'
import type { Instance } from '#core/form/instance-types.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { Place } from './place.ts'

/** Text that is no value yet, with what is wrong about it. */
export interface RawText {
  readonly text: string
  readonly issues: readonly FormIssue[]
}

/** The texts of a form that do not parse, by place: kept as typed, so that unfinished work is never lost. */
export interface RawTexts {
  at(path: RecordPath): RawText | undefined
  all(): readonly (readonly [RecordPath, RawText])[]
  /** Reads a typed text; when it is no value it is kept, and undefined comes back. */
  read(place: Place, text: string): JsonValue | undefined
  /** Keeps a text with its issues; the empty text forgets. */
  keep(path: RecordPath, text: string, issues: readonly FormIssue[]): void
  /** A text of a draft. What a combobox could not find is kept too, though as a text it would parse. */
  start(place: Place, text: string): void
}

export function createRawTexts(instance: Instance): RawTexts {
  const texts = new Map<RecordPath, RawText>()
  const keep = (path: RecordPath, text: string, issues: readonly FormIssue[]) => {
    if (text === '') texts.delete(path)
    else texts.set(path, { text, issues })
  }
  const read = (place: Place, text: string) => {
    const result = fieldType(place.node.type).parse(text, place.node)
    if (result.ok) texts.delete(place.path)
    else
      keep(
        place.path,
        text,
        result.error.map((found) => ({ ...found, path: place.path, severity: 'block' })),
      )
    return result.ok ? result.value : undefined
  }
  return {
    at: (path) => texts.get(path),
    all: () => [...texts],
    read,
    keep,
    start: (place, text) => {
      const value = read(place, text)
      if (value !== undefined && instance.value(place.path) === undefined) {
        keep(place.path, text, [{ code: 'choice.text', path: place.path, params: {}, severity: 'block' }])
      }
    },
  }
}
