import type { OpId, RecordId } from '#core/lib/ids.ts'
import { buildDraft, buildId, buildOperation, T0 } from '#testing/builders.ts'
import { buildDevice, valueOf } from '#testing/device.ts'
import { expect, it } from 'vitest'

const hash = (letter: string): string => letter.repeat(64)
const real = `small-form@1#${hash('a')}`
const tried = `small-form~test@2#${hash('b')}`
const other = `small-form~test@2#${hash('c')}`
const id = (n: number) => buildId<RecordId>(n)

it('work on a form that is not tried out any more goes: drafts, what waits, what was sent; what is real and what is still tried out stay', async () => {
  const device = buildDevice()
  const vault = await device.openTab()
  for (const [n, formRef] of [real, tried, other].entries()) {
    valueOf(await vault.saveDraft(buildDraft({ recordId: id(n), formRef })))
    const waiting = buildOperation({ opId: buildId<OpId>(100 + n), recordId: id(10 + n), formRef })
    valueOf(await vault.submit(waiting, 'chờ', T0))
    const landed = buildOperation({ opId: buildId<OpId>(200 + n), recordId: id(20 + n), formRef })
    valueOf(await vault.submit(landed, 'đã gửi', T0))
    const outcome = { kind: 'applied', revision: 1, receipt: 'x', state: { kind: 'received' }, assigned: {} } as const
    valueOf(await vault.settle([{ opId: landed.opId, outcome }], T0))
  }
  const here = async () => {
    const tab = await device.openTab()
    return [
      valueOf(await tab.drafts())
        .map(({ formRef }) => formRef)
        .toSorted(),
      valueOf(await tab.outbox())
        .map(({ operation }) => operation.formRef)
        .toSorted(),
      valueOf(await tab.sent())
        .map(({ formKey }) => formKey)
        .toSorted(),
    ]
  }
  valueOf(await vault.dropTests([real, tried]))
  expect(await here()).toEqual([[real, tried].toSorted(), [real, tried].toSorted(), ['small-form', 'small-form~test', 'small-form~test']])
  valueOf(await vault.dropTests([]))
  expect(await here()).toEqual([[real], [real], ['small-form']])
})
