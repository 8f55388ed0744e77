import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { saveFile } from '#ui/save-file.ts'
import { Spinner } from '#ui/spinner.tsx'
import { NoteList } from '#workspace/form-import/note-list.tsx'
import { definitionText, type DefinitionWords } from '../definition-words.ts'
import type { MadeXlsForm } from './made-xlsform.ts'

interface XlsFormDialogProps {
  /** Null while it is being made. */
  readonly made: MadeXlsForm | null
  /** Of the workbook, without its ending. */
  readonly name: string
  readonly words: DefinitionWords
  readonly onClose: () => void
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What an XLSForm of the form does not say, before it is downloaded; lists that are too long for it come as files beside it. */
export function XlsFormDialog({ made, name, words, onClose }: XlsFormDialogProps) {
  const { t } = useTranslation()
  if (made === null)
    return (
      <Dialog wide title={t('builderExchange.xlsForm.title')} onClose={onClose}>
        <Spinner label={t('builderExchange.xlsForm.making')} />
      </Dialog>
    )
  const { workbook, files, notes } = made
  const save = () => {
    saveFile(workbook, `${name}.xlsx`, xlsx)
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
