import { useState } from 'react'
import { isIsoDate } from '#core/lib/calendar.ts'
import { useTranslation } from 'react-i18next'
import { cleanText } from '#core/lib/vietnamese.ts'
import type { ListHead } from '#core/form/authoring/lists/list-draft.ts'
import { Field } from '#ui/field.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { EffectiveField } from './next-version.tsx'
import type { OpenDesk } from './use-list-desk.ts'

type Said = 'title' | 'titleEn' | 'source'
const words = { title: 'codeLists.listTitle', titleEn: 'codeLists.listTitleEn', source: 'codeLists.source' } as const

/** What is said of the list itself, and from which day on it is in force. */
export function ListFacts({ open, editable }: { readonly open: OpenDesk; readonly editable: boolean }) {
  const { t } = useTranslation()
  const { head } = open.state
  const set = (said: Partial<Pick<ListHead, Said | 'effectiveFrom'>>) => void open.act({ kind: 'head', head: said })
  if (!editable)
    return (
      <dl className="cl-facts">
        {(['title', 'titleEn', 'source'] as const).map((name) => (
          <div key={name}>
            <dt>{t(words[name])}</dt>
            <dd>{head[name] ?? '—'}</dd>
          </div>
        ))}
      </dl>
    )
  return (
    <div className="cl-facts">
      {(['title', 'titleEn', 'source'] as const).map((name) => (
        <FactField key={`${name}${head[name] ?? ''}`} name={name} text={head[name] ?? ''} onText={(text) => set({ [name]: text })} />
      ))}
      <EffectiveFact key={head.effectiveFrom} day={head.effectiveFrom ?? ''} onDay={(effectiveFrom) => set({ effectiveFrom })} />
    </div>
  )
}

/** Goes into the list when it is left, if it is a day; what is none is said, and stays to be mended. */
function EffectiveFact({ day, onDay }: { readonly day: string; readonly onDay: (day: string) => void }) {
  const [typed, setTyped] = useState(day)
  const leave = () => {
    if (isIsoDate(typed) && typed !== day) onDay(typed)
  }
  return (
    <EffectiveField id="list-effective" value={typed} isWrong={typed !== day && !isIsoDate(typed)} onValue={setTyped} onLeave={leave} />
  )
}

interface FactFieldProps {
  readonly name: Said
  readonly text: string
  readonly onText: (text: string) => void
}

/** Read when it is left: nothing is rewritten while it is typed. A name and a source there must be. */
function FactField({ name, text, onText }: FactFieldProps) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(text)
  const isNeeded = name !== 'titleEn'
  const isMissing = isNeeded && cleanText(typed) === ''
  const missing = name === 'title' ? t('codeLists.newTitleMissing') : t('codeLists.newSourceMissing')
  return (
    <Field id={`list-${name}`} label={t(words[name])} error={isMissing && missing} required={isNeeded}>
      <TextInput
        id={`list-${name}`}
        value={typed}
        invalid={isMissing}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => {
          const next = cleanText(typed)
          if (next !== text && !isMissing) onText(next)
        }}
      />
    </Field>
  )
}
