// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import type { OpId } from '#core/lib/ids.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { buildId } from '#testing/builders.ts'
import { householdContext, householdForm } from '#renderer/testing/household-form.ts'
import { rowId } from '#renderer/testing/render-form.tsx'
import { valueOrigins } from './value-origins.ts'
import { ConflictChoices, type ConflictChoice, type ConflictChoicesProps } from './conflict-choices.tsx'

afterEach(cleanup)

const waits = (value: JsonValue, opId: OpId | null) => ({ value, author: 'Cúc', opId, revision: 3 })

// The screens' own words live above this layer; their keys are as good to test what is told.
const show = (props: Partial<ConflictChoicesProps>, conflicts: ConflictChoicesProps['subject']['conflicts']) => {
  const i18n = createI18n()
  void i18n.use(initReactI18next).init({ lng: 'vi', resources: { vi: { translation: {} } }, keySeparator: false })
  const values = { members: [{ _row: rowId(1), label: 'Lan' }] }
  const subject = { form: householdForm(), context: householdContext(), values, conflicts }
  return render(
    <I18nextProvider i18n={i18n}>
      <ConflictChoices subject={subject} origins={valueOrigins([], 'Bình')} onChoose={null} busy={false} error={null} {...props} />
    </I18nextProvider>,
  )
}

it('shows every value of a place, and takes the one that is chosen', () => {
  const path = `/members/@${rowId(1)}/label`
  const chosen: ConflictChoice[] = []
  const waiting = [waits('Hoa', null), waits('Huệ', buildId<OpId>(2))]
  show({ onChoose: (choice) => void chosen.push(choice) }, { [path]: waiting })
  const group = within(screen.getByRole('group', { name: /Thành viên 1 › Tên/ }))
  for (const value of ['Lan', 'Hoa', 'Huệ']) expect(group.getByText(value)).toBeDefined()
  for (const button of group.getAllByRole('button')) fireEvent.click(button)
  expect(chosen).toEqual([
    { path, take: 'current' },
    { path, take: 'other' },
    { path, take: 'other', opId: buildId<OpId>(2) },
  ])
})

it('offers nothing to who may not choose, and one choice for a row that only one side has', () => {
  show({}, { '/members/#order': [waits([rowId(1), rowId(2)], null)], [`/members/@${rowId(2)}/label`]: [waits('Mai', null)] })
  expect(screen.getAllByRole('group')).toHaveLength(1)
  expect(screen.queryAllByRole('button')).toEqual([])
})
