// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { createInstance as createI18n } from 'i18next'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { afterEach, expect, it } from 'vitest'
import { householdContext, householdForm } from '#renderer/testing/household-form.ts'
import { rowId } from '#renderer/testing/render-form.tsx'
import { ConflictChoices, type ConflictChoicesProps } from './conflict-choices.tsx'

afterEach(cleanup)

// The screens' own words live above this layer; their keys are as good to test what is told.
const show = (props: Partial<ConflictChoicesProps>, conflicts: ConflictChoicesProps['subject']['conflicts']) => {
  const i18n = createI18n()
  void i18n
    .use(initReactI18next)
    .init({ lng: 'vi', resources: { vi: { translation: { 'records.inRow': '{{field}} {{row}}' } } }, keySeparator: false })
  const values = { members: [{ _row: rowId(1), label: 'Lan' }] }
  const subject = { form: householdForm(), context: householdContext(), values, conflicts }
  return render(
    <I18nextProvider i18n={i18n}>
      <ConflictChoices subject={subject} currentAuthor={() => 'Bình'} onChoose={null} busy={false} error={null} {...props} />
    </I18nextProvider>,
  )
}

it('shows both values of a place, and takes the one that is chosen', () => {
  const path = `/members/@${rowId(1)}/label`
  const chosen: string[] = []
  show({ onChoose: (place, take) => void chosen.push(`${take} ${place}`) }, { [path]: { value: 'Hoa', author: 'Cúc' } })
  const group = within(screen.getByRole('group'))
  expect(group.getByText('Lan')).toBeDefined()
  expect(group.getByText('Hoa')).toBeDefined()
  const [keep, take] = group.getAllByRole('button')
  if (keep === undefined || take === undefined) throw new Error('two buttons')
  fireEvent.click(keep)
  fireEvent.click(take)
  expect(chosen).toEqual([`current ${path}`, `other ${path}`])
})

it('offers nothing to who may not choose, and one choice for a row that only one side has', () => {
  show(
    {},
    { '/members/#order': { value: [rowId(1), rowId(2)], author: 'Cúc' }, [`/members/@${rowId(2)}/label`]: { value: 'Mai', author: 'Cúc' } },
  )
  expect(screen.getAllByRole('group')).toHaveLength(1)
  expect(screen.queryAllByRole('button')).toEqual([])
})
