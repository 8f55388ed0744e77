// @vitest-environment happy-dom
import { cleanup } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { createInstance } from '#core/form/instance.ts'
import type { JsonObject } from '#core/lib/json.ts'
import type { FormViewProps } from './form-view-props.ts'
import { harbourContext, harbourForm } from './testing/harbour-form.ts'
import { renderForm, rowId } from './testing/render-form.tsx'

afterEach(cleanup)

const oneTrip: JsonObject = {
  boat: 'HP-90123-TS',
  trips: [
    {
      _row: rowId(1),
      port: 'Ngọc Hải',
      hauls: [
        { _row: rowId(2), fish: 'Cá nục', weight: 300 },
        { _row: rowId(3), fish: 'Mực ống', weight: 45 },
      ],
    },
  ],
}
const read = (props: Partial<FormViewProps>) =>
  renderForm(
    {},
    { instance: createInstance(harbourForm(), oneTrip, harbourContext()), formContext: harbourContext(), mode: 'read', ...props },
  )
const tableRows = () => [...document.querySelectorAll('tr')].map((row) => [...row.cells].map((cell) => cell.textContent))
const cards = () => document.querySelectorAll('.ph-read-row').length

test('on paper rows of plain fields stand in a table, inside the card of the row around them', () => {
  read({ paper: true })
  expect(cards()).toBe(1)
  expect(tableRows().map((cells) => cells.slice(0, 2))).toEqual([
    ['TT', 'Loài'],
    ['1', 'Cá nục'],
    ['2', 'Mực ống'],
  ])
})

test('on the screen, and where a remark needs room, each row is a card', () => {
  read({})
  expect(cards()).toBe(3)
  cleanup()
  const path = `/trips/@${rowId(1)}/hauls/@${rowId(3)}/weight`
  read({ paper: true, comments: [{ path, text: 'Cân lại', author: 'Lê Minh Đức', at: '2026-11-20T02:00:00.000Z' }] })
  expect(cards()).toBe(3)
  expect(document.body.textContent).toContain('Cân lại')
})
