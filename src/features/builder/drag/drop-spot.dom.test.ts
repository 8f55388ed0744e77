// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { moveFields } from '#core/form/authoring/edit/move-fields.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { must } from '#core/lib/assert.ts'
import { scrollStep } from './autoscroll.ts'
import type { DragSource } from './drag-source.ts'
import { placeFor, placeOf, spotAt } from './drop-spot.ts'

const field = (id: string, title: string) => ({ title, type: 'string', 'x-phieu': { id, type: 'text' } }) as const
const form: FormDefinition = smallDefinition({
  schema: {
    type: 'object',
    unevaluatedProperties: false,
    properties: {
      a: field('aaaaaaaa', 'Một'),
      b: field('bbbbbbbb', 'Hai'),
      g: {
        title: 'Nhóm',
        type: 'object',
        'x-phieu': { id: 'gggggggg', type: 'group' },
        properties: { c: field('cccccccc', 'Ba') },
        unevaluatedProperties: false,
      },
    },
  },
  titleFields: ['/a'],
  identityKeys: [],
  searchable: [],
  personalData: {},
  rules: [],
  translations: {},
  uiSchema: {
    'ui:options': {
      sections: [
        { id: 'one', title: 'Phần một', fields: ['a', 'b'] },
        { id: 'two', title: 'Phần hai', fields: ['g'] },
      ],
    },
  },
})

const drawn = `
  <section data-section="one" data-box="0 200"><header data-box="0 40"></header>
    <div data-card="aaaaaaaa" data-box="40 120"><button data-field="aaaaaaaa" data-box="40 60"></button></div>
    <div data-card="bbbbbbbb" data-box="120 200"><button data-field="bbbbbbbb" data-box="120 140"></button></div>
  </section>
  <section data-section="two" data-box="200 400">
    <div data-card="gggggggg" data-box="240 400"><button data-field="gggggggg" data-box="240 280"></button>
      <div data-into="gggggggg" data-box="280 400">
        <div data-card="cccccccc" data-box="280 360"><button data-field="cccccccc" data-box="280 300"></button></div>
      </div>
    </div>
  </section>`

/** The canvas with boxes of these heights. */
function canvas(): (selector: string) => Element {
  document.body.innerHTML = drawn
  return boxed()
}

function boxed(): (selector: string) => Element {
  for (const element of document.querySelectorAll<HTMLElement>('[data-box]')) {
    const [top = 0, bottom = 0] = must(element.dataset['box'], 'box').split(' ').map(Number)
    element.getBoundingClientRect = () => new DOMRect(0, top, 600, bottom - top)
  }
  return (selector) => must(document.querySelector(selector), selector)
}

const fields: DragSource = { kind: 'fields', keys: ['aaaaaaaa'], title: 'Một' }
const at = (clientY: number) => ({ clientX: 300, clientY })
const order = (definition: FormDefinition) =>
  outlineOf(definition).sections.map(({ nodes }) =>
    nodes.map((node) => `${node.name}${node.children.map(({ name }) => `>${name}`).join('')}`).join(' '),
  )

afterEach(() => (document.body.innerHTML = ''))

it('the halves of a card are before and behind it', () => {
  const find = canvas()
  const card = find('[data-card=bbbbbbbb]')
  expect(spotAt(card, at(130), fields)?.spot).toEqual({ kind: 'beside', key: 'bbbbbbbb', edge: 'top' })
  expect(spotAt(card, at(190), fields)?.spot).toEqual({ kind: 'beside', key: 'bbbbbbbb', edge: 'bottom' })
  expect(placeOf(form, { kind: 'beside', key: 'bbbbbbbb', edge: 'top' })).toEqual({ parent: '', before: 'b', section: 'one' })
  expect(placeOf(form, { kind: 'beside', key: 'bbbbbbbb', edge: 'bottom' })).toEqual({ parent: '', before: null, section: 'one' })
})

it('a group takes fields before it, at its beginning, beside its fields and at its end', () => {
  const find = canvas()
  const head = find('[data-field=gggggggg]')
  const spot = (element: Element, y: number) => must(spotAt(element, at(y), fields), 'a spot').spot
  expect(placeOf(form, spot(head, 245))).toEqual({ parent: '', before: 'g', section: 'two' })
  expect(placeOf(form, spot(head, 275))).toEqual({ parent: '/g', before: 'c', section: null })
  expect(placeOf(form, spot(find('[data-card=cccccccc]'), 350))).toEqual({ parent: '/g', before: null, section: null })
  expect(placeOf(form, spot(find('[data-into=gggggggg]'), 390))).toEqual({ parent: '/g', before: null, section: null })
})

it('several fields that are dropped beside one of them stand together there', () => {
  const keys = ['aaaaaaaa', 'bbbbbbbb']
  const before = must(placeFor(form, { kind: 'beside', key: 'aaaaaaaa', edge: 'bottom' }, keys), 'a place')
  const moved = moveFields(form, keys, before)
  expect(moved.ok && order(moved.value)).toEqual(['a b', 'g>c'])
  const across = moveFields(form, keys, must(placeFor(form, { kind: 'beside', key: 'cccccccc', edge: 'top' }, keys), 'a place'))
  expect(across.ok && order(across.value)).toEqual(['', 'g>a>b>c'])
})

it('a section that is dragged finds sections only', () => {
  const find = canvas()
  const section: DragSource = { kind: 'section', id: 'one', title: 'Phần một' }
  const spot = must(spotAt(find('[data-card=cccccccc]'), at(390), section), 'a spot').spot
  expect(spot).toEqual({ kind: 'section', id: 'two', edge: 'bottom' })
})

it('a page that is dragged goes above or below a page as a whole, a section on the head of a page above its first one', () => {
  document.body.innerHTML = `<div>
    <header data-page="p1" data-box="0 40"></header>
    <section data-page="p1" data-section="one" data-box="40 100"></section>
    <section data-page="p1" data-section="two" data-box="100 200"></section>
    <header data-page="p2" data-box="200 240"></header>
    <section data-page="p2" data-section="three" data-box="240 400"></section>
  </div>`
  const find = boxed()
  const page: DragSource = { kind: 'page', id: 'p2', title: 'Trang 2' }
  const [first, last] = [find('header[data-page=p1]'), find('[data-section=two]')]
  expect(spotAt(find('[data-section=one]'), at(90), page)).toEqual({ spot: { kind: 'page', id: 'p1', edge: 'top' }, element: first })
  expect(spotAt(last, at(120), page)).toEqual({ spot: { kind: 'page', id: 'p1', edge: 'bottom' }, element: last })
  const section: DragSource = { kind: 'section', id: 'one', title: 'Phần một' }
  expect(spotAt(find('header[data-page=p2]'), at(230), section)?.spot).toEqual({ kind: 'section', id: 'three', edge: 'top' })
  expect(spotAt(find('header[data-page=p2]'), at(230), fields)).toBeNull()
})

it('outside of the sections nothing is dropped', () => {
  canvas()
  expect(spotAt(document.body, at(10), fields)).toBeNull()
})

it('the window scrolls near its edges only, faster the nearer', () => {
  expect(scrollStep(400, 800)).toBe(0)
  expect(scrollStep(90, 800)).toBeLessThan(0)
  expect(scrollStep(10, 800)).toBeLessThan(scrollStep(90, 800))
  expect(scrollStep(795, 800)).toBeGreaterThan(scrollStep(710, 800))
})
