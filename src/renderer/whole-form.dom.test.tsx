// @vitest-environment happy-dom
import { globSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { act, cleanup, fireEvent, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CodeList } from '#core/form/code-list.ts'
import { codeListsOf } from '#core/form/code-lists.ts'
import { compileForm } from '#core/form/compile.ts'
import type { FormContext } from '#core/form/compiled-form.ts'
import { createInstance } from '#core/form/instance.ts'
import { parseFormDefinition } from '#core/form/parse.ts'
import { assert, must } from '#core/lib/assert.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { householdContext, householdForm } from './testing/household-form.ts'
import { leave, renderForm, type } from './testing/render-form.tsx'

afterEach(cleanup)
// The first form waits for the chunk; its time is not the test's.
beforeAll(async () => {
  renderForm({}, { engine: 'rjsf' })
  await waitFor(() => expect(document.querySelector('.ph-whole')).not.toBeNull(), { timeout: 60_000 })
}, 90_000)

// Shipped files, checked for shape by tests of their own.
const read = <T,>(path: string): T => JSON.parse(readFileSync(path, 'utf8')) as T
const lists = globSync('form-definitions/code-lists/*.json').map((path) => read<CodeList>(path))

const places = (): readonly string[] => [...document.querySelectorAll('.ph-form-main [id^="f-"]')].map((element) => element.id).toSorted()
const button = (name: string): HTMLElement =>
  must(
    [...document.querySelectorAll('button')].find((each) => (each.getAttribute('aria-label') ?? each.textContent ?? '').startsWith(name)),
    `a button ${name}`,
  )

const first = new Map(
  globSync('form-definitions/*/*/samples/valid-*.json')
    .toSorted()
    .map((path) => [dirname(dirname(path)), path]),
)

describe.each([...first])('%s', (folder, path) => {
  // Two mounts of some hundred fields: a busy machine takes its time.
  test('opens as an RJSF form with the same controls, and opening changes nothing', { timeout: 60_000 }, () => {
    const sample = read<{ readonly asOf: string; readonly values: JsonObject; readonly previous?: JsonObject }>(path)
    const parsed = parseFormDefinition(read(`${folder}/form.json`))
    assert(parsed.ok, path)
    const compiled = compileForm(parsed.value)
    assert(compiled.ok, path)
    const context: FormContext = {
      asOf: sample.asOf,
      lists: codeListsOf(lists, sample.asOf),
      demo: true,
      previous: sample.previous ?? null,
    }
    const open = (engine: 'phieu' | 'rjsf') => {
      const instance = createInstance(compiled.value, sample.values, context)
      const before = instance.values()
      const { changes } = renderForm({}, { instance, formContext: context, engine })
      expect(changes).toEqual([])
      expect(instance.values()).toEqual(before)
      return places()
    }
    expect(open('rjsf')).toEqual(open('phieu'))
  })
})

describe('a record filled in through RJSF', { timeout: 60_000 }, () => {
  test('takes what is typed, checks it as everywhere, and shows what a condition brings in', () => {
    const { input, instance, text, handle } = renderForm({}, { engine: 'rjsf' })
    type(input('Họ và tên'), 'Nguyee\b\bên\b\bễn')
    leave(input('Họ và tên'))
    type(input('Ngày sinh'), '31/02/2020')
    leave(input('Ngày sinh'))
    expect(text()).toContain('Ngày không đúng')
    expect(handle.rawTexts()).toEqual({ '/born': '31/02/2020' })
    expect(instance.value('/name')).toBe('Nguyễn')
  })

  test('gets its rows from RJSF and their identity from us; they move and go', async () => {
    const form = householdForm()
    const repeat = must(
      form.nodes.find((node) => node.kind === 'repeat' && node.repeats.length === 0),
      'a repeat',
    )
    const { instance } = renderForm({}, { engine: 'rjsf', instance: createInstance(form, {}, householdContext()) })
    const label = repeat.title.charAt(0).toLocaleLowerCase('vi') + repeat.title.slice(1)
    act(() => button(`Thêm ${label}`).click())
    act(() => button(`Thêm ${label}`).click())
    const [one, two] = instance.rows(repeat.path)
    expect(new Set([one, two]).size).toBe(2)
    expect(document.activeElement?.closest('[data-row]')?.getAttribute('data-row')).toBe(two)
    act(() => button(`Đưa ${repeat.title} 2 lên`).click())
    expect(instance.rows(repeat.path)).toEqual([two, one])
    // What is seen in a row is that row's.
    for (const row of document.querySelectorAll('[data-row]'))
      expect(row.querySelector('input, select')?.id).toContain(row.getAttribute('data-row'))
    act(() => button(`Xóa ${repeat.title} 1`).click())
    expect(instance.rows(repeat.path)).toEqual([one])
    const focused = () => document.activeElement?.closest('[data-row]')?.getAttribute('data-row')
    await waitFor(() => expect(focused()).toBe(one))
    act(() => button('Hoàn tác').click())
    expect(instance.rows(repeat.path)).toEqual([two, one])
    await waitFor(() => expect(focused()).toBe(two))
    fireEvent.keyDown(must(document.activeElement, 'the focus'), { key: 'Delete', altKey: true })
    expect(instance.rows(repeat.path)).toEqual([one])
    expect([...document.querySelectorAll('[data-row]')].map((row) => row.getAttribute('data-row'))).toEqual([one])
  })

  test('is the same record when somebody goes back to the form', () => {
    const instance = createInstance(householdForm(), {}, householdContext())
    const whole = renderForm({}, { engine: 'rjsf', instance })
    fireEvent.input(whole.input('Họ và tên'), { target: { value: 'Hà' } })
    const own = renderForm({}, { engine: 'phieu', instance })
    expect(own.input('Họ và tên').value).toBe('Hà')
  })
})
