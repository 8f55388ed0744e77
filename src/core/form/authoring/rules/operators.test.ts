import { describe, expect, it } from 'vitest'
import { allForms } from '#testing/all-forms.ts'
import { everyTypeForm } from '#testing/every-type-form.ts'
import type { FormDefinition, Rule } from '../../definition.ts'
import { flatLogic, type Term } from './logic.ts'
import { operandOf, operatorsOf, readTest, testLogic, type Operator, type Test } from './operators.ts'
import { ruleFindings } from './findings.ts'
import { readLogic } from './read-cel.ts'
import { constantTerm } from './constant-term.ts'
import { subjectsAt, type Subject } from './subjects.ts'
import { writeLogic } from './write-cel.ts'

const sample = { number: '3', date: '2026-01-31' } as const

function valueFor({ kind, schema }: Subject, operator: Operator): Term | null {
  if (operandOf(operator) === 'none') return null
  const one = constantTerm(kind === 'number' || kind === 'date' ? sample[kind] : 'x', kind, schema)
  if (one === null) throw new Error(`no constant of kind ${kind}`)
  return operandOf(operator) === 'one' ? one : { kind: 'list', items: [one, one] }
}

const testsAt = (definition: FormDefinition, at: string): readonly Test[] =>
  subjectsAt(definition, { at, walk: [] }).flatMap((subject) =>
    operatorsOf(subject.kind, subject.term).map((operator) => ({ subject: subject.term, operator, value: valueFor(subject, operator) })),
  )

const forms = [...allForms.slice(0, 4), everyTypeForm]

describe('what a line of a condition offers', () => {
  it.each(forms.map((form) => [form.key, form] as const))('type-checks in %s, whatever is chosen', (_, form) => {
    const field = Object.entries(form.schema.properties ?? {}).find(([, { 'x-phieu': settings }]) => settings?.type !== 'repeat')
    const at = `/${field?.[0] ?? ''}`
    const rules = testsAt(form, at).map((test, i): Rule => {
      const logic = testLogic(test)
      if (logic === null) throw new Error(JSON.stringify(test))
      return { id: `t${String(i).padStart(7, '0')}`, check: writeLogic(logic), at, severity: 'warn', message: 'x' }
    })
    expect(rules.length).toBeGreaterThan(20)
    const wrong: string[] = []
    // A form takes 500 rules.
    for (let from = 0; from < rules.length; from += 400) {
      const part = rules.slice(from, from + 400)
      for (const finding of ruleFindings({ ...form, rules: [...form.rules, ...part] }))
        wrong.push(finding.kind === 'circle' ? 'circle' : JSON.stringify([finding, part[finding.at.rule - form.rules.length]]))
    }
    expect(wrong).toEqual([])
  })

  it.each(forms.map((form) => [form.key, form] as const))('is read back from CEL in %s as it was chosen', (_, form) => {
    for (const test of testsAt(form, '/x')) {
      const logic = testLogic(test)
      const read = logic === null ? null : readLogic(writeLogic(logic))
      expect(read?.ok === true ? readTest(read.value) : null).toEqual(test)
    }
  })

  it('is nothing yet while its value is missing', () => {
    const subject: Term = { kind: 'field', field: { from: 'record', path: ['name'] } }
    for (const operator of operatorsOf('text', subject))
      expect(testLogic({ subject, operator, value: null }) === null).toBe(operandOf(operator) !== 'none')
  })

  it('is no line when it is a group, a walk through rows, or text that was kept', () => {
    for (const text of ['a && b', '!(a || b)', 'rows.exists(r, r.a)', '{"k": true}["k"]']) {
      const logic = readLogic(text)
      expect(logic.ok && readTest(flatLogic(logic.value))).toBe(null)
    }
  })
})
