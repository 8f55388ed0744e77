import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { formRef, type CompiledForm } from '#core/form/compiled-form.ts'
import { blockUses } from '#core/form/library/block-facts.ts'
import type { LibraryBlock } from '#core/form/library/library-block.ts'
import { ok, type Result } from '#core/lib/result.ts'
import { formWords } from '#renderer/form-words.ts'
import { Dialog } from '#ui/dialog.tsx'
import { Spinner } from '#ui/spinner.tsx'
import { useDesk } from '#workspace/desk.ts'
import type { FormFailure, FormLibrary } from '#workspace/form-library.ts'
import { useLang } from '#workspace/lang.ts'
import { useLoad } from '#workspace/use-load.ts'

/** The forms in use that this person sees; those that cannot be opened now are left out. */
async function formsInUse(forms: FormLibrary): Promise<Result<readonly CompiledForm[], FormFailure>> {
  const summaries = await forms.summaries()
  if (!summaries.ok) return summaries
  const current = summaries.value.filter((form) => form.current)
  const opened = await Promise.all(current.map(({ key, version, hash }) => forms.form(formRef(key, version, hash))))
  return ok(opened.flatMap((form) => (form.ok ? [form.value] : [])))
}

interface UsesDialogProps {
  readonly block: LibraryBlock
  readonly onClose: () => void
}

/** What is in a block, and where it and its facts are asked for already. */
export function UsesDialog({ block, onClose }: UsesDialogProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const fields = outlineOf(block.definition).all
  const english = block.definition.translations['en']?.fields ?? {}
  const titleOf = (id: string | undefined, title = ''): string => (lang === 'en' ? (english[id ?? '']?.title ?? title) : title)
  const nameOf = (concept: string): string => {
    const field = fields.find(({ schema }) => schema['x-phieu']?.concept === concept)
    return titleOf(field?.schema['x-phieu']?.id, field?.schema.title) || concept
  }
  return (
    <Dialog title={block[lang].title} onClose={onClose}>
      <p>{block[lang].about}</p>
      <ul className="bd-block-fields">
        {fields.map(({ key, schema, type }) => (
          <li key={key}>
            {titleOf(schema['x-phieu']?.id, schema.title)} <small>{t(`builder.type.${type}`)}</small>
          </li>
        ))}
      </ul>
      {block.definition.rules.length > 0 && <p>{t('builderLibrary.rules', { count: block.definition.rules.length })}</p>}
      <h3>{t('builderLibrary.where')}</h3>
      <Uses block={block} nameOf={nameOf} />
    </Dialog>
  )
}

interface UsesProps extends Pick<UsesDialogProps, 'block'> {
  /** What asks for a concept in the block. */
  readonly nameOf: (concept: string) => string
}

function Uses({ block, nameOf }: UsesProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const titles = (each: readonly CompiledForm[]): string => each.map((form) => formWords(form, lang).title()).join('; ')
  const { forms } = useDesk()
  const { state } = useLoad(useCallback(() => formsInUse(forms), [forms]))
  if (state.kind === 'loading') return <Spinner label={t('builderLibrary.looking')} />
  if (state.kind === 'failed') return <p>{t('builderLibrary.unread')}</p>
  const uses = blockUses(block, state.value)
  const concepts = uses.concepts.filter((each) => each.forms.length > 0)
  return (
    <>
      <p>{uses.forms.length === 0 ? t('builderLibrary.nowhere') : t('builderLibrary.usedBy', { forms: titles(uses.forms) })}</p>
      {concepts.length > 0 && (
        <dl className="bd-concepts">
          {concepts.map(({ concept, forms: asking }) => (
            <div key={concept}>
              <dt>
                {nameOf(concept)} {t('builderLibrary.count', { count: asking.length })}
              </dt>
              <dd>{titles(asking)}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  )
}
