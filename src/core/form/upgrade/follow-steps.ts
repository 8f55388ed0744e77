import { issue, type Issue } from '../../lib/issue.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm, FormNode } from '../compiled-form.ts'
import type { UpgradeStep } from '../definition.ts'
import type { JsonSchema } from '../json-schema.ts'
import type { ConvertTo } from './convert-value.ts'
import { hasRowsFor, isIn, rowsIn } from './row-moves.ts'
import { convertedKind, isLossless, kindOf, type ValueKind } from './value-kind.ts'

/** Where the values of a field, or the rows of a repeat, have got to. */
export interface Track {
  readonly node: FormNode
  readonly at: RecordPath | null
  readonly kind: ValueKind
  /** What the schema says of the values there; null: nothing is known. */
  readonly schema: JsonSchema | null
  /** What the codes of the old version, or those that a step names, have become. */
  readonly codes: ReadonlyMap<string, string>
  /** Whether there may be others than `codes`: a code list, a free text. */
  readonly isOpen: boolean
  /** Whether every value comes through. */
  readonly isWhole: boolean
}

export interface Followed {
  readonly tracks: readonly Track[]
  /** Places that a step fills by itself. */
  readonly made: readonly RecordPath[]
  readonly losses: readonly Issue[]
  readonly issues: readonly Issue[]
}

const free = { codes: new Map<string, string>(), isOpen: true }

/** Notes are never sent, so there is nothing to move. */
const holdsValues = ({ kind, type }: FormNode): boolean => (kind === 'field' && type !== 'note') || kind === 'repeat'

export const startOf = (old: CompiledForm): Followed => ({
  tracks: old.nodes.filter(holdsValues).map((node): Track => {
    const codes = node.choices.map(({ value }) => String(value))
    return {
      node,
      at: node.path,
      kind: kindOf(node),
      schema: node.schema,
      codes: new Map(codes.map((code) => [code, code])),
      isOpen: codes.length === 0,
      isWhole: true,
    }
  }),
  made: [],
  losses: [],
  issues: [],
})

/** Whether something else has its place where a value is to go, or around or below it. */
const isTaken = ({ tracks, made }: Followed, from: RecordPath, to: RecordPath): boolean =>
  made.some((place) => isIn(place, to)) ||
  tracks.some(({ at, node }) => at !== null && !isIn(at, from) && (isIn(at, to) || (isIn(to, at) && node.kind === 'field')))

/** A move of all at `from`, told once for each field: rows of one table never become those of another, and no place is given twice. */
function moveIssues(state: Followed, track: Track, from: RecordPath, to: RecordPath): Pick<Followed, 'issues' | 'losses'> {
  const { path } = track.node
  if (rowsIn(to) > rowsIn(from)) return { issues: [issue('upgrade.into-rows', path, { to })], losses: [] }
  if (!hasRowsFor(from, to)) return { issues: [issue('upgrade.other-rows', path, { to })], losses: [] }
  return {
    issues: [],
    losses: [
      ...(rowsIn(to) < rowsIn(from) ? [issue('upgrade.loss-rows', path, { to })] : []),
      ...(isTaken(state, from, to) ? [issue('upgrade.loss-taken', path, { to })] : []),
    ],
  }
}

/** One track, and what is to be said of it. */
interface Step {
  readonly tracks: readonly Track[]
  readonly issues?: readonly Issue[]
  readonly losses?: readonly Issue[]
}

const gone = (track: Track): Step => ({ tracks: [{ ...track, at: null }] })

function move(state: Followed, track: Track, { from, to }: Extract<UpgradeStep, { kind: 'rename' }>): Step {
  const { at } = track
  if (at === null || !isIn(at, from)) return { tracks: [track] }
  const next = to + at.slice(from.length)
  const { issues, losses } = moveIssues(state, track, from, to)
  if (issues.length > 0) return { ...gone(track), issues }
  const told = losses.map((each) => ({ ...each, params: { ...each.params, to: next } }))
  return { tracks: [{ ...track, at: next, isWhole: track.isWhole && losses.length === 0 }], losses: told }
}

