import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isFixedPart } from '#core/form/authoring/edit/place.ts'
import { renameField } from '#core/form/authoring/edit/rename-field.ts'
import { setField } from '#core/form/authoring/edit/set-field.ts'
import { outlineOf, type OutlineNode } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { ConditionEditor } from './rules/condition-editor.tsx'
import { MoveTo } from './move-to.tsx'
import type { Editor } from './use-editor.ts'
import type { FieldActs } from './use-field-acts.ts'

/** The words of a field in English, by its id. */
function withEnglish(definition: FormDefinition, id: string, word: 'title' | 'help', text: string): FormDefinition {
  const english = definition.translations['en'] ?? {}
  const { [word]: _, ...rest } = english.fields?.[id] ?? {}
  const own = text === '' ? rest : { ...rest, [word]: text }
  const { [id]: __, ...others } = english.fields ?? {}
  const fields = Object.keys(own).length === 0 ? others : { ...others, [id]: own }
  return { ...definition, translations: { ...definition.translations, en: { ...english, fields } } }
}

/** The name by which rules know a field; changed when it is left, because everything that names it changes with it. */
function NameField({ editor, node }: { readonly editor: Editor; readonly node: OutlineNode }) {
  const { t } = useTranslation()
  const [name, setName] = useState(node.name)
  const commit = () => {
    if (name === node.name) return
    if (!editor.run(renameField(editor.definition, node.key, name), 'rename')) setName(node.name)
  }
  return (
    <Field id="bd-name" label={t('builder.field.name')} help={t('builder.field.nameHelp')}>
      <TextInput
        id="bd-name"
        aria-describedby="bd-name-help"
        value={name}
        maxLength={40}
        spellCheck={false}
        onChange={(event) => setName(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => event.key === 'Enter' && commit()}
      />
    </Field>
  )
}

function Words({ editor, node }: { readonly editor: Editor; readonly node: OutlineNode }) {
  const { t } = useTranslation()
  const { definition, run, put } = editor
  const english = definition.translations['en']?.fields?.[node.key] ?? {}
  const set = (word: 'title' | 'description', text: string) =>
    run(
      setField(definition, node.key, {
        schema: (own) => {
          const { [word]: _, ...rest } = own
          // A field without a title would be called by its property.
          return text === '' && word === 'description' ? rest : { ...own, [word]: text === '' ? ' ' : text }
        },
      }),
      'text',
      `${word}-${node.key}`,
    )
  return (
    <>
      <Field id="bd-title" label={t('builder.field.title')} required>
        <TextInput id="bd-title" value={node.schema.title ?? ''} maxLength={2000} onChange={(event) => set('title', event.target.value)} />
      </Field>
      <Field id="bd-help" label={t('builder.field.help')} help={t('builder.field.helpHelp')}>
        <TextArea
          id="bd-help"
          aria-describedby="bd-help-help"
          rows={2}
          value={node.schema.description ?? ''}
          onChange={(event) => set('description', event.target.value)}
        />
      </Field>
      <Field id="bd-title-en" label={t('builder.field.titleEn')}>
        <TextInput
          id="bd-title-en"
          lang="en"
          value={english.title ?? ''}
          onChange={(event) => put(withEnglish(definition, node.key, 'title', event.target.value), 'text', `en-${node.key}`)}
        />
      </Field>
      <Field id="bd-help-en" label={t('builder.field.helpEn')}>
        <TextArea
          id="bd-help-en"
          lang="en"
          rows={2}
          value={english.help ?? ''}
          onChange={(event) => put(withEnglish(definition, node.key, 'help', event.target.value), 'text', `en-help-${node.key}`)}
        />
      </Field>
    </>
  )
}

/** What is chosen, and what may be done with it. */
export function Inspector({ editor, acts }: { readonly editor: Editor; readonly acts: FieldActs }) {
  const { t } = useTranslation()
  const { definition, selected } = editor
  const node = selected.length === 1 ? outlineOf(definition).byKey.get(selected[0] ?? '') : undefined
  if (selected.length === 0) return <p className="bd-inspector-none">{t('builder.nothingChosen')}</p>
  return (
    <>
      <h2>{node === undefined ? t('builder.severalChosen', { count: selected.length }) : t(`builder.type.${node.type}`)}</h2>
      {node !== undefined && (
        <>
          <Words editor={editor} node={node} />
          {!isFixedPart(definition, node) && (
            <ConditionEditor definition={definition} path={node.path} onChange={(next) => editor.put(next, 'condition')} />
          )}
          {!isFixedPart(definition, node) && <NameField key={`${node.key} ${node.name}`} editor={editor} node={node} />}
        </>
      )}
      <div className="bd-inspector-acts" role="group" aria-label={t('builder.acts')}>
        <Button small icon="up" onClick={() => acts.shift(-1)}>
          {t('builder.up')}
        </Button>
        <Button small icon="down" onClick={() => acts.shift(1)}>
          {t('builder.down')}
        </Button>
        <Button small icon="copy" onClick={acts.duplicate}>
          {t('builder.duplicate')}
        </Button>
        <Button small onClick={acts.copy}>
          {t('builder.copy')}
        </Button>
        <Button small onClick={() => acts.group(t('builder.newGroup'))}>
          {t('builder.makeGroup')}
        </Button>
        <Button small icon="trash" onClick={() => acts.remove(false)}>
          {t('builder.remove')}
        </Button>
      </div>
      <MoveTo editor={editor} acts={acts} />
    </>
  )
}
