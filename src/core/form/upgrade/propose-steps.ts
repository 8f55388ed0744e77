import type { JsonValue } from '../../lib/json.ts'
import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm, FormNode } from '../compiled-form.ts'
import type { UpgradeStep } from '../definition.ts'
import type { ConvertTo } from './convert-value.ts'
import { orderedMoves } from './ordered-moves.ts'
import { hasRowsFor, isIn } from './row-moves.ts'
import { convertedKind, isKindOf, kindOf } from './value-kind.ts'

/** One change of a form that values have to follow, and how. */
export interface Proposal {
  readonly why: 'moved' | 'retyped' | 'dropped' | 'codes-gone' | 'new-required'
  readonly fieldId: string
  /** In the old version; of a new required field in the new one. */
  readonly path: RecordPath
  /** Null: values stay as they are, and people settle what does not fit. */
  readonly step: UpgradeStep | null
  /** What may be done instead; an author chooses. */
  readonly alternatives: readonly (UpgradeStep | null)[]
}

const holdsValues = ({ kind, type }: FormNode): boolean => (kind === 'field' && type !== 'note') || kind === 'repeat'

/** More of them nobody reads through. */
const SHOWN = 20

interface Compared {
  readonly old: readonly FormNode[]
  readonly target: ReadonlyMap<string, FormNode>
  /** Fields that the old version does not have. */
  readonly fresh: readonly FormNode[]
}

function compare(old: CompiledForm, next: CompiledForm): Compared {
  const known = new Set(old.nodes.map((node) => node.fieldId))
  return {
    old: old.nodes.filter(holdsValues),
    target: new Map(next.nodes.filter(holdsValues).map((node) => [node.fieldId, node])),
    fresh: next.nodes.filter((node) => holdsValues(node) && !known.has(node.fieldId)),
  }
}

const convertTo: Readonly<Record<string, ConvertTo>> = { string: 'text', integer: 'integer', number: 'number', boolean: 'boolean' }

/** The conversion after which values are of the new field's kind; null: they are already; undefined: none makes them so. */
function conversionOf(node: FormNode, target: FormNode): ConvertTo | null | undefined {
  const [from, to] = [kindOf(node), kindOf(target)]
  if (isKindOf(from, to)) return target.type === 'date' && node.type !== 'date' && from === 'string' ? 'date' : null
  const way: ConvertTo | undefined = to.startsWith('array<') ? 'list' : from.startsWith('array<') ? 'single' : convertTo[to]
  const made = way === undefined ? null : convertedKind(from, way)
  return made !== null && isKindOf(made, to) ? way : undefined
}

/** Where values of the field can be after it: of its kind or made so, in rows that they are in, and not worked out by the form. */
const canHold = (node: FormNode, at: RecordPath, target: FormNode): boolean =>
  node.kind === target.kind &&
  hasRowsFor(at, target.path) &&
  (target.settings.computed !== true || node.settings.computed === true) &&
  conversionOf(node, target) !== undefined

function dropped(node: FormNode, at: RecordPath, { fresh }: Compared): Proposal {
  const drop: UpgradeStep = { kind: 'drop', at }
  const alike = fresh.filter((target) => canHold(node, at, target) && conversionOf(node, target) === null)
  const renames = alike
    .filter((target) => target.path !== at)
    .slice(0, SHOWN)
    .map((target): UpgradeStep => ({ kind: 'rename', from: at, to: target.path }))
  const [first, second] = alike.filter((target) => target.type === 'text' && target.path !== at)
  const split: readonly UpgradeStep[] =
    node.type === 'text' && first !== undefined && second !== undefined
      ? [{ kind: 'split', from: at, pattern: '(\\S+)\\s+(.+)', into: [first.path, second.path] }]
      : []
  // Another field that has its very place takes the values as they are.
  const stays = alike.some((target) => target.path === at) ? [null] : []
  return { why: 'dropped', fieldId: node.fieldId, path: node.path, step: drop, alternatives: [...stays, ...renames, ...split] }
}

function retyped(node: FormNode, target: FormNode): readonly Proposal[] {
  const to = conversionOf(node, target)
  if (to === null || to === undefined) return []
  const convert: UpgradeStep = { kind: 'convert', at: target.path, to }
  const others: readonly (UpgradeStep | null)[] = [{ kind: 'drop', at: target.path }, ...(to === 'date' ? [null] : [])]
  return [{ why: 'retyped', fieldId: node.fieldId, path: node.path, step: convert, alternatives: others }]
}

