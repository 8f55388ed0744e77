// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest'
import type { Place } from './place.ts'
import { createWindows, type Watch, type WindowOf, type Windows } from './windows.ts'

type Tell = Parameters<Watch>[0]

/** Its fields are all absent. */
const EMPTY = 's5'

/** Ten stretches of ten fields in a form, and somebody who says which of them are near the screen. */
function open(budget: number, first = budget) {
  document.body.innerHTML = '<div data-form></div>'
  const form = document.body.firstElementChild as HTMLElement // just written
  const told: Record<string, boolean[]> = {}
  let tell: Tell = () => undefined
  const windows: Windows = createWindows(
    (given) => {
      tell = given
      return { observe: () => undefined, unobserve: () => undefined, disconnect: () => undefined }
    },
    { budget, first },
    (run) => run(),
  )
  const names = Array.from({ length: 10 }, (_, at) => `s${at}`)
  const stretch = (name: string): WindowOf => ({ weight: 10, covers: (place) => place.name === name })
  const begun = names.map((name) => windows.begin(name, stretch(name)))
  const elements = names.map((name) => {
    const element = document.createElement('div')
    element.setAttribute('data-stretch', name)
    element.innerHTML = name === EMPTY ? '' : '<input>'.repeat(10)
    form.append(element)
    windows.attach(name, stretch(name), element, (isOpen) => (told[name] = [...(told[name] ?? []), isOpen]))
    return element
  })
  const isOpen = (at: number): boolean => told[`s${at}`]?.at(-1) ?? begun[at] ?? false
  return {
    windows,
    begun,
    openOnes: () => names.flatMap((_, at) => (isOpen(at) ? [at] : [])),
    near: (...at: number[]) => tell(elements.map((element, i) => [element, at.includes(i), 300 + i])),
    focus: (at: number) => {
      elements[at]?.querySelector('input')?.focus()
      windows.focusMoved()
    },
    element: (at: number) => elements[at],
  }
}

let form: ReturnType<typeof open>
beforeEach(() => {
  form = open(40)
})

describe('what of a long form is in the document', () => {
  it('begins with the first fields, up to the budget', () => {
    expect(form.begun.map(Number)).toEqual([1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  })

  it('begins with less when it is long, and goes on to the budget', () => {
    form = open(40, 20)
    expect(form.begun.map(Number)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0])
    form.near(0, 1, 2)
    form.near(6)
    expect(form.openOnes()).toEqual([0, 2, 6, 9])
  })

  it('follows the screen, and keeps both ends, where the keyboard comes in', () => {
    form.near(5, 6)
    expect(form.openOnes()).toEqual([0, 5, 6, 9])
  })

  it('closes nothing while there is room for it', () => {
    form = open(100)
    form.near(0)
    expect(form.openOnes()).toHaveLength(10)
  })

  it('keeps what the next key may lead to, though the screen has gone on', () => {
    form.near(2)
    form.focus(2)
    form.near(7)
    expect(form.openOnes()).toEqual([0, 1, 2, 3, 4, 7, 9])
    form.focus(8)
    expect(form.openOnes()).toEqual([0, 6, 7, 8, 9])
  })

  it('looks past a part in which there is nothing to go to', () => {
    form.near(2)
    form.near(7)
    form.focus(7)
    expect(form.openOnes()).toEqual([0, 4, 5, 6, 7, 8, 9])
  })

  it('keeps a part in which something waits', () => {
    form = open(30)
    form.element(1)?.insertAdjacentHTML('beforeend', '<p data-keep></p>')
    form.near(6)
    expect(form.openOnes()).toContain(1)
    form.element(1)?.querySelector('[data-keep]')?.remove()
    form.near(6)
    expect(form.openOnes()).not.toContain(1)
  })

  it('opens the way to a place that is asked for, and says when nothing was closed', () => {
    form.near(0)
    const place = { name: 's5' } as Place // only its name is looked at here
    expect(form.windows.reveal(place)).toBe(true)
    expect(form.openOnes()).toContain(5)
    expect(form.windows.reveal(place)).toBe(false)
  })

  it('remembers how much room a closed part takes', () => {
    form.near(1)
    form.near(6)
    expect(form.windows.heightOf('s1')).toBe(301)
  })
})
