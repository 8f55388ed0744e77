import { describe, expect, it } from 'vitest'
import { must } from '../../../lib/assert.ts'
import { compileForm } from '../../compile.ts'
import type { FormDefinition, PageLayout, SectionLayout } from '../../definition.ts'
import { smallDefinition } from '../../testing/small-definition.ts'
import { outlineOf } from '../outline.ts'
import { addPage, movePage, removePage, renamePage, shiftPage } from './pages.ts'
import { addSection, moveSection, removeSection, shiftSection } from './sections.ts'

const field = (name: string) => ({ title: name, type: 'string', 'x-phieu': { id: `${name}0000000`, type: 'text' } }) as const
const sections: readonly SectionLayout[] = [
  { id: 'one', title: 'Phần một', fields: ['a', 'b'] },
  { id: 'two', title: 'Phần hai', fields: ['c'] },
  { id: 'three', title: 'Phần ba', fields: ['d'] },
]
const laidOut = (pages?: readonly PageLayout[]): FormDefinition =>
  smallDefinition({
    schema: {
      type: 'object',
      properties: { a: field('a'), b: field('b'), c: field('c'), d: field('d') },
      unevaluatedProperties: false,
    },
    titleFields: ['/a'],
    identityKeys: [],
    searchable: [],
    personalData: {},
    rules: [],
    translations: { en: { sections: { two: 'Part two', p2: 'Page two' } } },
    uiSchema: { 'ui:options': { sections, ...(pages !== undefined && { pages }) } },
  })
const bare = laidOut()
const paged = laidOut([
  { id: 'p1', title: 'Trang 1', sections: ['one', 'two'] },
  { id: 'p2', title: 'Trang 2', sections: ['three'] },
])

/** Page by page its sections with their fields, as a clerk meets them. */
function shown(definition: FormDefinition): readonly string[] {
  const compiled = compileForm(definition)
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.error))
  const { pages, nodes } = compiled.value
  return pages.map(({ title, sections: ids }) => {
    const own = compiled.value.sections.filter(({ id }) => ids.includes(id))
    return `${title}: ${own.map((each) => `${each.id}(${each.nodes.map((at) => must(nodes[at], 'a node').name).join(' ')})`).join(' ')}`
  })
}

describe('sections', () => {
  const order = (definition: FormDefinition) => outlineOf(definition).sections.map(({ id }) => id)

  it('go above or below another one, with their fields', () => {
    expect(order(moveSection(bare, 'three', 'one', 'top'))).toEqual(['three', 'one', 'two'])
    expect(order(moveSection(bare, 'one', 'two', 'bottom'))).toEqual(['two', 'one', 'three'])
    expect(moveSection(bare, 'nowhere', 'one', 'top')).toBe(bare)
    expect(moveSection(bare, 'one', 'one', 'top')).toBe(bare)
  })

  it('go onto the page of the section beside which they are put; a page that is left empty goes', () => {
    expect(shown(moveSection(paged, 'one', 'three', 'top'))).toEqual(['Trang 1: two(c)', 'Trang 2: one(a b) three(d)'])
    expect(shown(moveSection(paged, 'three', 'two', 'bottom'))).toEqual(['Trang 1: one(a b) two(c) three(d)'])
  })

  it('at the edge of a page one step up or down leads onto the page beside it', () => {
    expect(shown(shiftSection(paged, 'two', 1))).toEqual(['Trang 1: one(a b)', 'Trang 2: two(c) three(d)'])
    expect(shown(shiftSection(paged, 'two', -1))).toEqual(['Trang 1: two(c) one(a b)', 'Trang 2: three(d)'])
    expect(shiftSection(paged, 'three', 1)).toBe(paged)
  })

  it('are added on the page of the one before, and leave their fields to the one beside them', () => {
    expect(shown(addSection(paged, 'Thêm', 'two').definition)).toEqual(['Trang 1: one(a b) two(c) them()', 'Trang 2: three(d)'])
    const without = removeSection(paged, 'two')
    expect(shown(without)).toEqual(['Trang 1: one(a b c)', 'Trang 2: three(d)'])
    expect(without.translations['en']?.sections).toEqual({ p2: 'Page two' })
  })
})

describe('pages', () => {
  it('the first one that is added leaves all there was on a page of its own', () => {
    const added = addPage(bare, { title: 'Trang 2', section: 'Phần mới', first: 'Trang 1' })
    expect(shown(added.definition)).toEqual(['Trang 1: one(a b) two(c) three(d)', 'Trang 2: phan_moi()'])
    expect(outlineOf(added.definition).pages.map(({ id }) => id)).toEqual(['trang_1', added.page])
    const another = addPage(added.definition, { title: 'Trang 2', section: 'Phần mới', first: 'Trang 1' })
    expect(shown(another.definition).slice(1)).toEqual(['Trang 2: phan_moi()', 'Trang 2: phan_moi_2()'])
  })

  it('get another name, and another place with their sections', () => {
    expect(shown(renamePage(paged, 'p2', 'Cuối'))).toEqual(['Trang 1: one(a b) two(c)', 'Cuối: three(d)'])
    const turned = ['Trang 2: three(d)', 'Trang 1: one(a b) two(c)']
    expect(shown(shiftPage(paged, 'p2', -1))).toEqual(turned)
    expect(shown(movePage(paged, 'p1', 'p2', 'bottom'))).toEqual(turned)
    expect(outlineOf(shiftPage(paged, 'p2', -1)).sections.map(({ id }) => id)).toEqual(['three', 'one', 'two'])
    expect(shiftPage(paged, 'p1', -1)).toBe(paged)
  })

  it('that are taken out leave their sections to the page beside them; the last one takes the division along', () => {
    const one = removePage(paged, 'p2')
    expect(shown(one)).toEqual(['Trang 1: one(a b) two(c) three(d)'])
    expect(one.translations['en']?.sections).toEqual({ two: 'Part two' })
    expect(shown(removePage(paged, 'p1'))).toEqual(['Trang 2: one(a b) two(c) three(d)'])
    const none = removePage(one, 'p1')
    expect(outlineOf(none).pages).toEqual([])
    expect(outlineOf(none).sections).toHaveLength(3)
  })

  it('a section that two of them name stays one section, on the first of them', () => {
    const twice = laidOut([
      { id: 'p1', title: 'Trang 1', sections: ['one', 'two'] },
      { id: 'p2', title: 'Trang 2', sections: ['two', 'three'] },
    ])
    expect(shown(renamePage(twice, 'p1', 'Đầu'))).toEqual(['Đầu: one(a b) two(c)', 'Trang 2: three(d)'])
    expect(shown(shiftSection(twice, 'two', 1))).toEqual(['Trang 1: one(a b)', 'Trang 2: two(c) three(d)'])
  })

  it('a section or field that no page names is on the last one', () => {
    const left = laidOut([
      { id: 'p1', title: 'Trang 1', sections: ['two'] },
      { id: 'p2', title: 'Trang 2', sections: ['one'] },
    ])
    expect(shown(left)).toEqual(['Trang 1: two(c)', 'Trang 2: one(a b) three(d)'])
    const loose = { ...left, uiSchema: { 'ui:options': { ...left.uiSchema['ui:options'], sections: sections.slice(0, 2) } } }
    expect(shown(loose)).toEqual(['Trang 1: two(c)', 'Trang 2: one(a b) other(d)'])
    expect(shown(renamePage(loose, 'p1', 'Đầu'))).toEqual(['Đầu: two(c)', 'Trang 2: one(a b) other(d)'])
  })
})