function divide(state: Followed, track: Track, { from, into }: Extract<UpgradeStep, { kind: 'split' }>): Step {
  if (track.at !== from) return { tracks: [track] }
  const { node, kind } = track
  if (kind !== 'string' && kind !== 'any')
    return { ...gone(track), issues: [issue('upgrade.type', node.path, { from: kind, to: 'string' })] }
  const moves = into.map((to) => moveIssues(state, track, from, to))
  const parts = into.map((at): Track => ({ ...track, ...free, at, kind: 'string', schema: null, isWhole: false }))
  const issues = moves.flatMap((each) => each.issues)
  const losses = [issue('upgrade.loss-split', node.path, { into }), ...moves.flatMap((each) => each.losses)]
  return issues.length > 0 ? { ...gone(track), issues } : { tracks: parts, losses }
}

/** What is known of values after a conversion. */
function convertedSchema({ schema, kind }: Track, to: ConvertTo): JsonSchema | null {
  switch (to) {
    case 'date':
      return { format: 'date' }
    case 'single':
      return kind.startsWith('array') ? (schema?.items ?? null) : schema
    case 'list':
      return kind.startsWith('array') ? schema : { minItems: 1, maxItems: 1, uniqueItems: true, ...(schema ? { items: schema } : {}) }
    default:
      return null
  }
}

function change(track: Track, { at, to }: Extract<UpgradeStep, { kind: 'convert' }>): Step {
  if (track.at !== at) return { tracks: [track] }
  const { node, kind } = track
  const next = convertedKind(kind, to)
  if (next === null) return { ...gone(track), issues: [issue('upgrade.convert', node.path, { from: kind, to })] }
  const isWhole = isLossless(kind, to)
  const codes = to === 'list' || to === 'single' || (to === 'text' && kind === 'string') ? {} : free
  return {
    tracks: [{ ...track, ...codes, kind: next, schema: convertedSchema(track, to), isWhole: track.isWhole && isWhole }],
    losses: isWhole ? [] : [issue('upgrade.loss-convert', node.path, { to })],
  }
}

function recode(track: Track, { at, codes }: Extract<UpgradeStep, { kind: 'map-codes' }>): Step {
  if (track.at !== at) return { tracks: [track] }
  const next = new Map([...track.codes].map(([code, now]) => [code, Object.hasOwn(codes, now) ? (codes[now] ?? now) : now]))
  if (track.isOpen) for (const [code, now] of Object.entries(codes)) if (!next.has(code)) next.set(code, now)
  return { tracks: [{ ...track, codes: next }] }
}

function drop(track: Track, at: RecordPath): Step {
  if (track.at === null || !isIn(track.at, at)) return { tracks: [track] }
  return { ...gone(track), losses: [issue('upgrade.loss-drop', track.node.path)] }
}

function followTrack(state: Followed, track: Track, step: UpgradeStep): Step {
  switch (step.kind) {
    case 'rename':
      return move(state, track, step)
    case 'split':
      return divide(state, track, step)
    case 'convert':
      return change(track, step)
    case 'map-codes':
      return recode(track, step)
    case 'drop':
      return drop(track, step.at)
    case 'default':
      return { tracks: [track] }
  }
}

/** Where defaults lie after a step. */
function madeAfter(made: readonly RecordPath[], step: UpgradeStep): readonly RecordPath[] {
  if (step.kind === 'default') return [...made, step.at]
  if (step.kind === 'drop') return made.filter((at) => !isIn(at, step.at))
  if (step.kind === 'rename') return made.map((at) => (isIn(at, step.from) ? step.to + at.slice(step.from.length) : at))
  return made
}

/** What one step does to the values of every field. */
export function followStep(state: Followed, step: UpgradeStep): Followed {
  const done = state.tracks.map((track) => followTrack(state, track, step))
  return {
    tracks: done.flatMap(({ tracks }) => tracks),
    made: madeAfter(state.made, step),
    losses: [...state.losses, ...done.flatMap(({ losses }) => losses ?? [])],
    issues: [...state.issues, ...done.flatMap(({ issues }) => issues ?? [])],
  }
}
