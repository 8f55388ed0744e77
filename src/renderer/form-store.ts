import { fieldType } from '#core/form/field-types/registry.ts'
import type { CompiledForm, FormIssue } from '#core/form/compiled-form.ts'
import { fillDefaults } from '#core/form/fill-defaults.ts'
import type { Instance, InstanceChange } from '#core/form/instance-types.ts'
import { inDocumentOrder } from '#core/form/validate/document-order.ts'
import type { RowId } from '#core/lib/ids.ts'
import type { JsonObject, JsonValue } from '#core/lib/json.ts'
import { rowPath, type RecordPath } from '#core/lib/record-path.ts'
import type { Reason } from '#core/record/draft.ts'
import { createChannels, type Channels } from './channels.ts'
import { createReasons, type Reasons } from './reasons.ts'
import { keptPlaces, type PlaceAt } from './kept-places.ts'
import type { Place } from './place.ts'
import { createProgress, type Progress } from './progress.ts'
import { createRawTexts, type RawText, type RawTexts } from './raw-texts.ts'

export interface FormStoreOptions {
  readonly raw: Readonly<Record<RecordPath, string>>
  readonly reasons: readonly Reason[]
  readonly placeAt: (path: RecordPath) => Place | null
  readonly onChange: (path: RecordPath) => void
  readonly onReason: (reason: Reason) => void
  /** Writes into an input from outside: never while somebody types there. */
  readonly writeText: (place: Place, text: string) => void
  /** A new record: a field that comes into sight begins with its default. */
  readonly isNew: boolean
}

/** What the components of one open form share. Each place is a channel of its own: a change reaches only the places it concerns. */
export interface FormStore {
  readonly instance: Instance
  readonly channels: Channels
  readonly reasons: Reasons
  readonly placeOf: PlaceAt
  /** Typed text: read, never rewritten. */
  type(place: Place, text: string): void
  /** The input is left: its text takes the normal form, its issues show. */
  leave(place: Place, text: string): void
  /** A choice; `text` when something was typed that names no choice. */
  choose(place: Place, value: JsonValue | undefined, text?: string): void
  /** Something is on its way into the field, a file being kept: until it is there the form cannot be sent; empty text: no more. */
  hold(place: Place, text: string): void
  /** A value that is made of several controls, an island's: nobody is scolded for what is not there yet. */
  edit(place: Place, value: JsonValue | undefined): void
  /** Somebody has been at a path inside an island. */
  visit(place: Place, path: RecordPath): void
  /** A value from elsewhere (a copied field): written into the input as well. */
  fill(place: Place, value: JsonValue | undefined): void
  text(place: Place): string
  raw(path: RecordPath): RawText | undefined
  rawTexts(): Readonly<Record<RecordPath, string>>
  addRow(path: RecordPath, row: RowId): void
  removeRow(path: RecordPath, row: RowId): JsonObject | null
  restoreRow(path: RecordPath, row: JsonObject, at: number): void
  moveRow(path: RecordPath, row: RowId, to: number): void
  /** Adds rows, and puts texts into cells, column by column: what hangs on many of them is worked out once for each column. */
  paste(repeat: Place, added: readonly RowId[], columns: readonly PastedColumn[]): void
  apply(change: InstanceChange): void
  /** Grows with each change of anything below these nodes at the top that a section's state tells of. */
  progressOf(nodes: readonly number[]): number
  /** The same for one row of a repeat that lies in no other. */
  progressOfRow(path: RecordPath): number
  /** From now on every issue shows, also where nobody has been. */
  showAll(): void
  isShown(path: RecordPath): boolean
  /** Issues at a place as they are: text that does not parse stands before what the engine says of the missing value. */
  issues(path: RecordPath): readonly FormIssue[]
  /** Everything that stops sending, in document order. */
  blocking(): readonly FormIssue[]
}

export interface PastedColumn {
  readonly cells: readonly { readonly place: Place; readonly text: string }[]
  /** Where a list is chosen from: the choice that a text means; undefined: none. */
  readonly choiceOf: ((place: Place, text: string) => JsonValue | undefined) | null
}

/** Where a control listens that begins anew when something is pasted into it from outside. */
export const pastedAt = (path: RecordPath): string => `${path}#pasted`

/** Told of every change, for who draws the whole form anew; not a record path. */
export const ANY_CHANGE = '#any'

