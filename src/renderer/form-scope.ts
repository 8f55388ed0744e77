import { createContext, useContext, useEffect, useState, type ReactNode } from 'react'
import type { TFunction } from 'i18next'
import type { CompiledForm, FormContext, FormNode } from '#core/form/compiled-form.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { must } from '#core/lib/assert.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { FieldComment } from '#core/record/review.ts'
import type { Channels } from './channels.ts'
import type { FileStore } from './file-store.ts'
import type { FormStore } from './form-store.ts'
import type { FormViewProps, Lang, RecordHit, RecordSearch } from './form-view-props.ts'
import type { FormWords } from './form-words.ts'
import type { Windows } from './windows.ts'

/** A remark; `answered` ones stand there to judge the answer by. */
export interface ShownComment extends FieldComment {
  readonly answered?: boolean
}

/** What every part of one shown form can reach. Stable while the form is open, so that nobody re-renders through it. */
export interface FormScope {
  readonly store: FormStore
  readonly form: CompiledForm
  readonly words: FormWords
  /** Words of the app. Parts of a form take them from here: `useTranslation` in each of a thousand fields is half of a mount. */
  readonly t: TFunction
  readonly lang: Lang
  readonly context: FormContext
  /** For paper: closer together than on a screen. */
  readonly paper: boolean
  readonly commentsAt: ReadonlyMap<RecordPath, readonly ShownComment[]>
  readonly changed: ReadonlySet<RecordPath>
  readonly before: JsonObject | null
  readonly provisional: Readonly<Record<RecordPath, string>>
  readonly search: ((search: RecordSearch) => Promise<readonly RecordHit[]>) | null
  readonly makeRowId: (() => RowId) | null
  /** A new record: an island that comes into sight begins with its defaults. */
  readonly isNew: boolean
  readonly files: FileStore | null
  /** Renders nodes inside a section (`around` null), group or row: handed down, so that groups need not import what imports them. */
  readonly nodes: (indexes: readonly number[], rows: readonly RowId[], around: FormNode | null) => ReactNode
  /** Which parts are in the document; null: all. */
  readonly windows: Windows | null
  readonly fieldAction: NonNullable<FormViewProps['fieldAction']> | null
}

export const FormScopeContext = createContext<FormScope | null>(null)

export const useFormScope = (): FormScope => must(useContext(FormScopeContext), 'a form part outside FormView')

/** Re-renders the caller when something at the path changes. */
export function useChannel(name: string): void {
  const { channels } = useFormScope().store
  // Not `useSyncExternalStore`: it takes two effects a field, and every teller of a channel is an event anyway.
  const [, setVersion] = useState(() => channels.version(name))
  useEffect(() => {
    const look = () => setVersion(channels.version(name))
    look()
    return channels.subscribe(name, look)
  }, [channels, name])
}

const sumOf = (channels: Channels, names: readonly string[]): number => names.reduce((sum, name) => sum + channels.version(name), 0)

/** The same for several paths; `names` is the same list as long as they are. */
export function useChannels(names: readonly string[]): void {
  const { channels } = useFormScope().store
  const [, setVersion] = useState(() => sumOf(channels, names))
  useEffect(() => {
    const look = () => setVersion(sumOf(channels, names))
    look()
    const stops = names.map((name) => channels.subscribe(name, look))
    return () => stops.forEach((stop) => stop())
  }, [channels, names])
}
