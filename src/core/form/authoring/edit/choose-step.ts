import type { FormDefinition, UpgradeStep } from '../../definition.ts'
import type { ChosenSteps } from '../../upgrade/chosen-steps.ts'
import { stepsOf } from '../../upgrade/propose-steps.ts'

/** In the order in which steps of a map work (`stepsOf`). */
const order: readonly UpgradeStep['kind'][] = ['drop', 'rename', 'split', 'convert', 'map-codes', 'default']

/** The definition with another map; without steps it has none. */
export function withUpgrade(definition: FormDefinition, steps: readonly UpgradeStep[]): FormDefinition {
  const { upgrade: _, ...rest } = definition
  return steps.length === 0 ? rest : { ...rest, upgrade: [...steps] }
}

/** Steps written by hand may rely on their order: among them a new one finds its place, and none of them moves. */
function placed(written: readonly UpgradeStep[], step: UpgradeStep): readonly UpgradeStep[] {
  const before = written.findIndex(({ kind }) => order.indexOf(kind) > order.indexOf(step.kind))
  return before < 0 ? [...written, step] : written.toSpliced(before, 0, step)
}

/**
 * The definition with another step for one of its changes (`chosenSteps`); null: values stay as they are.
 * @param index of the change among `choices`
 */
export function chooseStep(
  definition: FormDefinition,
  { choices, others }: ChosenSteps,
  index: number,
  step: UpgradeStep | null,
): FormDefinition {
  if (others.length === 0) return withUpgrade(definition, stepsOf(choices.map((each, i) => ({ step: i === index ? step : each.written }))))
  const before = choices[index]?.written ?? null
  const written = definition.upgrade ?? []
  const without = written.filter((each) => each !== before)
  if (step === null) return withUpgrade(definition, without)
  const at = before?.kind === step.kind ? written.indexOf(before) : -1
  return withUpgrade(definition, at >= 0 ? written.with(at, step) : placed(without, step))
}

/** The definition with the proposed step for each change that has none; what is written stays. */
export function takeProposed(definition: FormDefinition, { choices, others }: ChosenSteps): FormDefinition {
  if (others.length === 0) return withUpgrade(definition, stepsOf(choices.map(({ written, step }) => ({ step: written ?? step }))))
  const missing = stepsOf(choices.filter(({ written }) => written === null))
  return withUpgrade(definition, missing.reduce(placed, definition.upgrade ?? []))
}

/** The definition without a step. */
export const removeStep = (definition: FormDefinition, step: UpgradeStep): FormDefinition =>
  withUpgrade(
    definition,
    (definition.upgrade ?? []).filter((each) => each !== step),
  )
