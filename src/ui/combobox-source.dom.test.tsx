// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/react'
import { createInstance } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { ChoiceSource, FoundChoices } from './choice-source.ts'
import { Combobox } from './combobox.tsx'
import { uiTextsVi } from './texts-vi.ts'

afterEach(cleanup)

const villages = Array.from({ length: 3000 }, (_, at) => ({ value: `v${at}`, label: `Thôn ${at}` }))
const matching = (text: string): FoundChoices => {
  const found = villages.filter((item) => item.label.toLowerCase().includes(text.toLowerCase()))
  return { items: found.slice(0, 50), total: found.length, meant: found.length === 1 ? (found[0] ?? null) : null }
}

/** A source that answers when the test says so, in the order of the questions. */
function heldSource() {
  const asked: string[] = []
  const waiting: (() => void)[] = []
  const source: ChoiceSource = {
    search: (text) => {
      asked.push(text)
      return new Promise((answer) => waiting.push(() => answer(matching(text))))
    },
  }
  const answer = async () => act(async () => waiting.shift()?.())
  return { source, asked, answer }
}

function open(source: ChoiceSource) {
  const i18n = createInstance()
  void i18n
    .use(initReactI18next)
    .init({ lng: 'vi', keySeparator: false, nsSeparator: false, resources: { vi: { translation: uiTextsVi } } })
  const chosen: (readonly [string | null, string])[] = []
  render(
    <I18nextProvider i18n={i18n}>
      <Combobox
        id="village"
        label="Thôn"
        items={[]}
        source={source}
        value={null}
        onChange={(value, text) => void chosen.push([value, text])}
      />
    </I18nextProvider>,
  )
  const input = must(document.querySelector('input'), 'the input')
  const options = () => [...document.querySelectorAll('[role=option]')].map((option) => option.textContent)
  return {
    input,
    chosen,
    options,
    key: (name: string) => fireEvent.keyDown(input, { key: name }),
    write: (text: string) => fireEvent.input(input, { target: { value: text } }),
    list: () => document.querySelector('.ph-combobox-list')?.textContent,
  }
}

test('a list of thousands shows its beginning and says how many more there are', async () => {
  const { source, answer } = heldSource()
  const { input, options, list } = open(source)
  fireEvent.click(input)
  expect(list()).toBe('Đang tìm…')
  await answer()
  expect(options()).toHaveLength(50)
  expect(list()).toContain('Còn 2950 mục nữa. Gõ thêm chữ để thu hẹp.')
  expect(document.querySelector('[role=option]')?.getAttribute('aria-setsize')).toBe('3000')
  expect(document.querySelector('[role=status]')?.textContent).toContain('3000 mục')
})

test('keys that come before an answer ask for the newest text only, and its answer is what shows', async () => {
  const { source, asked, answer } = heldSource()
  const { options, write } = open(source)
  for (const text of ['t', 'th', 'tho', 'thôn 299']) write(text)
  await answer()
  expect(options()).toHaveLength(50)
  await answer()
  expect(asked).toEqual(['t', 'thôn 299'])
  expect(options()).toEqual(['Thôn 299', ...Array.from({ length: 10 }, (_, at) => `Thôn 299${at}`)])
})

test('Enter takes what the typed text finds, never what an earlier text found', async () => {
  const { source, answer } = heldSource()
  const { key, write, chosen } = open(source)
  write('thôn 1')
  await answer()
  write('thôn 2999')
  key('Enter')
  expect(chosen).toEqual([])
  await answer()
  expect(chosen).toEqual([['v2999', '']])
})

test('leaving before the answer keeps the text as unfinished, and takes what it turns out to mean', async () => {
  const { source, answer } = heldSource()
  const { input, write, chosen } = open(source)
  write('thôn 2999')
  fireEvent.blur(input)
  expect(chosen).toEqual([[null, 'thôn 2999']])
  await answer()
  await answer()
  expect(chosen.at(-1)).toEqual(['v2999', ''])
})

test('leaving with a text that could mean several takes none', async () => {
  const { source, answer } = heldSource()
  const { input, write, chosen } = open(source)
  write('thôn 29')
  await answer()
  fireEvent.blur(input)
  expect(chosen).toEqual([[null, 'thôn 29']])
})

test('an answer to a text that was left is not taken when another text stands there by then', async () => {
  const { source, answer } = heldSource()
  const { input, chosen, write } = open(source)
  write('thôn 2999')
  fireEvent.blur(input)
  write('')
  await answer()
  await answer()
  expect(chosen.some(([value]) => value !== null)).toBe(false)
})

test('an answer to a text that was left is taken when it still stands there', async () => {
  const { source, answer } = heldSource()
  const { input, chosen, write } = open(source)
  write('thôn 2999')
  fireEvent.blur(input)
  await answer()
  await answer()
  expect(chosen.at(-1)).toEqual(['v2999', ''])
})

test('a search that fails is asked again with the next key', async () => {
  const asked: string[] = []
  const { write, options } = open({
    search: (text) => {
      asked.push(text)
      return asked.length === 1 ? Promise.reject(new Error('gone')) : Promise.resolve(matching(text))
    },
  })
  process.once('unhandledRejection', () => undefined)
  await act(async () => write('thôn'))
  await act(async () => write('thôn 2999'))
  expect(options()).toHaveLength(1)
})
