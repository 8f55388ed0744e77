// @vitest-environment happy-dom
import { cleanup, render, waitFor } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, test } from 'vitest'
import type { CodeList } from '#core/form/code-list.ts'
import { ok } from '#core/lib/result.ts'
import { ServicesContext, type Services } from '../services.ts'
import type { ListPlan } from './list-plan.ts'
import { ListsToMake } from './lists-to-make.tsx'

afterEach(cleanup)

const listOf = (name: string): CodeList => ({
  key: 'begun-form-places',
  version: '2026-01-01',
  title: 'Nơi',
  source: 'XLSForm',
  codesBy: 'project',
  items: [{ code: '1', name }],
})

test('of a file that is read again the new codes are made, though the list has the same key', async () => {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: {} })
  const services = { api: { authoring: { lists: async () => ok({ mayBegin: true, lists: [] }) } } } as unknown as Services // asked for nothing else
  const plans: ListPlan[] = []
  const onPlan = (plan: ListPlan) => void plans.push(plan)
  const screenOf = (list: readonly CodeList[]) => (
    <I18nextProvider i18n={i18n}>
      <ServicesContext value={services}>
        <ListsToMake lists={list} formKey="cho" onPlan={onPlan} isAsked={false} />
      </ServicesContext>
    </I18nextProvider>
  )
  const names = () =>
    plans.map((plan) => (plan.kind === 'ready' ? plan.make.flatMap(({ items }) => items.map(({ name }) => name)) : plan.kind))
  const first = [listOf('Chợ Sat')]
  const view = render(screenOf(first))
  await waitFor(() => expect(names()).toEqual(['wait', ['Chợ Sat']]))
  view.rerender(screenOf(first))
  view.rerender(screenOf([listOf('Chợ Sắt')]))
  await waitFor(() => expect(names().at(-1)).toEqual(['Chợ Sắt']))
  expect(plans.filter(({ kind }) => kind === 'ready')).toHaveLength(2)
})
