import { use, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutlineNode } from '#core/form/authoring/outline.ts'
import { FieldPreview } from '#renderer/field-preview.tsx'
import { singleField } from '#renderer/single-field.ts'
import type { CardShared } from './field-card.tsx'
import { TranslationsContext } from './translations-context.ts'

/** The field in the look in which it is filled in, by the renderer that clerks see. */
export function DrawnField({ node, shared }: { readonly node: OutlineNode; readonly shared: CardShared }) {
  const { t } = useTranslation()
  const { defs, context, lang, nearness } = shared
  const translations = use(TranslationsContext)
  const { key, name, schema, ui, isRequired, type } = node
  const box = useRef<HTMLDivElement>(null)
  const form = useMemo(
    () => (type === 'hidden' ? null : singleField({ key, name, schema, ui, isRequired, translations }, defs)),
    [key, name, schema, ui, isRequired, translations, defs, type],
  )
  // What it took is kept free for it when it is far away.
  useLayoutEffect(() => {
    const element = box.current
    return () => {
      if (element !== null && element.offsetHeight > 0) nearness?.keepHeight(key, element.offsetHeight)
    }
  }, [key, nearness])
  return (
    <div ref={box}>
      {form === null ? (
        <p className="bd-card-none">{type === 'hidden' ? t('builder.hiddenField') : t('builder.notDrawn')}</p>
      ) : (
        <FieldPreview key={form.hash} form={form} context={context} lang={lang} />
      )}
    </div>
  )
}
