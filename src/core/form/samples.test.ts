import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonicalText } from './canonical.ts'
import type { CodeList } from './code-list.ts'
import { formsRoot, jsonFilesIn, readJson, type FormSample } from '#testing/form-samples.ts'
import { codeListsOf } from './code-lists.ts'
import { compileForm } from './compile.ts'
import type { CompiledForm } from './compiled-form.ts'
import { createInstance } from './instance.ts'
import type { Instance } from './instance-types.ts'
import { placesOf, rowsAt, valueAt } from './node-values.ts'
import { parseFormDefinition } from './parse.ts'
import { stepsPerRecord, stepsPerRule } from './rule-budget.ts'
import { validateRecord } from './validate-record.ts'

const lists = jsonFilesIn(join(formsRoot, 'code-lists')).map((name) => readJson<CodeList>(join(formsRoot, 'code-lists', name)))
const folders = readdirSync(formsRoot, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap((entry) => readdirSync(join(formsRoot, entry.name)).map((key) => join(entry.name, key)))
  .filter((folder) => existsSync(join(formsRoot, folder, 'form.json')))

function compiled(folder: string): CompiledForm {
  const parsed = parseFormDefinition(readJson(join(formsRoot, folder, 'form.json')))
  const result = parsed.ok ? compileForm(parsed.value) : parsed
  if (!result.ok) throw new Error(`${folder}: ${JSON.stringify(result.error)}`)
  return result.value
}

const contextOf = (sample: FormSample) => ({
  asOf: sample.asOf,
  lists: codeListsOf(lists, sample.asOf),
  demo: true,
  previous: sample.previous ?? null,
  records: sample.records ?? {},
})
/** Issues of the record as a whole, which no single field answers for. */
const wholeOnly = new Set(['unknown-property', 'row-id'])
const found = (issues: readonly { code: string; path: string }[]): string[] => issues.map(({ code, path }) => `${code} ${path}`).toSorted()

it('there is at least one form', () => {
  expect(folders.length).toBeGreaterThan(0)
})

describe.each(folders)('%s', (folder) => {
  const form = compiled(folder)
  const samples = jsonFilesIn(join(formsRoot, folder, 'samples'))

  it('is canonical text', () => {
    const text = readFileSync(join(formsRoot, folder, 'form.json'), 'utf8')
    const parsed = parseFormDefinition(JSON.parse(text))
    expect(parsed.ok ? canonicalText(parsed.value) : parsed.error).toBe(text)
  })

  it('its rules need less than half of what they may, on lists as long as they may be', () => {
    const costs = form.program.rules.map(({ cost }) => cost)
    expect(Math.max(0, ...costs)).toBeLessThan(stepsPerRule / 2)
    expect(costs.reduce((sum, cost) => sum + cost, 0)).toBeLessThan(stepsPerRecord / 2)
  })

  it('has samples of both kinds', () => {
    expect(samples.filter((name) => name.startsWith('valid-')).length).toBeGreaterThanOrEqual(3)
    expect(samples.filter((name) => name.startsWith('invalid-')).length).toBeGreaterThanOrEqual(5)
  })

  it.each(samples)('%s gives the issues it expects', (name) => {
    const sample = readJson<FormSample>(join(formsRoot, folder, 'samples', name))
    const result = validateRecord(form, sample.values, sample.reasons ?? [], contextOf(sample))
    expect(found(result.ok ? [] : result.error)).toEqual(found(sample.issues ?? []))
    expect(result.ok).toBe(name.startsWith('valid-'))
  })

  it.each(samples)('%s has the same issues field by field as all at once', (name) => {
    const sample = readJson<FormSample>(join(formsRoot, folder, 'samples', name))
    const instance = createInstance(form, sample.values, contextOf(sample))
    const all = instance.allIssues().filter((issue) => !wholeOnly.has(issue.code))
    const places = form.nodes.flatMap((node) => placesOf(instance.values(), node.path))
    expect(found(places.flatMap((place) => instance.issues(place)))).toEqual(found(all))
  })

  it.each(samples)('%s typed in one value after another ends up the same', (name) => {
    const sample = readJson<FormSample>(join(formsRoot, folder, 'samples', name))
    const typed = createInstance(form, {}, contextOf(sample))
    for (const node of form.nodes) {
      for (const place of placesOf(sample.values, node.path)) {
        const value = valueAt(sample.values, place)
        if (node.kind === 'repeat') new Set(rowsAt(sample.values, place)).forEach((row) => typed.addRow(place, row))
        else if (node.kind === 'field' && value !== undefined) typed.set(place, value)
      }
    }
    const opened = createInstance(form, sample.values, contextOf(sample))
    const issuesOf = (instance: Instance): string[] => found(instance.allIssues().filter((issue) => !wholeOnly.has(issue.code)))
    expect(issuesOf(typed)).toEqual(issuesOf(opened))
    for (const node of form.nodes) {
      for (const place of placesOf(typed.values(), node.path))
        expect([place, typed.isPresent(place)]).toEqual([place, opened.isPresent(place)])
    }
  })
})
