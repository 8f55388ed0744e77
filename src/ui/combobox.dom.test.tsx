// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/react'
import { createInstance } from 'i18next'
import { useState } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import { Combobox } from './combobox.tsx'
import { uiTextsVi } from './texts-vi.ts'

afterEach(cleanup)

const communes = Array.from({ length: 500 }, (_, at) => ({ value: `c${at}`, label: at === 321 ? 'Thủy Nguyên' : `Xã số ${at}` }))

function open(value: string | null = null, valueLabel: string | null = null) {
  const i18n = createInstance()
  void i18n
    .use(initReactI18next)
    .init({ lng: 'vi', keySeparator: false, nsSeparator: false, resources: { vi: { translation: uiTextsVi } } })
  const chosen: (readonly [string | null, string])[] = []
  function Holder() {
    const [held, setHeld] = useState(value)
    const take = (next: string | null, text: string) => {
      chosen.push([next, text])
      setHeld(next)
    }
    return <Combobox id="commune" label="Xã" items={communes} value={held} valueLabel={valueLabel} onChange={take} />
  }
  render(
    <I18nextProvider i18n={i18n}>
      <Holder />
    </I18nextProvider>,
  )
  const input = must(document.querySelector('input'), 'the input')
  const key = (name: string, more: object = {}) => fireEvent.keyDown(input, { key: name, ...more })
  return { input, key, chosen, write: (text: string) => fireEvent.input(input, { target: { value: text } }) }
}

test('a list of hundreds puts only what is near the view into the document', () => {
  const { input } = open()
  fireEvent.click(input)
  const options = document.querySelectorAll('[role=option]')
  expect(options.length).toBeGreaterThan(5)
  expect(options.length).toBeLessThan(40)
  expect(options[0]?.getAttribute('aria-setsize')).toBe('500')
})

test('the input holds what was typed, never a completion, until an item is taken', () => {
  const { input, key, chosen, write } = open()
  write('thuy n')
  expect(input.value).toBe('thuy n')
  expect(input.getAttribute('aria-activedescendant')).not.toBeNull()
  key('Enter', { isComposing: true })
  expect(chosen).toEqual([])
  key('Enter')
  expect(chosen).toEqual([['c321', '']])
  expect(input.value).toBe('Thủy Nguyên')
  expect(document.querySelector('[role=option]')).toBeNull()
})

test('Escape gives the choice back, emptying takes it away', () => {
  const { input, key, chosen, write } = open('c321')
  write('xa')
  key('Escape')
  expect(input.value).toBe('Thủy Nguyên')
  write('')
  expect(chosen).toEqual([[null, '']])
})

const active = (input: HTMLInputElement) => document.getElementById(input.getAttribute('aria-activedescendant') ?? '')?.textContent

test('arrows, pages, Home and End go through the whole list; Tab takes what they went to', () => {
  const { input, key, chosen } = open()
  key('ArrowDown')
  key('ArrowDown')
  expect(active(input)).toBe('Xã số 0')
  key('PageDown')
  expect(active(input)).toBe('Xã số 8')
  key('End')
  expect(active(input)).toBe('Xã số 499')
  key('Home')
  expect(active(input)).toBe('Xã số 0')
  key('ArrowUp')
  key('PageUp')
  expect(active(input)).toBe('Xã số 491')
  key('Tab')
  expect(chosen).toEqual([['c491', '']])
})

test('Home and End stay the text’s own while one types, and Tab takes no item that only came first', () => {
  const { input, key, chosen, write } = open()
  write('xa so 1')
  expect(key('End')).toBe(true)
  expect(active(input)).toBe('Xã số 1')
  key('Tab')
  fireEvent.blur(input)
  expect(chosen).toEqual([['c1', '']])
  write('xa so')
  key('Tab')
  fireEvent.blur(input)
  expect(chosen.at(-1)).toEqual([null, 'xa so'])
})

test('a code is typed as well as a name, and how many match is said', () => {
  const { input, chosen, write } = open()
  write('xa so 49')
  expect(document.querySelector('[role=status]')?.textContent).toBe('15 mục')
  write('c77')
  fireEvent.blur(input)
  expect(chosen).toEqual([['c77', '']])
  expect(input.value).toBe('Xã số 77')
})

test('a value that the list does not have any more is shown by its name', () => {
  expect(open('gone', 'Phường Hạ Lý').input.value).toBe('Phường Hạ Lý')
})