/** What the parts of the store share. */
interface Shared {
  readonly instance: Instance
  readonly options: FormStoreOptions
  readonly channels: Channels
  readonly texts: RawTexts
  /** Places where somebody has been. */
  readonly seen: Set<RecordPath>
  readonly progress: Progress
  readonly shown: { all: boolean }
  readonly isShown: (path: RecordPath) => boolean
  readonly apply: (change: InstanceChange) => void
  /** Defaults of what has just come into being. */
  readonly begin: (places: readonly RecordPath[]) => void
  readonly set: (place: Place, value: JsonValue | undefined) => void
}

const isMisfit = (found: FormIssue): boolean => found.code === 'code.not-in-filter'

function share(instance: Instance, given: FormStoreOptions): Shared {
  const channels = createChannels()
  const onChange = (path: RecordPath) => {
    given.onChange(path)
    channels.tell(ANY_CHANGE)
  }
  const options: FormStoreOptions = { ...given, onChange }
  const seen = new Set<RecordPath>()
  const shown = { all: false }
  const texts = createRawTexts(instance)
  const isShown = (path: RecordPath) => shown.all || seen.has(path)
  const progress = createProgress(channels)
  const apply = (change: InstanceChange) => {
    for (const path of [...change.presence, ...change.values, ...change.required, ...change.choices]) channels.tell(path)
    for (const path of change.issues) if (isShown(path)) channels.tell(path)
    for (const paths of [change.presence, change.values, change.required, change.issues, change.choices])
      for (const path of paths) progress.note(path)
  }
  const begin = (places: readonly RecordPath[]) =>
    fillDefaults(instance, places, {
      // What was typed there and is no value yet stays.
      skip: (path) => texts.at(path) !== undefined,
      told: (path, change) => {
        apply(change)
        options.onChange(path)
      },
    })
  const set = (place: Place, value: JsonValue | undefined) => {
    const change = instance.set(place.path, value)
    // What was chosen below and no longer fits is told at once, not at sending: here is where one sees why.
    for (const path of change.choices) if (instance.issues(path).some(isMisfit)) seen.add(path)
    apply(change)
    // Also when the value stays: another text may stand there that is none.
    progress.note(place.path)
    if (options.isNew) begin(change.presence)
    options.onChange(place.path)
  }
  return { instance, options, channels, texts, seen, progress, shown, isShown, apply, begin, set }
}

const textOf = ({ instance, texts }: Shared, place: Place): string => {
  const value = instance.value(place.path)
  return texts.at(place.path)?.text ?? (value === undefined ? '' : fieldType(place.node.type).format(value, place.node))
}

type Typing = Pick<FormStore, 'type' | 'leave' | 'choose' | 'edit' | 'visit' | 'hold' | 'fill'>

function typing(shared: Shared): Typing {
  const { channels, texts, seen, isShown, set, options, progress } = shared
  return {
    type: (place, typed) => {
      set(place, texts.read(place, typed))
      channels.tell(`${place.path}#text`)
      if (isShown(place.path)) channels.tell(place.path)
    },
    leave: (place, typed) => {
      const value = texts.read(place, typed)
      const normal = value === undefined ? typed.normalize('NFC').trim() : fieldType(place.node.type).format(value, place.node)
      if (normal !== typed) options.writeText(place, normal)
      // Nobody is scolded for walking past an empty field; sending tells.
      if (typed.trim() !== '') seen.add(place.path)
      if (isShown(place.path)) channels.tell(place.path)
      channels.tell(`${place.path}#text`)
      progress.note(place.path)
    },
    choose: (place, value, typed = '') => {
      texts.keep(place.path, typed, [{ code: 'choice.text', path: place.path, params: {}, severity: 'block' }])
      seen.add(place.path)
      set(place, value)
      channels.tell(place.path)
    },
    edit: (place, value) => {
      set(place, value)
      channels.tell(place.path)
    },
    visit: (place, path) => {
      if (isShown(path)) return
      seen.add(path)
      channels.tell(place.path)
    },
    hold: (place, text) => {
      texts.keep(place.path, text, [{ code: 'file.text', path: place.path, params: {}, severity: 'block' }])
      options.onChange(place.path)
      // Nobody is scolded while the device works; whoever sends meanwhile is told.
      if (text === '' && isShown(place.path)) channels.tell(place.path)
      progress.note(place.path)
    },
    fill: (place, value) => {
      texts.keep(place.path, '', [])
      set(place, value)
      options.writeText(place, textOf(shared, place))
      channels.tell(place.path)
      channels.tell(`${place.path}#text`)
    },
  }
}

type Rows = Pick<FormStore, 'addRow' | 'removeRow' | 'restoreRow' | 'moveRow' | 'paste'>

