// @vitest-environment happy-dom
import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { cleanup, fireEvent } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import type { CodeList } from '#core/form/code-list.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { Reason } from '#core/record/draft.ts'
import { renderForm } from './testing/render-form.tsx'

afterEach(cleanup)

interface Sample {
  readonly asOf: string
  readonly values: JsonObject
  readonly reasons?: readonly Reason[]
  readonly previous?: JsonObject
}

// Shipped files, checked for shape by tests of their own.
const read = <T,>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
const lists = globSync('form-definitions/code-lists/*.json').map((path) => read<CodeList>(path))

describe.each(globSync('form-definitions/*/*/samples/valid-*.json').toSorted())('%s', (path) => {
  const sample = read<Sample>(path)
  const parsed = parseFormDefinition(read(`${dirname(dirname(path))}/form.json`))
  assert(parsed.ok, path)
  const compiled = compileForm(parsed.value)
  assert(compiled.ok, path)
  const context: FormContext = { asOf: sample.asOf, lists: codeListsOf(lists, sample.asOf), demo: true, previous: sample.previous ?? null }

  test('typing every text anew as it is shown gives the same record, with nothing to put right', () => {
    const instance = createInstance(compiled.value, sample.values, context)
    const before = instance.values()
    const { handle } = renderForm({}, { instance, formContext: context, reasons: sample.reasons ?? [] })
    for (const input of document.querySelectorAll<HTMLInputElement>(
      'form input[type=text]:not([role=combobox]):not([readonly]):not([data-reason])',
    )) {
      const shown = input.value
      fireEvent.focus(input)
      fireEvent.input(input, { target: { value: '' } })
      fireEvent.input(input, { target: { value: shown } })
      fireEvent.blur(input)
      expect(input.value).toBe(shown)
    }
    for (const input of document.querySelectorAll('form [role=combobox]')) fireEvent.blur(input)
    expect(instance.values()).toEqual(before)
    expect(handle.rawTexts()).toEqual({})
    expect(handle.blocking()).toEqual([])
  })

  test('every value is readable', () => {
    const instance = createInstance(compiled.value, sample.values, context)
    const { text } = renderForm({}, { instance, formContext: context, mode: 'read' })
    expect(text()).not.toMatch(/undefined|\[object|NaN|issue\.|field\.|read\.|repeat\./)
  })
})
