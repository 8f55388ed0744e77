import { describe, expect, it } from 'vitest'
import { moveReads, readsOf } from './move-reads.ts'

const moved = (ways: Readonly<Record<string, string>>) => (path: string) => ways[path] ?? null
const outside = { row: null, rowAfter: null }

describe('an expression after fields have moved', () => {
  it.each([
    ['a + b > 3 && has(a)', { '/a': '/x' }, 'x + b > 3 && has(x)'],
    [
      'members.all(m, m.share > 0 && m.share < total)',
      { '/members': '/people', '/members/@': '/people/@', '/members/@/share': '/people/@/part', '/total': '/sum' },
      'people.all(m, m.part > 0 && m.part < sum)',
    ],
    ['self["ngày sinh"] == a', { '/ngày sinh': '/born', '/a': '/ngày x' }, 'self.born == self["ngày x"]'],
    ['cel.bind(q, g, q.x + q.y)', { '/g/x': '/g/z' }, 'cel.bind(q, g, q.z + q.y)'],
    [
      'members.filter(m, m.on).map(m, m.share).sum()',
      { '/members/@/share': '/members/@/part' },
      'members.filter(m, m.on).map(m, m.part).sum()',
    ],
    ['previous.a > a', { '/a': '/x' }, 'previous.x > x'],
    ['a.b', { '/a': '/g', '/a/b': '/g/c' }, 'g.c'],
    ['"a" == a', { '/a': '/x' }, '"a" == x'],
  ])('%s', (text, ways, after) => {
    expect(moveReads(text, { ...outside, moved: moved(ways) })).toEqual({ kind: 'moved', text: after })
  })

  it('a field of the row may go to the top, and is then read from there', () => {
    expect(moveReads('row.share + 1', { row: '/members', rowAfter: '/members', moved: moved({ '/members/@/share': '/share' }) })).toEqual({
      kind: 'moved',
      text: 'share + 1',
    })
  })

  it('what goes into rows is out of reach for a rule at the top', () => {
    expect(moveReads('share > 0', { ...outside, moved: moved({ '/share': '/members/@/share' }) })).toEqual({
      kind: 'lost',
      paths: ['/share'],
    })
  })

  it('a rule that leaves its row no longer reaches it', () => {
    expect(moveReads('row.kind == "a"', { row: '/members', rowAfter: null, moved: () => null })).toEqual({
      kind: 'lost',
      paths: ['/members/@/kind'],
    })
  })

  it('a text that cannot be read stays', () => {
    expect(moveReads('a +', { ...outside, moved: moved({ '/a': '/x' }) })).toEqual({ kind: 'same', text: 'a +' })
  })

  it('what is read is told by path', () => {
    expect([...readsOf('members.exists(m, m.share > total)', null)].toSorted()).toEqual(['/members', '/members/@/share', '/total'])
  })
})
