import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allForms } from '#testing/all-forms.ts'
import { formsRoot, readJson, type FormSample } from '#testing/form-samples.ts'
import type { JsonObject, JsonValue } from '../../../lib/json.ts'
import { compileForm } from '../../compile.ts'
import type { FormDefinition } from '../../definition.ts'
import { testContext } from '../../testing/compiled.ts'
import { readCondition, writeCondition } from './condition-schema.ts'
import type { Logic, Term } from './logic.ts'
import { readLogic, readTerm } from './read-cel.ts'
import { writeLogic, writeTerm } from './write-cel.ts'

const top = { from: 'record', path: [] } as const
const forms = allForms.map((definition) => ({
  key: definition.key,
  definition,
  samples: globSync(join(formsRoot, '*', definition.key, 'samples/*.json')).map((file) => readJson<FormSample>(file)),
}))

const member = (value: JsonValue | undefined, name: string): JsonValue | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject)[name] : undefined

function testsIn(value: JsonValue): readonly JsonValue[] {
  if (typeof value !== 'object' || value === null) return []
  const inner = Object.values(value).flatMap((each: JsonValue) => testsIn(each))
  return 'if' in value ? [(value as JsonObject)['if'] ?? null, ...inner] : inner
}

/** The type of a tested field is said where the field is declared. */
const withoutType = (test: JsonValue): JsonValue =>
  JSON.parse(JSON.stringify(test, (key, value: unknown) => (key === 'type' && value !== 'object' ? undefined : value))) as JsonValue

describe.each(forms)('the rules of $key', ({ definition, samples }) => {
  it('have conditions that are written as they were read', () => {
    for (const test of testsIn(definition.schema as JsonValue)) {
      const read = readCondition(test as JsonObject, top)
      expect(read, JSON.stringify(test)).not.toBeNull()
      const written = read === null ? null : writeCondition(read, top)
      expect(written?.ok === true ? written.value : written).toEqual(withoutType(test))
    }
  })

  it('have expressions that mean the same when they were read and written', () => {
    const again: FormDefinition = {
      ...definition,
      rules: definition.rules.map((rule) => {
        const when = rule.when === undefined ? null : readLogic(rule.when)
        const both = when?.ok === true ? { ...rule, when: writeLogic(when.value) } : rule
        const main = 'check' in rule ? readLogic(rule.check) : readTerm(rule.compute)
        if (!main.ok) throw new Error(rule.id)
        return 'check' in both ? { ...both, check: writeLogic(main.value as Logic) } : { ...both, compute: writeTerm(main.value as Term) }
      }),
    }
    const [one, other] = [compileForm(definition), compileForm(again)]
    if (!one.ok || !other.ok) throw new Error(JSON.stringify([one, other].map((each) => (each.ok ? null : each.error))))
    for (const sample of samples)
      for (const [i, rule] of one.value.program.rules.entries()) {
        const context = testContext({ asOf: sample.asOf, previous: sample.previous ?? null })
        const rows = rule.at.includes('@') ? [...(valuesAt(sample.values, rule.at) ?? [])] : [null]
        for (const row of rows) {
          const scope = () => ({ values: sample.values, row, context, meter: { left: 2_500_000, memo: () => null } })
          expect(other.value.program.rules[i]?.evaluate(scope()), rule.id).toEqual(rule.evaluate(scope()))
        }
      }
  })
})

/** Rows of the outermost repeat of a template path. */
function valuesAt(own: JsonObject, path: string): readonly JsonObject[] {
  const list = path.slice(1, path.indexOf('/@')).split('/').reduce<JsonValue | undefined>(member, own)
  return Array.isArray(list) ? (list as readonly JsonObject[]) : []
}
