import { memo, use, useLayoutEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { OutlineNode } from '#core/form/authoring/outline.ts'
import { FieldPreview } from '#renderer/field-preview.tsx'
import { singleField } from '#renderer/single-field.ts'
import { usePainted } from '../use-painted.ts'
import type { CardShared } from './field-card.tsx'
import { isSameLook } from './same-look.ts'
import { TranslationsContext } from './translations-context.ts'

interface DrawnFieldProps {
  readonly node: OutlineNode
  readonly shared: CardShared
}

const isSame = (a: DrawnFieldProps, b: DrawnFieldProps): boolean => a.shared === b.shared && isSameLook(a.node, b.node)

/**
 * The field in the look in which it is filled in, by the renderer that clerks see. After a change it follows behind the paint: the
 * words that its author types stand in the card's head at once.
 */
export const DrawnField = memo(function DrawnField({ node: latest, shared }: DrawnFieldProps) {
  const { t } = useTranslation()
  const { defs, context, lang, nearness } = shared
  const translations = use(TranslationsContext)
  const node = usePainted(latest)
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
}, isSame)
