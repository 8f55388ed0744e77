// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { useState } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import type { FormDefinition, UpgradeStep } from '#core/form/definition.ts'
import type { JsonSchema } from '#core/form/json-schema.ts'
import { smallDefinition, smallSchema } from '#core/form/testing/small-definition.ts'
import { upgradeReport } from '#core/form/upgrade/upgrade-report.ts'
import { must } from '#core/lib/assert.ts'
import { err, ok } from '#core/lib/result.ts'
import type { AuthoredVersion, SaveDraft } from '#core/protocol/authoring.ts'
import { ServicesContext, type Services } from '#workspace/services.ts'
import { compareVersions } from '../compare-versions.ts'
import { StepsEditor } from './steps-editor.tsx'

afterEach(cleanup)

const text = (id: string): JsonSchema => ({ type: 'string', title: id, 'x-phieu': { id, type: 'text' } })
const choice = (id: string, ...codes: readonly string[]): JsonSchema => ({
  title: id,
  type: 'string',
  oneOf: codes.map((code) => ({ const: code, title: `Loại ${code}` })),
  'x-phieu': { id, type: 'choice' },
})
const versionOf = (version: number, properties: Readonly<Record<string, JsonSchema>>, required: readonly string[] = []): FormDefinition =>
  smallDefinition({ version, identityKeys: [], uiSchema: {}, schema: { ...smallSchema(properties), required: [...required] } })
const first = versionOf(1, { name: text('name0000'), phone: text('phone000'), kind: choice('kind0000', 'a', 'b') })
const second = versionOf(2, { name: text('name0000'), kind: choice('kind0000', 'a', 'c'), note: text('note0000') }, ['note'])

/** The editor before a server that keeps what it is sent, unless somebody else was there first. */
function show(isStale = false) {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  const saved: SaveDraft[] = []
  let document: unknown = second
  const services = {
    api: {
      authoring: {
        save: (_key: string, _version: number, request: SaveDraft) => {
          if (isStale) return Promise.resolve(err({ kind: 'problem', problem: { status: 409, code: 'draft.stale' } }))
          saved.push(request)
          document = request.document
          return Promise.resolve(ok({ hash: String(saved.length), savedAt: '', issues: [] }))
        },
      },
    },
  } as unknown as Services // the editor asks for nothing else
  const page = (of: unknown): AuthoredVersion => ({ document: of }) as AuthoredVersion // what is compared
  function Page() {
    const [round, setRound] = useState(0)
    const comparison = must(compareVersions(page(first), page(document), 'vi'), 'both are forms')
    return (
      <StepsEditor
        summary={{ key: 'shops', version: 2, hash: String(round) } as AuthoredVersion['summary']}
        comparison={comparison}
        report={upgradeReport(comparison.old, comparison.next)}
        onChanged={() => setRound(round + 1)}
      />
    )
  }
  render(
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <Page />
      </ServicesContext>
    </I18nextProvider>,
  )
  return { steps: () => (document as FormDefinition).upgrade, saved }
}

const rowOf = (name: string) => within(must(screen.getByText(name, { selector: 'strong' }).closest('li'), 'a change is an entry'))

it('takes what is proposed into the draft, on the text that was shown, and takes it back', async () => {
  const { steps, saved } = show()
  expect(screen.getByText('upgradeSteps.open')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'upgradeSteps.takeAll' }))
  await screen.findByText('upgradeSteps.complete')
  expect(steps()).toEqual([{ kind: 'drop', at: '/phone' }])
  expect(saved[0]?.basedOn).toBe('0')
  fireEvent.click(screen.getByRole('button', { name: 'upgradeSteps.undo' }))
  await screen.findByText('upgradeSteps.open')
  expect(steps()).toBeUndefined()
  expect(screen.queryByRole('button', { name: 'upgradeSteps.undo' })).toBeNull()
})

it('writes another way that is chosen, a mapping filled in line by line, and a value typed as a clerk types it', async () => {
  const { steps } = show()
  const way = rowOf('phone000').getByRole('combobox')
  const rename = must(
    [...(way as HTMLSelectElement).options].find(({ text: label }) => label.startsWith('upgradeSteps.option.rename')),
    'it may be renamed',
  )
  fireEvent.change(way, { target: { value: rename.value } })
  await screen.findByText('upgradeSteps.complete')
  fireEvent.click(rowOf('kind0000').getByRole('button'))
  fireEvent.change(within(screen.getByRole('dialog')).getByRole('combobox'), { target: { value: 'c' } })
  fireEvent.click(screen.getByRole('button', { name: 'upgradeSteps.save' }))
  const mapping: UpgradeStep = { kind: 'map-codes', at: '/kind', codes: { b: 'c' } }
  await waitFor(() => expect(steps()).toEqual([{ kind: 'rename', from: '/phone', to: '/note' }, mapping]))
  expect(screen.queryByRole('dialog')).toBeNull()

  await waitFor(() => expect(screen.getAllByRole('button').every((button) => button.getAttribute('aria-busy') === null)).toBe(true))
  fireEvent.click(rowOf('note0000').getByRole('button'))
  fireEvent.click(screen.getByRole('button', { name: 'upgradeSteps.save' }))
  expect(screen.getByText('upgradeSteps.default.missing')).toBeTruthy()
  fireEvent.change(within(screen.getByRole('dialog')).getByRole('textbox'), { target: { value: ' Chưa có ' } })
  fireEvent.click(screen.getByRole('button', { name: 'upgradeSteps.save' }))
  await waitFor(() => expect(steps()?.at(-1)).toEqual({ kind: 'default', at: '/note', value: 'Chưa có' }))
})

it('writes nothing over a text that somebody else saved meanwhile, and says so', async () => {
  const { saved } = show(true)
  fireEvent.click(screen.getByRole('button', { name: 'upgradeSteps.takeAll' }))
  await screen.findByText('failures.authoring.draftStale')
  expect(saved).toEqual([])
  expect(rowOf('phone000').getByRole<HTMLSelectElement>('combobox').value).toBe('')
})
