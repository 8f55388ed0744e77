import { useState } from 'react'
import type { ErrorSchema, FieldProps } from '@rjsf/utils'
import { useTranslation } from 'react-i18next'
import type { JsonObject } from '#core/lib/json.ts'
import { Button } from '#ui/button.tsx'
import { KeyHint } from '#ui/key-hint.tsx'
import { ChoiceLine } from './choice-line.tsx'
import { NewChoice } from './new-choice.tsx'
import { usePanel } from './panel-context.ts'
import { useChoiceRows, type ChoiceNews } from './use-choice-rows.ts'

/** Whatever is wrong with a line or with a part of it. */
function errorsIn(errors: ErrorSchema | undefined): string {
  if (errors === undefined) return ''
  const { __errors: own = [], ...parts } = errors as ErrorSchema & Readonly<Record<string, ErrorSchema>> // a tree by names
  return [...own, ...Object.values(parts).map(errorsIn)].filter((each) => each !== '').join(' ')
}

function News({ news }: { readonly news: ChoiceNews | null }) {
  const { t } = useTranslation()
  const words =
    news === null
      ? ''
      : news.kind === 'removed'
        ? t('builderPanels.ui.removed', { title: news.title })
        : news.left > 0
          ? t('builderPanels.ui.pastedSome', { count: news.count, left: news.left })
          : t('builderPanels.ui.pasted', { count: news.count })
  return (
    <p className="ph-choice-news" role="status">
      {words}
    </p>
  )
}

const text = (row: JsonObject, name: string): string => {
  const value = row[name]
  return typeof value === 'string' ? value : ''
}

/** A list of `{code, title}` as lines that are typed, pasted and put in order. */
export function ChoicesField(props: FieldProps) {
  const { t } = useTranslation()
  const { schema, uiSchema, errorSchema, fieldPathId, readonly, disabled } = props
  const { lockedCodes } = usePanel()
  const { rows, box, news, acts } = useChoiceRows(props)
  const [showsCodes, setShowsCodes] = useState(false)
  const fixed = readonly === true || disabled === true
  const pictures = uiSchema?.['ui:options']?.['pictures'] === true
  // The tree has the numbers of the lines for names.
  const lineErrors = (errorSchema ?? {}) as Readonly<Record<string, ErrorSchema | undefined>>
  return (
    <fieldset id={fieldPathId.$id} className="ph-choices" tabIndex={-1}>
      <legend>{schema.title}</legend>
      {schema.description !== undefined && <p className="ph-help">{schema.description}</p>}
      <div className="ph-choices-head">
        <span>{t('builderPanels.ui.count', { count: rows.length })}</span>
        <span title={t('builderPanels.ui.moveKeys')}>
          <KeyHint keys={['Alt', '↑', '↓']} />
        </span>
        <Button look="quiet" small aria-pressed={showsCodes} onClick={() => setShowsCodes(!showsCodes)}>
          {t(showsCodes ? 'builderPanels.ui.hideCodes' : 'builderPanels.ui.showCodes')}
        </Button>
      </div>
      <ol className="ph-choice-lines" ref={box}>
        {rows.map((row, at) => (
          <ChoiceLine
            // Lines are told apart by their codes; two of one code are a fault that is shown.
            key={rows.findIndex((other) => text(other, 'code') === text(row, 'code')) === at ? text(row, 'code') : `${at}`}
            id={fieldPathId.$id}
            at={at}
            isLast={at === rows.length - 1}
            code={text(row, 'code')}
            title={text(row, 'title')}
            image={pictures ? text(row, 'image') : undefined}
            error={errorsIn(lineErrors[at])}
            showsCode={showsCodes}
            isLocked={lockedCodes.has(text(row, 'code'))}
            fixed={fixed}
            acts={acts}
          />
        ))}
      </ol>
      {!fixed && <NewChoice id={`${fieldPathId.$id}_new`} add={acts.add} />}
      <News news={news} />
    </fieldset>
  )
}
