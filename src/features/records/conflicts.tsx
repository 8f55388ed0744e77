import { useTranslation } from 'react-i18next'
import { templateOf } from '#core/lib/record-path.ts'
import { fieldType } from '#core/form/field-types/registry.ts'
import { formWords } from '#renderer/form-words.ts'
import { Notice } from '#ui/notice.tsx'
import { useLang } from '#workspace/lang.ts'
import type { OpenRecord } from './load-record.ts'

/** Places where two people wrote different values: the record shows one, this tells the other. */
export function Conflicts({ open }: { readonly open: OpenRecord }) {
  const { t } = useTranslation()
  const lang = useLang()
  const entries = Object.entries(open.record.conflicts)
  if (entries.length === 0) return null
  const words = formWords(open.form, lang)
  return (
    <Notice tone="warn" icon="conflict" title={t('records.conflicts')}>
      <p>{t('records.conflictsHelp')}</p>
      <dl className="records-conflicts">
        {entries.map(([path, conflict]) => {
          const node = open.form.byPath.get(templateOf(path))
          const value =
            conflict.value === undefined || node === undefined
              ? t('records.noValue')
              : fieldType(node.type).display(conflict.value, node, { lists: open.context.lists, lang })
          return (
            <div key={path}>
              <dt>{node === undefined ? path : words.field(node)}</dt>
              <dd>{t('records.otherValue', { author: conflict.author, value })}</dd>
            </div>
          )
        })}
      </dl>
    </Notice>
  )
}
