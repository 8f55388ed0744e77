// @vitest-environment happy-dom
import { act, cleanup, waitFor } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import { must } from '#core/lib/assert.ts'
import { containerTypes } from '#core/form/field-settings.ts'
import { renderForm } from '#renderer/testing/render-form.tsx'
import type { FieldCase } from './field-case.ts'
import { fieldCases } from './field-cases.ts'
import { galleryContext } from './gallery-context.ts'
import { galleryForm, galleryStates, valuesOf, type GalleryState } from './gallery-form.ts'

afterEach(cleanup)

function show(field: FieldCase, state: GalleryState) {
  const instance = createInstance(galleryForm(field, state), valuesOf(field, state), galleryContext)
  const shown = renderForm(
    {},
    {
      instance,
      formContext: galleryContext,
      mode: state === 'read' ? 'read' : 'edit',
      disabled: state === 'disabled',
      initialRaw: state === 'invalid' ? (field.invalid.raw ?? {}) : {},
    },
  )
  if (state === 'invalid' || state === 'warning') act(() => void shown.handle.showIssues())
  return shown
}

// Islands come with a chunk of their own; the first one waits for it.
beforeAll(async () => {
  const island = must(
    fieldCases.find((field) => field.type === 'island'),
    'an island in the gallery',
  )
  show(island, 'filled')
  await waitFor(() => expect(document.querySelector('.ph-island')).not.toBeNull(), { timeout: 20_000 })
})

const within = (selector: string) => [...document.querySelectorAll<HTMLElement>(`.ph-section :is(${selector})`)]
/** Values that nobody types are not wrong by typing. */
const neverWrong = new Set(['assigned-number', 'computed'])
const seen = fieldCases.filter((field) => field.type !== 'hidden')

test('a hidden field is in no section, in no state; its value stays, and what is wrong with it is told above', () => {
  const hidden = must(
    fieldCases.find((field) => field.type === 'hidden'),
    'a hidden field in the gallery',
  )
  for (const state of galleryStates) {
    const { text, instance } = show(hidden, state)
    const sections = [...document.querySelectorAll('.ph-section')].map((section) => section.textContent).join(' ')
    expect(sections).not.toMatch(/Phiên bản mẫu giấy|Mẫu 2026/)
    expect(text().includes('Phiên bản mẫu giấy: Quá dài')).toBe(state === 'invalid')
    if (state === 'filled') expect(instance.value('/field')).toBe('Mẫu 2026')
    cleanup()
  }
})

describe.each(seen.map((field) => [field.name, field] as const))('%s', (_, field) => {
  test('invalid says what is wrong in words', () => {
    show(field, 'invalid')
    const words = within('.ph-message-error').map((message) => message.textContent ?? '')
    expect(words.length > 0).toBe(!neverWrong.has(field.name))
    for (const each of words) expect(each).not.toMatch(/issue\.|field\.|\{\{/)
  })

  test('a warning has its words and a box for the reason, and is no error', () => {
    show(field, 'warning')
    expect(within('.ph-message-warning').map((message) => message.textContent?.trim())).toEqual([
      'Khác với hồ sơ năm trước. Kiểm tra lại trên giấy tờ.',
    ])
    expect(within('[data-reason]')).toHaveLength(1)
    expect(within('.ph-message-error')).toEqual([])
  })

  test('disabled as a whole, nothing takes input', () => {
    show(field, 'disabled')
    expect(within('input, select, textarea, button').filter((control) => control.closest('fieldset[disabled]') === null)).toEqual([])
  })

  test('read-only, it says the value and cannot be changed', () => {
    const { text } = show(field, 'read-only')
    if (field.name !== 'computed') {
      const open = within('input, textarea').filter(
        (control) => !control.hasAttribute('readonly') && !control.hasAttribute('disabled') && !isNeighbour(control, field),
      )
      expect(open).toEqual([])
    }
    expect(within('.ph-repeat-add, .ph-repeat-tools, .ph-chosen')).toEqual([])
    expect(text()).not.toContain('Bỏ chọn')
  })

  test('masked, the value is nowhere', () => {
    // What is computed is worked out anew from what may be seen.
    if (field.name === 'computed' || field.type === 'note') return
    const { text } = show(field, 'masked')
    expect(text()).toContain('Đã che, cần quyền để xem')
    const shown = within('input').map((input) => (input instanceof HTMLInputElement ? input.value : ''))
    if (!containerTypes.includes(field.type)) expect(shown.join(' ')).not.toContain(String(field.filled))
  })
})

/** The fields beside it stay open. */
const isNeighbour = (control: HTMLElement, { siblings = {} }: FieldCase): boolean => {
  const label = control.closest('.ph-field')?.querySelector('.ph-label')?.textContent ?? ''
  return label.startsWith('Ghi chú') || Object.values(siblings).some((schema) => label.startsWith(schema.title ?? '?'))
}
