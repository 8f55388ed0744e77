import type { FileValue } from '#core/form/field-types/file-value.ts'
import { err, ok } from '#core/lib/result.ts'
import type { NetworkFailure } from '#network/network-failure.ts'
import { buildOperation, T0, testUnit } from '#testing/builders.ts'
import { buildDevice } from '#testing/device.ts'
import { buildBytes, bytesOf } from '#testing/file-sample.ts'
import { expect, test } from 'vitest'
import { recordFiles } from './use-record-files.ts'

const file: FileValue = { sha256: 'a'.repeat(64), size: 3, type: 'application/pdf', name: 'a.pdf' }
const problem = (status: number, code: string): NetworkFailure => ({
  kind: 'problem',
  problem: { type: 'about:blank', title: '', status, code, requestId: '' },
  retryAfter: null,
})

async function build(answers: readonly (Blob | NetworkFailure)[]) {
  const left = [...answers]
  const asked: string[] = []
  const vault = await buildDevice().openTab()
  const { recordId } = buildOperation()
  const getFile = async (_unit: unknown, _record: unknown, sha256: string) => {
    asked.push(sha256)
    const answer = left.shift() ?? { kind: 'offline' as const }
    return answer instanceof Blob ? ok(answer) : err(answer)
  }
  const files = recordFiles({ vault, api: { getFile }, clock: { now: () => T0 }, unitId: testUnit, recordId, filling: true })
  return { files, vault, asked }
}

test('what lies on this device is not asked of the server', async () => {
  const { files, asked } = await build([])
  const kept = await files.put?.(buildBytes(50), { name: 'a.pdf', type: 'application/pdf' })
  if (kept?.ok !== true) return expect.fail('kept')
  const opened = await files.open(kept.value)
  expect(await bytesOf(opened.ok ? opened.value : null)).toEqual(buildBytes(50))
  expect(asked).toEqual([])
})

test('what the server gave is asked for once; a failure is not remembered', async () => {
  const { files, asked } = await build([{ kind: 'offline' }, new Blob(['abc'])])
  expect(await files.open(file)).toEqual({ ok: false, error: 'offline' })
  for (let times = 0; times < 3; times++) expect((await files.open(file)).ok).toBe(true)
  expect(asked).toHaveLength(2)
})

test.each([
  [problem(404, 'file.awaited'), 'awaited'],
  [problem(404, 'file.not-referenced'), 'missing'],
  [problem(410, 'file.lost'), 'missing'],
  [problem(500, 'server.failed'), 'failed'],
  [{ kind: 'unauthorized' }, 'offline'],
] as const)('a refusal (%j) is told as %s', async (answer, why) => {
  const { files } = await build([answer])
  expect(await files.open(file)).toEqual({ ok: false, error: why })
})
