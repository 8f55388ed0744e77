// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { must } from '#core/lib/assert.ts'
import type { Watch } from '#renderer/windows.ts'
import { createNearness } from './nearness.ts'

/** A screen of which the test says what is near it. */
function screen() {
  const watched = new Set<Element>()
  let tell: Parameters<Watch>[0] = () => undefined
  const watch: Watch = (given) => {
    tell = given
    return {
      observe: (element) => watched.add(element),
      unobserve: (element) => watched.delete(element),
      disconnect: () => watched.clear(),
    }
  }
  return { watched, watch, tell: (element: Element, isNear: boolean) => tell([[element, isNear, 100]]) }
}

function section(cards: number): { readonly section: Element; readonly cards: readonly Element[] } {
  const box = document.createElement('section')
  box.dataset['section'] = 'one'
  const made = Array.from({ length: cards }, () => document.createElement('div'))
  box.append(...made)
  return { section: box, cards: made }
}

test('cards are watched only while their section is near, and hear when it goes', () => {
  const { watched, watch, tell } = screen()
  const nearness = must(createNearness(watch), 'a screen')
  const { section: box, cards } = section(3)
  const heard: string[] = []
  cards.forEach((card, at) => nearness.watch(card, (isNear) => heard.push(`${at} ${isNear}`)))
  expect([...watched]).toEqual([box])
  tell(box, true)
  expect([...watched]).toEqual([box, ...cards])
  tell(must(cards[1], 'a card'), true)
  expect(heard).toEqual(['1 true'])
  tell(box, false)
  expect([...watched]).toEqual([box])
  expect(heard.slice(1)).toEqual(['0 false', '1 false', '2 false'])
})

test('a card that comes into a near section is watched at once; a section without cards is not', () => {
  const { watched, watch, tell } = screen()
  const nearness = must(createNearness(watch), 'a screen')
  const { section: box, cards } = section(2)
  const [first, second] = cards.map((card) => must(card, 'a card'))
  const leave = nearness.watch(must(first, 'a card'), () => undefined)
  tell(box, true)
  const leaveToo = nearness.watch(must(second, 'a card'), () => undefined)
  expect(watched.has(must(second, 'a card'))).toBe(true)
  leave()
  leaveToo()
  expect(watched.size).toBe(0)
})

test('a card outside of every section is watched by itself', () => {
  const { watched, watch } = screen()
  const card = document.createElement('div')
  must(createNearness(watch), 'a screen').watch(card, () => undefined)
  expect([...watched]).toEqual([card])
})
