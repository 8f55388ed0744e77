import type { RecordPath } from '../../lib/record-path.ts'
import type { CompiledForm } from '../compiled-form.ts'
import type { UpgradeStep } from '../definition.ts'
import { isEqualJson } from '../validate/equal.ts'
import type { Proposal } from './propose-steps.ts'

/** One change with what the map says of it. */
export interface ChosenStep extends Proposal {
  /** Where a step for it works: of what is moved or dropped, the place in the old version; else in the new one. */
  readonly at: RecordPath
  /** What the map has for it; null: nothing, values stay as they are. */
  readonly written: UpgradeStep | null
  /** Nothing is written, and it does not go without. */
  readonly isOpen: boolean
  /** What may be chosen, the proposed first, with what is written though nobody proposed it. */
  readonly options: readonly (UpgradeStep | null)[]
}

export interface ChosenSteps {
  readonly choices: readonly ChosenStep[]
  /** Steps of the map that answer none of the changes: written by hand, or left from an earlier text. */
  readonly others: readonly UpgradeStep[]
}

const kinds: Readonly<Record<Proposal['why'], readonly UpgradeStep['kind'][]>> = {
  moved: ['rename', 'drop'],
  dropped: ['drop', 'rename', 'split'],
  retyped: ['convert', 'drop'],
  'codes-gone': ['map-codes'],
  'new-required': ['default'],
}

export const placeOf = (step: UpgradeStep): RecordPath => ('from' in step ? step.from : step.at)

// Steps are JSON by their schema.
const isSame = (a: UpgradeStep | null, b: UpgradeStep | null): boolean => isEqualJson(a as never, b as never)

const answers = ({ why }: Proposal, at: RecordPath, step: UpgradeStep): boolean => kinds[why].includes(step.kind) && placeOf(step) === at

/** Where steps for the changes work. */
function placesOfSteps(proposals: readonly Proposal[], next: CompiledForm): readonly RecordPath[] {
  const now = new Map(next.nodes.map(({ fieldId, path }) => [fieldId, path]))
  return proposals.map(({ step, fieldId, path, why }) =>
    why === 'codes-gone' || why === 'new-required' ? (now.get(fieldId) ?? path) : step === null ? path : placeOf(step),
  )
}

/** The changes from one version to the next (`proposeSteps`) beside the map that is written; each step answers one of them. */
export function chosenSteps(proposals: readonly Proposal[], next: CompiledForm): ChosenSteps {
  let left = next.definition.upgrade ?? []
  const places = placesOfSteps(proposals, next)
  const choices = proposals.map((proposal, i): ChosenStep => {
    const at = places[i] ?? proposal.path
    const proposed = [proposal.step, ...proposal.alternatives]
    const fits = left.filter((step) => answers(proposal, at, step))
    const written = fits.find((step) => proposed.some((option) => isSame(option, step))) ?? fits[0] ?? null
    left = left.filter((step) => step !== written)
    const isOwn = written !== null && !proposed.some((option) => isSame(option, written))
    return {
      ...proposal,
      at,
      written,
      isOpen: written === null && !proposed.includes(null),
      options: isOwn ? [...proposed, written] : proposed,
    }
  })
  return { choices, others: left }
}
