import { expect, test, vi } from 'vitest'
import { smallDefinition } from '#core/form/testing/small-definition.ts'
import { createDefinitionChecker, type CheckPort } from './definition-checker.ts'
import { findDefinition } from './definition-findings.ts'

const good = smallDefinition()
const bad = { ...good, titleFields: ['/nowhere'] }

/** A worker that answers when it is told to. */
function thread() {
  const listeners: Record<string, ((event: unknown) => void)[]> = {}
  const asked: { id: number; definition: typeof good }[] = []
  const port = {
    postMessage: (message: { id: number; definition: typeof good }) => void asked.push(message),
    terminate: vi.fn<() => void>(),
    addEventListener: (type: string, listener: (event: unknown) => void) => void (listeners[type] ??= []).push(listener),
  } as unknown as CheckPort // what the checker uses of one
  const send = (type: string, event: unknown) => listeners[type]?.forEach((listener) => listener(event))
  const answer = (at: number) => {
    const call = asked[at]
    if (call !== undefined) send('message', { data: { id: call.id, findings: findDefinition(call.definition) } })
  }
  return { port, asked, answer, fail: () => send('error', {}) }
}

test('where there is no thread the definition is looked at here', () => {
  const tell = vi.fn<(found: unknown) => void>()
  createDefinitionChecker(null).check(bad, tell)
  expect(tell).toHaveBeenCalledWith(findDefinition(bad))
  expect(findDefinition(bad).issues).not.toEqual([])
  expect(findDefinition(good)).toMatchObject({ issues: [], rules: [] })
})

test('an answer about an earlier text says nothing of the one that came after', () => {
  const { port, answer } = thread()
  const checker = createDefinitionChecker(() => port)
  const [first, second] = [vi.fn<(found: unknown) => void>(), vi.fn<(found: unknown) => void>()]
  checker.check(bad, first)
  checker.check(good, second)
  answer(0)
  expect(second).not.toHaveBeenCalled()
  answer(1)
  expect(first).not.toHaveBeenCalled()
  expect(second).toHaveBeenCalledExactlyOnceWith(findDefinition(good))
})

test('a thread that breaks leaves nothing unanswered', () => {
  const { port, fail, asked } = thread()
  const checker = createDefinitionChecker(() => port)
  const tell = vi.fn<(found: unknown) => void>()
  checker.check(bad, tell)
  fail()
  expect(tell).toHaveBeenCalledExactlyOnceWith(findDefinition(bad))
  checker.check(good, tell)
  expect(tell).toHaveBeenCalledTimes(2)
  expect(asked).toHaveLength(1)
})
