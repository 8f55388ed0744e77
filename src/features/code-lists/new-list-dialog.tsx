import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { newList } from '#core/form/authoring/lists/next-version.ts'
import { codeListText } from '#core/form/lists/code-list-text.ts'
import { vietnamDay } from '#core/lib/calendar.ts'
import type { JsonObject } from '#core/lib/json.ts'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { AuthoredList } from '#core/protocol/authored-lists.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { describedBy, Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { useGo } from '#workspace/go.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useServices } from '#workspace/services.ts'
import { useRequest } from '#workspace/use-request.ts'

interface NewListDialogProps {
  readonly known: readonly AuthoredList[]
  readonly onClose: () => void
}

const names = ['title', 'key', 'source'] as const
type Name = (typeof names)[number]
type Said = Readonly<Record<Name, string>>

const words = {
  title: { label: 'codeLists.newTitle', help: null, wrong: 'codeLists.newTitleMissing' },
  key: { label: 'codeLists.newKey', help: 'codeLists.newKeyHelp', wrong: 'codeLists.newKeyWrong' },
  source: { label: 'codeLists.newSource', help: 'codeLists.newSourceHelp', wrong: 'codeLists.newSourceMissing' },
} as const

const isFree = (key: string, known: readonly AuthoredList[]): boolean =>
  /^[a-z][a-z0-9-]{2,47}$/.test(key) && !known.some((list) => list.key === key)

/** Name, key and source of a list; its codes are written or imported on its page. */
export function NewListDialog({ known, onClose }: NewListDialogProps) {
  const { t } = useTranslation()
  const { api, clock } = useServices()
  const go = useGo()
  const [said, setSaid] = useState<Said>({ title: '', key: '', source: '' })
  const [wrong, setWrong] = useState<readonly Name[]>([])
  const { busy, error, run } = useRequest()
  const make = (event: FormEvent) => {
    event.preventDefault()
    const found = names.filter((name) => (name === 'key' ? !isFree(said.key, known) : cleanText(said[name]) === ''))
    setWrong(found)
    if (found[0] !== undefined) return document.getElementById(`new-list-${found[0]}`)?.focus()
    const version = vietnamDay(clock.now())
    const list = newList({ key: said.key, title: cleanText(said.title), source: cleanText(said.source) }, version)
    const text = new Blob([codeListText(list as unknown as JsonObject)]) // a list is JSON
    return void run(
      () => api.authoring.saveList(list.key, version, text, null),
      () => go({ kind: 'code-list', key: list.key, version }),
    )
  }
  return (
    <Dialog
      title={t('codeLists.newList')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" type="submit" form="new-list" busy={busy}>
            {t('codeLists.create')}
          </Button>
        </>
      }
    >
      <form id="new-list" className="cl-fields" noValidate onSubmit={make}>
        {names.map((name) => {
          const [id, isWrong, { label, help }] = [`new-list-${name}`, wrong.includes(name), words[name]]
          return (
            <Field key={name} id={id} label={t(label)} help={help !== null && t(help)} error={isWrong && t(words[name].wrong)} required>
              <TextInput
                id={id}
                aria-describedby={describedBy(id, { help: help !== null, error: isWrong })}
                invalid={isWrong}
                value={said[name]}
                onChange={(event) => setSaid({ ...said, [name]: event.target.value })}
              />
            </Field>
          )
        })}
      </form>
      {error !== null && <FailureNotice text={error.text} />}
    </Dialog>
  )
}
