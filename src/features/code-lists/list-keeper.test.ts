import { expect, test } from 'vitest'
import { err, ok } from '#core/lib/result.ts'
import type { Written } from './desk/list-desk.ts'
import { createListKeeper, type KeeperDeps, type KeptList } from './list-keeper.ts'

const written = (text: string, faulty = 0): Written => ({ text: new Blob([text]), size: text.length, faulty, first: null })

function setUp(over: Partial<KeeperDeps> = {}) {
  const told: KeptList[] = []
  const kept = new Map<string, string>()
  const sent: (readonly [text: string, basedOn: string | null])[] = []
  let text = 'one'
  let faulty = 0
  const deps: KeeperDeps = {
    list: { key: 'kinds', version: '2027-01-01', hash: 'h0' },
    desk: { write: async () => written(text, faulty) },
    api: {
      saveList: async (_key, _version, blob, basedOn) => {
        sent.push([await blob.text(), basedOn])
        return ok({ hash: `h${sent.length}`, items: 1 })
      },
    },
    catalogue: {
      putListWork: async (work) => {
        kept.set(work.key, `${await work.text.text()} ${work.basedOn}`)
        return ok(undefined)
      },
      dropListWork: async ({ key }) => {
        kept.delete(key)
        return ok(undefined)
      },
    },
    now: () => 5,
    isNewer: false,
    onKept: (each) => told.push(each),
    ...over,
  }
  return { keeper: createListKeeper(deps), told, kept, sent, write: (next: string, faults = 0) => ([text, faulty] = [next, faults]) }
}

test('a change is kept here, then sent; the device lets it go once the server has it', async () => {
  const { keeper, kept, sent, told, write } = setUp()
  expect(keeper.saved()).toBe('h0')
  write('two')
  keeper.changed(1)
  expect([keeper.isDirty(), keeper.saved()]).toEqual([true, null])
  await keeper.keep()
  expect([kept.get('kinds'), keeper.isDirty()]).toEqual(['two h0', false])
  await keeper.send()
  expect([sent, kept.size, keeper.saved()]).toEqual([[['two', 'h0']], 0, 'h1'])
  expect(told.map(({ kind }) => kind)).toEqual(['changed', 'here', 'sending', 'sentAt'])
  await keeper.send()
  expect(sent).toHaveLength(1)
})

test('a list with faulty rows stays here, and says how many', async () => {
  const { keeper, kept, sent, told, write } = setUp()
  write('broken', 3)
  keeper.changed(1)
  await keeper.send()
  expect([kept.get('kinds'), sent, told.at(-1)]).toEqual(['broken h0', [], { kind: 'faulty', count: 3 }])
})

test('what the server refuses stays here, and the next time is based on the same text', async () => {
  let refusals = 0
  const failure = { kind: 'offline' } as const
  const { keeper, kept, told, write } = setUp({
    api: {
      saveList: async () => {
        refusals++
        return err(failure)
      },
    },
  })
  write('two')
  keeper.changed(1)
  await keeper.send()
  await keeper.send()
  expect([refusals, kept.get('kinds'), told.at(-1), keeper.saved()]).toEqual([2, 'two h0', { kind: 'failed', failure }, null])
})

test('what changes while it is sent is not taken for saved', async () => {
  const { keeper, kept, told, write } = setUp({
    api: {
      saveList: async () => {
        keeper.changed(2)
        return ok({ hash: 'h1', items: 1 })
      },
    },
  })
  write('two')
  keeper.changed(1)
  await keeper.send()
  expect([told.at(-1), keeper.saved(), kept.has('kinds')]).toEqual([{ kind: 'changed' }, null, true])
})

test('work that this device brought along is sent without another change', async () => {
  const { keeper, sent } = setUp({ isNewer: true })
  expect(keeper.saved()).toBeNull()
  await keeper.send()
  expect(sent).toEqual([['one', 'h0']])
})

test('after a send that broke the next one is made', async () => {
  let breaks = true
  const { keeper, sent } = setUp({
    desk: {
      write: async () => {
        if (breaks) throw new Error('the worker is gone')
        return written('two')
      },
    },
  })
  keeper.changed(1)
  await expect(keeper.send()).rejects.toThrow('gone')
  breaks = false
  await keeper.send()
  expect(sent).toEqual([['two', 'h0']])
})
