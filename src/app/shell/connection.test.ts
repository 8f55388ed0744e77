import { expect, test } from 'vitest'
import { connectionLine, type ConnectionFacts } from './connection.ts'
import { vi as words } from '../i18n/vi/vi.ts'

const facts = (overrides: Partial<ConnectionFacts> = {}): ConnectionFacts => ({
  network: 'online',
  unsent: 0,
  sending: 0,
  stopped: 0,
  ...overrides,
})
const sentences: Readonly<Record<string, string>> = words.shell.connection
const say = (overrides: Partial<ConnectionFacts>) => {
  const line = connectionLine(facts(overrides))
  return sentences[line.key]?.replace('{{count}}', String(line.count))
}

test('offline with unsent work says that it is kept here and waits for the network', () => {
  expect(say({ network: 'offline', unsent: 2 })).toBe('Đã lưu trên máy này, chờ mạng để gửi (2 phiếu).')
})

test('everything sent is said only when nothing waits, nothing is being sent and nothing stopped', () => {
  expect(connectionLine(facts()).key).toBe('synced')
  for (const some of [{ unsent: 1 }, { sending: 1, unsent: 1 }, { stopped: 1 }, { network: 'offline' as const }])
    expect(connectionLine(facts(some)).key).not.toBe('synced')
})

test('what needs a person comes first, even offline', () => {
  expect(connectionLine(facts({ network: 'offline', unsent: 3, stopped: 1 })).key).toBe('stopped')
  expect(connectionLine(facts({ network: 'signed-out', unsent: 3, stopped: 1 })).key).toBe('signIn')
})

test('every line has its sentence', () => {
  for (const network of ['offline', 'strange', 'online', 'syncing', 'busy', 'trouble', 'signed-out', 'update-needed'] as const)
    for (const unsent of [0, 1])
      for (const sending of [0, 1])
        for (const stopped of [0, 1]) expect(sentences[connectionLine({ network, unsent, sending, stopped }).key]).toBeTypeOf('string')
})

test('a long first exchange says how far it is, after what waits here', () => {
  expect(say({ network: 'syncing', received: 400 })).toBe('Đang nhận hồ sơ của đơn vị về máy này (400)…')
  expect(connectionLine(facts({ network: 'syncing', received: 400, unsent: 1 })).key).toBe('waiting')
})

test('files of sent records are told as files, never as everything sent', () => {
  const files = { waiting: 2, records: 1, sending: 0 }
  expect(say({ files })).toBe('Đã gửi phiếu, còn 2 tệp chờ gửi trên máy này.')
  expect(say({ files, network: 'offline' })).toBe('Đã gửi phiếu, còn 2 tệp trên máy này chờ mạng để gửi.')
  expect(say({ files: { ...files, sending: 2 }, network: 'syncing' })).toBe('Đang gửi 2 tệp…')
  expect(say({ files, unsent: 3, network: 'offline' })).toBe('Đã lưu trên máy này, chờ mạng để gửi (4 phiếu).')
  expect(connectionLine(facts({ files, network: 'signed-out' }))).toMatchObject({ key: 'signIn', count: 1 })
})
