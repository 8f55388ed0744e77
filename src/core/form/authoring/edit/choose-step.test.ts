import { describe, expect, it } from 'vitest'
import { compileForm } from '../../compile.ts'
import type { FormDefinition, UpgradeStep } from '../../definition.ts'
import type { JsonSchema } from '../../json-schema.ts'
import { compiled } from '../../testing/compiled.ts'
import { smallDefinition, smallSchema } from '../../testing/small-definition.ts'
import { chosenSteps } from '../../upgrade/chosen-steps.ts'
import { proposeSteps, stepsOf } from '../../upgrade/propose-steps.ts'
import { upgradeReport } from '../../upgrade/upgrade-report.ts'
import { chooseStep, removeStep, takeProposed } from './choose-step.ts'

const text = (id: string): JsonSchema => ({ type: 'string', title: id, 'x-phieu': { id, type: 'text' } })
const choice = (id: string, ...codes: readonly string[]): JsonSchema => ({
  title: id,
  type: 'string',
  oneOf: codes.map((code) => ({ const: code, title: `Loại ${code}` })),
  'x-phieu': { id, type: 'choice' },
})
const old = compiled(
  smallDefinition({
    identityKeys: [],
    uiSchema: {},
    schema: smallSchema({ name: text('name0000'), phone: text('phone000'), street: text('street00'), kind: choice('kind0000', 'a', 'b') }),
  }),
)
const draft = (upgrade: readonly UpgradeStep[] = []): FormDefinition =>
  smallDefinition({
    version: 2,
    identityKeys: [],
    uiSchema: {},
    schema: smallSchema({
      name: text('name0000'),
      road: text('street00'),
      kind: choice('kind0000', 'a', 'c'),
      mobile: text('mobile00'),
    }),
    ...(upgrade.length === 0 ? {} : { upgrade: [...upgrade] }),
  })

const chosenOf = (definition: FormDefinition) => {
  const next = compiled(definition)
  return chosenSteps(proposeSteps(old, next), next)
}
const choiceOf = (definition: FormDefinition, why: string) => {
  const found = chosenOf(definition).choices.find((each) => each.why === why)
  if (found === undefined) throw new Error(`no change ${why}`)
  return found
}
const choose = (definition: FormDefinition, why: string, step: UpgradeStep | null): FormDefinition => {
  const chosen = chosenOf(definition)
  const index = chosen.choices.findIndex((each) => each.why === why)
  return chooseStep(definition, chosen, index, step)
}
const issuesOf = (definition: FormDefinition): readonly string[] => upgradeReport(old, compiled(definition)).issues.map(({ code }) => code)

describe('the steps of a draft', () => {
  it('what does not go without a step is open until one is taken; all proposed ones together make the map total', () => {
    const first = draft()
    expect(chosenOf(first).choices.map(({ why, isOpen }) => [why, isOpen])).toEqual([
      ['dropped', true],
      ['moved', true],
      ['codes-gone', false],
    ])
    expect(issuesOf(first)).not.toEqual([])
    const taken = takeProposed(first, chosenOf(first))
    expect(taken.upgrade).toEqual(stepsOf(proposeSteps(old, compiled(first))))
    expect(chosenOf(taken).choices.every(({ isOpen }) => !isOpen)).toBe(true)
    expect(issuesOf(taken)).toEqual([])
  })

  it('another step for a change takes the place of the one before, and none leaves no empty map behind', () => {
    const first = takeProposed(draft(), chosenOf(draft()))
    const rename: UpgradeStep = { kind: 'rename', from: '/phone', to: '/mobile' }
    const other = choose(first, 'dropped', rename)
    expect(other.upgrade).toContainEqual(rename)
    expect(other.upgrade).not.toContainEqual({ kind: 'drop', at: '/phone' })
    expect(issuesOf(other)).toEqual([])
    const none = ['dropped', 'moved'].reduce((each, why) => choose(each, why, null), first)
    expect(none).not.toHaveProperty('upgrade')
  })

  it('a mapping that nobody proposed is what is written, and may be chosen again', () => {
    const own: UpgradeStep = { kind: 'map-codes', at: '/kind', codes: { b: 'c' } }
    const first = choose(draft(), 'codes-gone', own)
    const change = choiceOf(first, 'codes-gone')
    expect(change.written).toEqual(own)
    expect(change.options).toContainEqual(own)
    expect(upgradeReport(old, compiled(first)).decisions).toEqual([])
  })

  it('steps written by hand stay as they are and in their order, and one that answers nothing can be taken out', () => {
    const byHand: readonly UpgradeStep[] = [
      { kind: 'rename', from: '/name', to: '/first' },
      { kind: 'rename', from: '/first', to: '/name' },
      { kind: 'default', at: '/mobile', value: '0' },
    ]
    const first = draft(byHand)
    expect(chosenOf(first).others).toEqual(byHand)
    const taken = takeProposed(first, chosenOf(first))
    expect(taken.upgrade?.filter((step) => byHand.some((each) => JSON.stringify(each) === JSON.stringify(step)))).toEqual(byHand)
    expect(compileForm(taken).ok).toBe(true)
    expect(issuesOf(taken)).toEqual([])
    const last = chosenOf(taken).others.at(-1)
    if (last === undefined) throw new Error('the steps by hand are there')
    expect(removeStep(taken, last).upgrade).not.toContainEqual(byHand[2])
    const replaced = choose(taken, 'dropped', { kind: 'rename', from: '/phone', to: '/mobile' })
    expect(replaced.upgrade?.map(({ kind }) => kind)).toEqual(['rename', 'rename', 'rename', 'rename', 'default'])
  })
})
