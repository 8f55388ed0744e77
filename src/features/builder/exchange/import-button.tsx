import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { vietnamDay } from '#core/lib/calendar.ts'
import { err } from '#core/lib/result.ts'
import { Button } from '#ui/button.tsx'
import { useDesk } from '#workspace/desk.ts'
import { networkText } from '#workspace/failure-text.ts'
import { ImportDialog } from '#workspace/form-import/import-dialog.tsx'
import { listCodes } from '#workspace/form-import/list-codes.ts'
import { isFailure, makeListsWith } from '#workspace/form-import/make-lists.ts'
import { useServices } from '#workspace/services.ts'
import { definitionText, type DefinitionWords } from '../definition-words.ts'
import type { FieldActs } from '../use-field-acts.ts'

interface ImportButtonProps {
  readonly acts: FieldActs
  readonly words: DefinitionWords
  readonly formKey: string
}

/** Fields from elsewhere come into the open form, in one step that can be taken back; code lists that they need are made with them. */
export function ImportButton({ acts, words, formKey }: ImportButtonProps) {
  const { t } = useTranslation()
  const { api, clock } = useServices()
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
          formKey={formKey}
          onTake={async (definition, lists) => {
            const taken = await makeListsWith(api.authoring, lists, vietnamDay(clock.now()), () =>
              acts.bringIn(definition, 'section', 'import'),
            )
            if (taken.ok) setOpen(false)
            return taken.ok ? taken : err(isFailure(taken.error) ? networkText(t, taken.error) : taken.error)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
