import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rendererTextsVi } from '#renderer/texts-vi.ts'
import { uiTextsVi } from '#ui/texts-vi.ts'
import { en } from './en/en.ts'
import { vi } from './vi/vi.ts'

const flatten = (words: object, prefix = ''): [string, string][] =>
  Object.entries(words).flatMap(([key, value]: [string, unknown]): [string, string][] =>
    typeof value === 'string'
      ? [[prefix + key, value]]
      : typeof value === 'object' && value !== null
        ? flatten(value, `${prefix}${key}.`)
        : [],
  )

const vietnamese = new Map([...flatten(vi), ...Object.entries(uiTextsVi), ...Object.entries(rendererTextsVi)])
const english = new Map(flatten(en))

const sources = ['src/app', 'src/features', 'src/workspace'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
    .map((file) => readFileSync(`${folder}/${file}`, 'utf8')),
)

test('every key that a screen asks for has its words', () => {
  const asked = sources.flatMap((source) => [...source.matchAll(/\bt\('([a-zA-Z.-]+)'/g)].map((match) => match[1] ?? ''))
  expect(asked.length).toBeGreaterThan(150)
  expect([...new Set(asked)].filter((key) => !vietnamese.has(key))).toEqual([])
})

test('every family of keys that a screen builds has members', () => {
  const families = sources.flatMap((source) => [...source.matchAll(/\bt\(`([a-zA-Z.-]+\.)\$\{/g)].map((match) => match[1] ?? ''))
  expect([...new Set(families)].filter((family) => ![...vietnamese.keys()].some((key) => key.startsWith(family)))).toEqual([])
})

test('the same places are filled in both languages', () => {
  const holes = (text: string | undefined) => [...(text ?? '').matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()
  for (const [key, text] of flatten(vi)) expect(holes(english.get(key)), key).toEqual(holes(text))
})
