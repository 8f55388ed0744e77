import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { definitionIssuesEn } from '#app/i18n/en/definition-issues.ts'
import { definitionIssuesVi } from '#app/i18n/vi/definition-issues.ts'
import { rendererTextsVi } from '#renderer/texts-vi.ts'
import { compileForm } from '#core/form/compile.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { definitionWords } from './definition-words.ts'

// What judges definitions; the rest of core judges values, whose words are the renderer's.
const sources = globSync('{src/core/{form,lib,spreadsheet}/**/*.ts,server/commands/{install/publish-*,authoring/judge-version}.ts}')
  .filter((file) => !/\.test\.ts$|\/(testing|conformance|field-types|validate)\//.test(file))
  .map((file) => readFileSync(file, 'utf8'))

/** `issue('code', …, { names })` → the names, over all places that make the issue. */
function made(): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const source of sources) {
    for (const [, code = '', rest = ''] of source.matchAll(
      /(?:issue|report)\(\s*'([a-z]+(?:[.-][a-z-]+)*)'((?:[^()]|\((?:[^()]|\([^()]*\))*\))*)\)/g,
    )) {
      const names = found.get(code) ?? new Set<string>()
      const params = /\{([^{}]*)\}\s*,?\s*$/.exec(rest)?.[1] ?? ''
      for (const part of params.split(',')) {
        const name = /^\s*(\w+)/.exec(part)?.[1]
        if (name !== undefined) names.add(name)
      }
      found.set(code, names)
    }
  }
  return found
}

const valueIssues = new Set(Object.keys(rendererTextsVi).map((key) => key.replace(/^issue\./, '')))
const holes = (text: string | undefined): string[] => [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').toSorted()

test('everything that is found in a definition has words, and nothing else has', () => {
  const codes = [...made().keys()]
  expect(codes.length).toBeGreaterThan(80)
  expect(codes.filter((code) => definitionIssuesVi[code] === undefined && !valueIssues.has(code))).toEqual([])
  // Made by other names: an expression's faults and the keywords of TypeBox.
  const others = Object.keys(definitionIssuesVi).filter((code) => !codes.includes(code) && !/^(shape|cel|json)(\.|$)/.test(code))
  expect(others).toEqual([])
})

test('the words of both languages are filled by what the issue carries', () => {
  expect(Object.keys(definitionIssuesEn).toSorted()).toEqual(Object.keys(definitionIssuesVi).toSorted())
  const carried = made()
  for (const [code, text] of Object.entries(definitionIssuesVi)) {
    expect(holes(definitionIssuesEn[code]), code).toEqual(holes(text))
    const names = carried.get(code)
    if (names !== undefined && !code.startsWith('cel.'))
      for (const hole of holes(text)) expect([...names], `${code}: ${hole}`).toContain(hole)
  }
})

test('a definition with faults is told in both languages, with the place and the code', async () => {
  const words = await definitionWords()
  const read = JSON.parse(readFileSync('form-definitions/industry-trade/household-business/form.json', 'utf8')) as Record<string, unknown>
  const parsed = parseFormDefinition({ ...read, colour: 'red' })
  expect(parsed.ok ? [] : parsed.error.flatMap(words).join('\n')).toMatch(
    /Có khoá không ai biết: colour[\s\S]*There are unknown keys: colour/,
  )
  const whole = parseFormDefinition(read)
  if (!whole.ok) throw new Error('the shipped form is parsed')
  const rule = whole.value.rules[0]
  if (!rule) throw new Error('the shipped form has a rule')
  const compiled = compileForm({ ...whole.value, rules: [rule, { ...rule, at: '/nowhere' }] })
  const told = compiled.ok ? '' : compiled.error.flatMap(words).join('\n')
  expect(told).toContain(`Hai quy tắc cùng mã "${rule.id}"`)
  expect(told).not.toContain('{{')
})
