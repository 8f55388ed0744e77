import { useTranslation } from 'react-i18next'
import { isTestKey } from '#core/form/test-key.ts'
import { StatePill } from '#ui/state-pill.tsx'

/** That something is of a form which is only tried out; nothing for what is real. */
export function TestMark({ formKey }: { readonly formKey: string }) {
  const { t } = useTranslation()
  if (!isTestKey(formKey)) return null
  return (
    <>
      <StatePill tone="warn" icon="circle-half" word={t('testMode.mark')} />{' '}
    </>
  )
}
