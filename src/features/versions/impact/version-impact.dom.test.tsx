// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { err, ok } from '#core/lib/result.ts'
import type { AuthoredVersion } from '#core/protocol/authoring.ts'
import type { ImpactReport } from '#core/protocol/impact.ts'
import { buildId } from '#testing/builders.ts'
import { GoContext } from '#workspace/go.tsx'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { useImpact } from './use-impact.ts'
import { VersionImpact } from './version-impact.tsx'

afterEach(cleanup)

const hash = 'a'.repeat(64)
const report = (rest: Partial<ImpactReport>): ImpactReport => ({
  reportId: buildId(1),
  hash,
  status: 'done',
  checked: 0,
  total: 0,
  startedAt: '2026-11-30T08:00:00Z',
  finishedAt: null,
  losing: 0,
  failing: 0,
  deciding: 0,
  untouched: 0,
  drafts: { known: 0, atMost: 0 },
  fields: [],
  ...rest,
})
const counted = report({
  checked: 500,
  total: 500,
  finishedAt: '2026-11-30T08:00:10Z',
  losing: 12,
  untouched: 488,
  fields: [
    {
      path: '/phone',
      title: 'Số điện thoại',
      loses: 12,
      fails: 0,
      decides: 0,
      draftsAtMost: 0,
      examples: [{ unitId: buildId(2), recordId: buildId(3), title: 'Hộ 7', unitName: 'Xã A', code: 'upgrade.orphan' }],
    },
  ],
})
const none = { kind: 'problem', problem: { status: 404, code: 'impact.none' } }

interface Asked {
  readonly starts: number
  readonly stops: number
}

/** The section before a server that answers `first`, then one after the other. */
function show(first: ImpactReport | null, later: readonly ImpactReport[], actions: readonly string[] = ['assess']): Asked {
  const answers = [first, ...later]
  const asked = { starts: 0, stops: 0 }
  const next = () => Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) ?? null)
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  // The section asks for nothing else.
  const services = {
    api: {
      authoring: {
        impact: () => next().then((found) => (found === null ? err(none) : ok(found))),
        startImpact: () => (asked.starts++, Promise.resolve(ok(report({ status: 'running' })))),
        stopImpact: () => (asked.stops++, Promise.resolve(ok(undefined))),
      },
    },
    clock: { now: () => Date.parse('2026-11-30T08:05:10Z') },
  } as unknown as Services
  const version = { summary: { key: 'shops', version: 2, hash, actions }, issues: [] } as unknown as AuthoredVersion // what the section reads
  const Part = () => <VersionImpact version={version} impact={useImpact(version.summary)} nameOf={null} />
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <GoContext value={() => undefined}>
          <Part />
        </GoContext>
      </ServicesContext>
    </I18nextProvider>,
  )
  return asked
}

it('counts when asked to, tells how far it is until it is done, and then what happens, with records that can be opened', async () => {
  const asked = show(null, [report({ status: 'running', checked: 100, total: 500 }), counted])
  fireEvent.click(await screen.findByRole('button', { name: 'impact.start' }))
  expect((await screen.findByRole('progressbar')).getAttribute('value')).toBe('100')
  expect(asked).toEqual({ starts: 1, stops: 0 })
  await screen.findByText('Số điện thoại', {}, { timeout: 5000 })
  expect(screen.queryByRole('progressbar')).toBeNull()
  expect(screen.getByRole('link', { name: 'Hộ 7' }).getAttribute('href')).toBe(`/records/${buildId(2)}/${buildId(3)}`)
  expect(screen.queryByText('impact.stale')).toBeNull()
})

it('gives a count up when asked to', async () => {
  const asked = show(report({ status: 'running', checked: 1, total: 2 }), [report({ status: 'cancelled' })])
  fireEvent.click(await screen.findByRole('button', { name: 'impact.stop' }))
  await waitFor(() => expect(asked.stops).toBe(1))
  await screen.findByText('impact.cancelled')
  await screen.findByRole('button', { name: 'impact.again' })
})

it('says that figures are of another text, and offers to count again only to who may', async () => {
  show({ ...counted, hash: 'b'.repeat(64) }, [], [])
  await screen.findByText('impact.stale')
  expect(screen.queryByRole('button')).toBeNull()
})
