import { issue, type Issue } from '../../lib/issue.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm, FormNode } from '../compiled-form.ts'
import type { UpgradeStep } from '../definition.ts'
import type { ConvertTo } from './convert-value.ts'

/** What moving the records of one version on to another does, before any record is moved. */
export interface UpgradeReport {
  /** The map is not total, or does not fit the versions: it may not be published. */
  readonly issues: readonly Issue[]
  /** Values that find no place in the new version; they are kept beside the record. */
  readonly losses: readonly Issue[]
  /** What a person has to settle in records that have it. */
  readonly decisions: readonly Issue[]
}

const typeOf = (node: FormNode): string => String(node.schema.type ?? typeof node.choices[0]?.value)

const converted: Readonly<Record<ConvertTo, string | null>> = {
  text: 'string',
  date: 'string',
  integer: 'integer',
  number: 'number',
  boolean: 'boolean',
  list: 'array',
  single: null,
}

/** Where the values of a field have got to. */
interface Track {
  readonly node: FormNode
  readonly at: RecordPath | null
  /** JSON type of the values there; null when it cannot be told. */
  readonly type: string | null
  readonly codes: ReadonlySet<string>
}

const isIn = (path: RecordPath, around: RecordPath): boolean => path === around || path.startsWith(`${around}/`)

/** Rows come from a repeat to one place, or from one place to no row: only the first value finds room. */
const rowsIn = (path: RecordPath): number => path.split('/@').length - 1

interface Follow {
  readonly losses: Issue[]
  readonly issues: Issue[]
}

function followMove(track: Track, from: RecordPath, to: RecordPath, follow: Follow): Track {
  if (track.at === null || !isIn(track.at, from)) return track
  const next = to + track.at.slice(from.length)
  if (rowsIn(next) > rowsIn(track.at)) {
    follow.issues.push(issue('upgrade.into-rows', track.node.path, { to: next }))
    return { ...track, at: null }
  }
  if (rowsIn(next) < rowsIn(track.at)) follow.losses.push(issue('upgrade.loss-rows', track.node.path, { to: next }))
  return { ...track, at: next }
}

function followStep(track: Track, step: UpgradeStep, follow: Follow): Track {
  const { at } = track
  if (at === null) return track
  switch (step.kind) {
    case 'rename':
      return followMove(track, step.from, step.to, follow)
    case 'split':
      if (at !== step.from) return track
      follow.losses.push(issue('upgrade.loss-split', track.node.path, { into: step.into }))
      return { ...track, at: null }
    case 'convert':
      if (at !== step.at) return track
      if (step.to !== 'text' && step.to !== 'list') follow.losses.push(issue('upgrade.loss-convert', track.node.path, { to: step.to }))
      return { ...track, type: converted[step.to] }
    case 'map-codes':
      return at === step.at ? { ...track, codes: new Set([...track.codes, ...Object.keys(step.codes)]) } : track
    case 'drop':
      if (!isIn(at, step.at)) return track
      follow.losses.push(issue('upgrade.loss-drop', track.node.path))
      return { ...track, at: null }
    case 'default':
      return track
  }
}

/** A field of the old version has a place of its kind in the new one. */
function placeIssues({ node, at, type }: Track, next: CompiledForm): readonly Issue[] {
  if (at === null) return []
  const target = next.byPath.get(at)
  if (target?.kind !== 'field') return [issue('upgrade.no-place', node.path, { to: at })]
  const to = typeOf(target)
  return type === null || type === to || (type === 'integer' && to === 'number')
    ? []
    : [issue('upgrade.type', node.path, { from: type, to })]
}

/** Choices that are gone, and that no map replaces. */
function codeDecisions({ node, at, codes }: Track, next: CompiledForm): readonly Issue[] {
  const target = at === null ? undefined : next.byPath.get(at)
  if (target === undefined || target.choices.length === 0) return []
  const offered = new Set(target.choices.map(({ value }) => String(value)))
  const gone = node.choices.map(({ value }) => String(value)).filter((code) => !offered.has(code) && !codes.has(code))
  return gone.length > 0 ? [issue('upgrade.codes-gone', node.path, { codes: gone })] : []
}

/** Places that steps name in the new version, but that it does not have. */
function targetIssues(steps: readonly UpgradeStep[], next: CompiledForm): readonly Issue[] {
  const later = (i: number, path: RecordPath): boolean =>
    steps.slice(i + 1).some((step) => ('from' in step ? step.from : step.at) === path || ('from' in step && isIn(path, step.from)))
  return steps.flatMap((step, i) => {
    const targets = step.kind === 'split' ? step.into : step.kind === 'rename' ? [step.to] : step.kind === 'default' ? [step.at] : []
    return targets
      .filter((path) => !next.byPath.has(path) && !later(i, path))
      .map((path) => issue('upgrade.unknown-target', path, { step: step.kind }))
  })
}

/** New fields that must be filled in and that no step fills: an old record says so when it is opened. */
function newRequired(next: CompiledForm, reached: ReadonlySet<RecordPath>, steps: readonly UpgradeStep[]): readonly Issue[] {
  const filled = new Set(steps.flatMap((step) => (step.kind === 'default' ? [step.at] : step.kind === 'split' ? step.into : [])))
  return next.nodes
    .filter((node) => node.kind === 'field' && node.required.length > 0 && node.settings.computed !== true)
    .filter((node) => !reached.has(node.path) && !filled.has(node.path))
    .map((node) => issue('upgrade.new-required', node.path))
}

/**
 * Judges the way from `old` to `next` by the maps of all versions after `old`.
 * `issues`: `upgrade.no-place` {to} (the field is neither kept, renamed, split nor dropped), `upgrade.type` {from, to}, `upgrade.into-rows` {to},
 * `upgrade.unknown-target` {step}. `losses`: `upgrade.loss-drop`, `upgrade.loss-rows` {to}, `upgrade.loss-split` {into} and `upgrade.loss-convert` {to}
 * (of what the pattern does not fit, or does not read so). `decisions`: `upgrade.codes-gone` {codes}, `upgrade.new-required`.
 */
export function upgradeReport(old: CompiledForm, next: CompiledForm): UpgradeReport {
  const steps = next.upgrades.filter(({ version }) => version > old.definition.version).flatMap((upgrade) => upgrade.steps)
  const start: readonly Track[] = old.nodes
    .filter((node) => node.kind === 'field' && node.settings.computed !== true)
    .map((node) => ({ node, at: node.path, type: typeOf(node), codes: new Set() }))
  const follow: Follow = { losses: [], issues: [] }
  const tracks = start.map((track) => steps.reduce((at, step) => followStep(at, step, follow), track))
  const reached = new Set(tracks.flatMap(({ at }) => at ?? []))
  return {
    issues: [...follow.issues, ...tracks.flatMap((track) => placeIssues(track, next)), ...targetIssues(steps, next)],
    losses: follow.losses,
    decisions: [...tracks.flatMap((track) => codeDecisions(track, next)), ...newRequired(next, reached, steps)],
  }
}
