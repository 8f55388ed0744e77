import { useTranslation } from 'react-i18next'
import { fixedColumns, ownName, type ListColumn } from '#core/form/authoring/lists/list-draft.ts'
import type { ListMapping } from '#core/form/authoring/lists/list-from-rows.ts'
import { Field } from '#ui/field.tsx'
import { Select } from '#ui/select.tsx'
import type { ReadSheet } from './desk/list-desk.ts'
import { useColumnTitle } from './list-grid.tsx'

interface ImportColumnsProps {
  readonly sheet: ReadSheet | undefined
  readonly known: readonly ListColumn[]
  readonly mapping: ListMapping
  readonly onMapping: (mapping: ListMapping) => void
}

/** Where each column of a file goes; a column of the list is taken once. */
export function ImportColumns({ sheet, known, mapping, onMapping }: ImportColumnsProps) {
  const { t } = useTranslation()
  const titleOf = useColumnTitle()
  if (sheet === undefined) return null
  const all = [...new Set<ListColumn>([...fixedColumns, ...known, ...sheet.mapping.flatMap((column) => column ?? [])])]
  const items = all.map((column) => {
    const name = ownName(column)
    return { value: column, label: name !== null && !known.includes(column) ? t('codeLists.asNew', { name }) : titleOf(column) }
  })
  const choose = (at: number, value: string) =>
    onMapping(
      sheet.headings.map((_, place) =>
        place === at ? (all.find((column) => column === value) ?? null) : mapping[place] === value ? null : (mapping[place] ?? null),
      ),
    )
  return (
    <fieldset className="cl-mapping">
      <legend>{t('codeLists.importColumns')}</legend>
      {sheet.headings.map((heading, at) => {
        const sample = sheet.sample.map((row) => row[at] ?? '').find((text) => text !== '')
        return (
          <Field
            // Columns of a file keep their places.
            // oxlint-disable-next-line react/no-array-index-key
            key={at}
            id={`import-column-${at}`}
            label={heading === '' ? t('codeLists.importNoHeading', { at: at + 1 }) : heading}
            help={sample === undefined ? t('codeLists.importNoSample') : t('codeLists.importSample', { text: sample.slice(0, 40) })}
          >
            <Select
              id={`import-column-${at}`}
              empty={t('codeLists.leaveOut')}
              items={items}
              value={mapping[at] ?? ''}
              onChange={(event) => choose(at, event.target.value)}
            />
          </Field>
        )
      })}
    </fieldset>
  )
}
