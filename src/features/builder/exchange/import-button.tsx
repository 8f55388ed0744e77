import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { vietnamDay } from '#core/lib/calendar.ts'
import { Button } from '#ui/button.tsx'
import { useDesk } from '#workspace/desk.ts'
import { ImportDialog } from '#workspace/form-import/import-dialog.tsx'
import { listCodes } from '#workspace/form-import/list-codes.ts'
import { useServices } from '#workspace/services.ts'
import { definitionText, type DefinitionWords } from '../definition-words.ts'
import type { FieldActs } from '../use-field-acts.ts'

/** Fields from elsewhere come into the open form, in one step that can be taken back. */
export function ImportButton({ acts, words }: { readonly acts: FieldActs; readonly words: DefinitionWords }) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const { forms, catalogue } = useDesk()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="upload" onClick={() => setOpen(true)}>
        {t('formImport.add')}
      </Button>
      {isOpen && (
        <ImportDialog
          title={t('formImport.addTitle')}
          takeLabel={t('formImport.addAll')}
          words={(issue) => definitionText(t, words, issue)}
          lists={() => listCodes(forms, catalogue, vietnamDay(clock.now()))}
          onTake={(definition) => {
            const taken = acts.bringIn(definition, 'section', 'import')
            if (taken.ok) setOpen(false)
            return taken
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