/** The value of a pasted text; one that is none, or names no choice, is kept as it is. */
function pastedValue({ texts }: Shared, { choiceOf }: PastedColumn, place: Place, text: string): JsonValue | undefined {
  if (choiceOf === null) return texts.read(place, text)
  const value = text === '' ? undefined : choiceOf(place, text)
  texts.keep(place.path, value === undefined ? text : '', [{ code: 'choice.text', path: place.path, params: {}, severity: 'block' }])
  return value
}

function pasteColumn(shared: Shared, column: PastedColumn): void {
  const { instance, options, channels, seen, apply, progress } = shared
  const values = column.cells.map(({ place, text }) => [place.path, pastedValue(shared, column, place, text)] as const)
  apply(instance.setAll(values))
  for (const { place } of column.cells) {
    seen.add(place.path)
    if (column.choiceOf === null) options.writeText(place, textOf(shared, place))
    else channels.tell(pastedAt(place.path))
    channels.tell(place.path)
    channels.tell(`${place.path}#text`)
    progress.note(place.path)
  }
}

function rowsOf(shared: Shared): Rows {
  const { instance, channels, seen, apply, begin, options } = shared
  const told = (path: RecordPath, change: InstanceChange): JsonObject | null => {
    seen.add(path)
    channels.tell(path)
    apply(change)
    options.onChange(path)
    return change.removed
  }
  return {
    addRow(path, row) {
      told(path, instance.addRow(path, row))
      begin([rowPath(path, row)])
    },
    removeRow: (path, row) => told(path, instance.removeRow(path, row)),
    restoreRow: (path, row, at) => void told(path, instance.restoreRow(path, row, at)),
    moveRow: (path, row, to) => void told(path, instance.moveRow(path, row, to)),
    paste(repeat, added, columns) {
      if (added.length > 0) {
        told(repeat.path, instance.addRows(repeat.path, added))
        begin(added.map((row) => rowPath(repeat.path, row)))
      }
      for (const column of columns) pasteColumn(shared, column)
      options.onChange(repeat.path)
    },
  }
}

export function createFormStore(instance: Instance, options: FormStoreOptions): FormStore {
  const shared = share(instance, options)
  const { channels, texts, shown, progress } = shared
  const reasons = createReasons(options.reasons, (reason) => {
    options.onReason(reason)
    progress.note(reason.at)
  })
  for (const [path, typed] of Object.entries(options.raw)) {
    const place = options.placeAt(path)
    if (place === null || place.path !== path) continue
    texts.start(place, typed)
    shared.seen.add(path)
  }
  const kept = () => texts.all().filter(([path]) => hasRows(instance, options.placeAt(path)))
  return {
    instance,
    channels,
    reasons,
    placeOf: keptPlaces(),
    ...typing(shared),
    ...rowsOf(shared),
    text: (place) => textOf(shared, place),
    raw: texts.at,
    // Also those of hidden fields, whose values a draft keeps as well.
    rawTexts: () => Object.fromEntries(kept().map(([path, unread]) => [path, unread.text])),
    apply: shared.apply,
    progressOf: (nodes) => progress.of(pathsOf(instance.form, nodes)),
    progressOfRow: progress.ofRow,
    showAll: () => {
      shown.all = true
      progress.noteAll()
      channels.tellAll()
    },
    isShown: shared.isShown,
    issues: (path) => texts.at(path)?.issues ?? instance.issues(path),
    blocking: () =>
      blockingIssues(
        instance,
        reasons,
        kept().flatMap(([path, unread]) => (instance.isPresent(path) ? unread.issues : [])),
      ),
  }
}

const knownPaths = new WeakMap<readonly number[], readonly RecordPath[]>()

/** The template paths of nodes; the same list for the same nodes. */
function pathsOf(form: CompiledForm, nodes: readonly number[]): readonly RecordPath[] {
  const paths = knownPaths.get(nodes) ?? nodes.map((index) => form.nodes[index]?.path ?? '')
  knownPaths.set(nodes, paths)
  return paths
}

/** The rows around the place exist: a removed one may come back by undo, but is no part of the form now. */
function hasRows(instance: Instance, place: Place | null): boolean {
  if (place === null) return false
  const repeatOf = (row: RowId) => place.path.slice(0, place.path.indexOf(`/@${row}`))
  return place.rows.every((row) => instance.rows(repeatOf(row)).includes(row))
}

function blockingIssues(instance: Instance, reasons: Reasons, unread: readonly FormIssue[]): readonly FormIssue[] {
  const unreadPaths = new Set(unread.map((each) => each.path))
  const found = instance.allIssues().filter((each) => !unreadPaths.has(each.path) && (each.severity === 'block' || reasons.isMissing(each)))
  if (unread.length === 0) return found
  return inDocumentOrder(instance.form, instance.values(), [...found, ...unread])
}
