import { expect, test } from 'vitest'
import type { CodeList } from '#core/form/code-list.ts'
import { err, ok } from '#core/lib/result.ts'
import { makeListsWith } from './make-lists.ts'

const list = (key: string): CodeList => ({
  key,
  version: '2000-01-01',
  title: key,
  source: 'XLSForm',
  codesBy: 'project',
  items: [{ code: '1', name: 'Một' }],
})

/** A server that refuses one list. */
function server(refused: string | null) {
  const kept = new Map<string, string>()
  return {
    kept,
    api: {
      saveList: async (key: string, version: string, text: Blob, basedOn: string | null) => {
        if (key === refused || basedOn !== null) return err({ kind: 'offline' as const })
        kept.set(key, ((JSON.parse(await text.text()) as CodeList).effectiveFrom ?? '') + version)
        return ok({ hash: 'h', items: 1 })
      },
      deleteList: async (key: string) => {
        kept.delete(key)
        return ok(undefined)
      },
    },
  }
}

const [a, b] = [list('a-list'), list('b-list')]

test('lists are made as of the day, and then what needs them', async () => {
  const { api, kept } = server(null)
  expect(await makeListsWith(api, [a, b], '2026-11-20', () => ok([...kept.keys()]))).toEqual(ok(['a-list', 'b-list']))
  expect([...kept]).toEqual([
    ['a-list', '2026-11-202026-11-20'],
    ['b-list', '2026-11-202026-11-20'],
  ])
})

test('nothing is left of what was refused half-way', async () => {
  const first = server('b-list')
  let ran = false
  const refused = await makeListsWith(first.api, [a, b], '2026-11-20', () => {
    ran = true
    return ok(null)
  })
  expect([refused, ran, first.kept.size]).toEqual([err({ kind: 'offline' }), false, 0])
  const second = server(null)
  expect(await makeListsWith(second.api, [a, b], '2026-11-20', () => err('no'))).toEqual(err('no'))
  expect(second.kept.size).toBe(0)
})
