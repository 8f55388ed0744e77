import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldType } from '#core/form/field-types/registry.ts'
import type { JsonValue } from '#core/lib/json.ts'
import { describedBy, Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import type { WritingProps } from './step-choice.tsx'
import { WritingDialog } from './writing-dialog.tsx'

/** The value of a new field in earlier records, typed as a clerk would type it. */
export function DefaultDialog({ choice, shown, comparison, name, onChoose, onClose }: WritingProps) {
  const { t } = useTranslation()
  const { at } = choice
  const node = comparison.next.byPath.get(at)
  const [text, setText] = useState(() =>
    shown?.kind === 'default' && node?.kind === 'field' ? fieldType(node.type).format(shown.value as JsonValue, node) : '',
  )
  const [wrong, setWrong] = useState<string | null>(null)
  const save = (): boolean => {
    const read = node?.kind === 'field' ? fieldType(node.type).parse(text, node) : null
    const value = read?.ok ? read.value : undefined
    if (value !== undefined) {
      onChoose({ kind: 'default', at, value })
      return true
    }
    const issue = read === null || read.ok ? undefined : read.error[0]
    setWrong(issue === undefined ? t('upgradeSteps.default.missing') : t([`issue.${issue.code}`, 'issue.unknown'], issue.params))
    document.getElementById('upgrade-default')?.focus()
    return false
  }
  return (
    <WritingDialog title={t('upgradeSteps.default.title', { name })} onClose={onClose} onSave={save}>
      <Field
        id="upgrade-default"
        label={t('upgradeSteps.default.label')}
        help={t('upgradeSteps.default.help')}
        error={wrong ?? false}
        required
      >
        <TextInput
          id="upgrade-default"
          aria-describedby={describedBy('upgrade-default', { help: true, error: wrong !== null })}
          invalid={wrong !== null}
          defaultValue={text}
          onChange={(event) => setText(event.target.value)}
        />
      </Field>
    </WritingDialog>
  )
}
