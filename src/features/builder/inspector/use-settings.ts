import { useMemo, useState } from 'react'
import { isEqualJson } from '#core/form/validate/equal.ts'
import type { PanelForm } from '#core/form/field-types/panels/panel-schema.ts'
import { soundly } from '#core/form/field-types/panels/soundly.ts'
import type { Issue } from '#core/lib/issue.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'
import { unescapeName } from '#core/lib/record-path.ts'
import type { Result } from '#core/lib/result.ts'

interface Held {
  readonly data: JsonObject
  /** The settings of the field as they were, or became, with this data: other ones have come from elsewhere, an undo for one. */
  readonly of: JsonObject
  readonly issues: readonly Issue[]
}

function valueAt(data: JsonObject, path: string): JsonValue | undefined {
  let at: JsonValue | undefined = data
  for (const step of path.split('/').slice(1).map(unescapeName))
    at = Array.isArray(at) ? (at[Number(step)] as JsonValue | undefined) : isJsonObject(at) ? at[step] : undefined // isArray forgets the items
  return at
}

export interface Settings<T> {
  readonly panel: Pick<PanelForm, 'schema' | 'entries'>
  readonly data: JsonObject
  readonly write: (data: JsonObject) => Result<T>
  /**
   * Gives the change on.
   * @param key the setting that was changed
   * @param next all that stands in the panel
   * @returns the data as the field then has it
   */
  readonly onWritten: (value: T, key: string, next: JsonObject) => JsonObject
}

/** What is typed into the settings: what is right is given on, what is wrong stays with its message, until the field itself changes. */
export function useSettings<T>({ panel, data, write, onWritten }: Settings<T>) {
  const [held, setHeld] = useState<Held | null>(null)
  const mine = held !== null && isEqualJson(held.of, data) ? held : null
  const now = mine?.data ?? data
  // What nobody has filled in yet is no fault; what was emptied is.
  const issues = useMemo(
    () => (mine?.issues ?? []).filter(({ code, path }) => code !== 'required' || valueAt(data, path) !== undefined),
    [mine, data],
  )
  return {
    now,
    issues,
    /** @param key the setting that was changed */
    change: (next: JsonObject, key: string) => {
      const { value, issues: found } = soundly(panel, data, next, write)
      const after = value === null ? data : onWritten(value, key, next)
      setHeld(found.length === 0 ? null : { data: next, of: after, issues: found })
    },
    /** Keeps what is typed until it is finished. */
    hold: (next: JsonObject) => setHeld({ data: next, of: data, issues: soundly(panel, data, next, write).issues }),
  }
}
