// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { Table, type TableProps } from './table.tsx'

afterEach(cleanup)

const table = (props: Partial<TableProps<string>>) => (
  <Table
    caption="Hồ sơ"
    columns={[{ key: 'name', title: 'Tên', cell: (row) => row }]}
    rows={['An', 'Bình', 'Chi']}
    rowKey={(row) => row}
    onOpen={() => undefined}
    {...props}
  />
)

it('gives the named row the focus when it appears, and never takes it again', () => {
  const { rerender } = render(table({ focusRow: 'Bình' }))
  expect(document.activeElement?.textContent).toBe('Bình')
  screen.getByRole('row', { name: 'An' }).focus()
  rerender(table({ focusRow: 'Chi' }))
  expect(document.activeElement?.textContent).toBe('An')
})

it('leaves the focus alone when no row is named, or it is gone', () => {
  render(table({ focusRow: 'Dung' }))
  expect(document.activeElement).toBe(document.body)
})
