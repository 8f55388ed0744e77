import { useTranslation } from 'react-i18next'
import type { XlsFormExport } from '#core/form/export/xlsform/to-xlsform.ts'
import { writeXlsx } from '#core/spreadsheet/write-xlsx.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { saveFile } from '#ui/save-file.ts'
import { NoteList } from '#workspace/form-import/note-list.tsx'
import { definitionText, type DefinitionWords } from '../definition-words.ts'

interface XlsFormDialogProps {
  readonly made: XlsFormExport
  /** Of the workbook, without its ending. */
  readonly name: string
  readonly words: DefinitionWords
  readonly onClose: () => void
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What an XLSForm of the form does not say, before it is downloaded; lists that are too long for it come as files beside it. */
export function XlsFormDialog({ made: { sheets, files, notes }, name, words, onClose }: XlsFormDialogProps) {
  const { t } = useTranslation()
  const save = () => {
    saveFile(writeXlsx(sheets), `${name}.xlsx`, xlsx)
    for (const file of files) saveFile(file.text, file.name, 'text/csv;charset=utf-8')
    onClose()
  }
  return (
    <Dialog
      wide
      title={t('builderExchange.xlsForm.title')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('builderExchange.xlsForm.cancel')}</Button>
          <Button look="primary" icon="download" onClick={save}>
            {files.length === 0 ? t('builderExchange.xlsForm.save') : t('builderExchange.xlsForm.saveAll', { count: files.length + 1 })}
          </Button>
        </>
      }
    >
      <p>{t('builderExchange.xlsForm.help')}</p>
      {files.length > 0 && (
        <>
          <p>{t('builderExchange.xlsForm.files')}</p>
          <ul>
            {files.map((file) => (
              <li key={file.name}>
                <code>{file.name}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      <NoteList
        title={t('builderExchange.xlsForm.notes', { count: notes.length })}
        notes={notes}
        words={(issue) => definitionText(t, words, issue)}
      />
    </Dialog>
  )
}