/** Codes that are gone become those that are called the same now; the others are for people. */
function codesGone(node: FormNode, target: FormNode): readonly Proposal[] {
  if (target.choices.length === 0 || target.settings.list !== undefined) return []
  const offered = new Set(target.choices.map(({ value }) => String(value)))
  const gone = node.choices.filter(({ value }) => typeof value === 'string' && !offered.has(value))
  if (gone.length === 0) return []
  const codes = Object.fromEntries(
    gone.flatMap(({ value, title }) => {
      const same = target.choices.find((choice) => choice.title === title && typeof choice.value === 'string')
      return same === undefined ? [] : [[String(value), String(same.value)]]
    }),
  )
  const at = target.path
  const all = target.choices
    .filter(({ value }) => typeof value === 'string')
    .slice(0, SHOWN)
    .map(({ value }): UpgradeStep => ({
      kind: 'map-codes',
      at,
      codes: Object.fromEntries(gone.map((choice) => [String(choice.value), String(value)])),
    }))
  const step: UpgradeStep | null = Object.keys(codes).length > 0 ? { kind: 'map-codes', at, codes } : null
  return [{ why: 'codes-gone', fieldId: node.fieldId, path: node.path, step, alternatives: [...(step === null ? [] : [null]), ...all] }]
}

function newRequired(target: FormNode): readonly Proposal[] {
  if (target.kind !== 'field' || target.required.length === 0 || target.settings.computed === true) return []
  const values: readonly JsonValue[] =
    target.schema.type === 'boolean' ? [false, true] : target.choices.slice(0, SHOWN).map(({ value }) => value)
  const defaultOf = (value: JsonValue): UpgradeStep => ({ kind: 'default', at: target.path, value })
  const own = target.schema.default
  const step = own === undefined ? null : defaultOf(own)
  const others = values.filter((value) => value !== own).map(defaultOf)
  return [
    { why: 'new-required', fieldId: target.fieldId, path: target.path, step, alternatives: [...(step === null ? [] : [null]), ...others] },
  ]
}

/**
 * How values of `old` may follow to `next`, whose own map is not looked at: fields are the same by their ids. Taken as they are, the steps
 * (`stepsOf`) make a map that is total; what they lose or leave to people `upgradeReport` tells. By the order of the old form.
 */
export function proposeSteps(old: CompiledForm, next: CompiledForm): readonly Proposal[] {
  const compared = compare(old, next)
  const gone: RecordPath[] = []
  const rows: { readonly from: RecordPath; readonly to: RecordPath }[] = []
  const proposals = compared.old.flatMap((node): readonly Proposal[] => {
    // What is in the rows goes with them.
    if (gone.some((place) => isIn(node.path, `${place}/@`))) return []
    const around = rows.findLast(({ from }) => isIn(node.path, `${from}/@`))
    const at = around === undefined ? node.path : around.to + node.path.slice(around.from.length)
    const target = compared.target.get(node.fieldId)
    if (target === undefined || !canHold(node, at, target)) {
      if (node.kind === 'repeat') gone.push(node.path)
      return [dropped(node, at, compared)]
    }
    if (node.kind === 'repeat') rows.push({ from: node.path, to: target.path })
    const rename: UpgradeStep = { kind: 'rename', from: at, to: target.path }
    const moved: readonly Proposal[] =
      at === target.path
        ? []
        : [{ why: 'moved', fieldId: node.fieldId, path: node.path, step: rename, alternatives: [{ kind: 'drop', at }] }]
    return [...moved, ...retyped(node, target), ...codesGone(node, target)]
  })
  return [...proposals, ...compared.fresh.flatMap(newRequired)]
}

/** The steps as a map: what leaves a place goes before what comes to it, and what works on values comes after they have arrived. */
export function stepsOf(proposals: readonly { readonly step: UpgradeStep | null }[]): readonly UpgradeStep[] {
  const steps = proposals.flatMap(({ step }) => step ?? [])
  const of = <Kind extends UpgradeStep['kind']>(kind: Kind) =>
    steps.filter((step): step is Extract<UpgradeStep, { kind: Kind }> => step.kind === kind)
  return [...of('drop'), ...orderedMoves(of('rename')), ...of('split'), ...of('convert'), ...of('map-codes'), ...of('default')]
}
