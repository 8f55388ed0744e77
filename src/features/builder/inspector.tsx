import { memo, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { changeField } from '#core/form/authoring/edit/change-field.ts'
import { mayBeRequired } from '#core/form/field-types/panels/common-panel.ts'
import { childrenAt, isFixedPart } from '#core/form/authoring/edit/place.ts'
import { schemaAtSite } from '#core/form/authoring/edit/update-at.ts'
import { outlineOf, type OutlineNode } from '#core/form/authoring/outline.ts'
import { classKey } from '#core/form/personal-data.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { useLatest } from '#renderer/use-latest.ts'
import { Apart } from '#ui/apart.tsx'
import { Button } from '#ui/button.tsx'
import { Field } from '#ui/field.tsx'
import { TextArea } from '#ui/text-area.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { PlaceLink } from '#workspace/go.tsx'
import { randomFieldId } from '#workspace/random-field-id.ts'
import { usePainted } from './use-painted.ts'
import { usePanelFacts } from './use-panel-facts.ts'
import { ConditionEditor } from './rules/condition-editor.tsx'
import { FieldPanel } from './inspector/field-panel.tsx'
import { TypeChange } from './inspector/type-change.tsx'
import { ManySettings } from './inspector/many-settings.tsx'
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

/** Words in the other language, under those of the panel. */
function EnglishWords({ editor, node }: { readonly editor: Editor; readonly node: OutlineNode }) {
  const { t } = useTranslation()
  const { definition, put } = editor
  const english = definition.translations['en']?.fields?.[node.key] ?? {}
  return (
    <>
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

/** The settings of one field, by RJSF from the schema of its type. */
function Settings({ editor, node, whole }: { readonly editor: Editor; readonly node: OutlineNode; readonly whole: boolean }) {
  const { t } = useTranslation()
  const facts = usePanelFacts()
  const { definition, run } = editor
  const { all } = outlineOf(definition)
  // Its conditions belong to what it is a part of.
  const isFixed = isFixedPart(definition, node)
  const named = (each: OutlineNode) => ({ key: each.name, title: each.schema.title ?? each.name })
  const concepts = [...new Set(all.flatMap(({ schema }) => schema['x-phieu']?.concept ?? []))].toSorted()
  const list = facts.lists.find(({ key }) => key === node.schema['x-phieu']?.list)
  return (
    <>
      {list !== undefined && (
        <p className="bd-list">
          {t('codeLists.ofField')} <PlaceLink to={{ kind: 'code-list', key: list.key, version: list.version }}>{list.title}</PlaceLink>
        </p>
      )}
      <FieldPanel
        {...facts}
        key={node.key}
        whole={whole}
        field={schemaAtSite(definition.schema, node.site)}
        type={node.type}
        uiSchema={node.ui}
        name={node.name}
        required={isFixed ? node.isRequired && !node.isConditional : null}
        conditions={
          whole &&
          !isFixed && (
            <ConditionEditor
              definition={definition}
              path={node.path}
              mayBeRequired={mayBeRequired(node.type)}
              onChange={(next) => editor.put(next, 'condition')}
            />
          )
        }
        personalData={
          definition.personalData[classKey(definition.personalData, { fieldId: node.key, ownId: node.schema['x-phieu']?.id }) ?? ''] ?? null
        }
        concepts={concepts.map((key) => ({ key, title: key }))}
        siblings={childrenAt(definition, node.parent)
          .filter(({ key }) => key !== node.key)
          .map(named)}
        numberParts={all.filter((each) => each.parent === '' && each.isRequired && !each.isConditional).map(named)}
        onChange={({ gesture, key, ...edit }) =>
          run(changeField(definition, node.key, edit, randomFieldId), 'text', gesture === 'type' ? `${node.key} ${key}` : undefined)
        }
      />
    </>
  )
}

/** Not drawn anew for every letter: what they do is asked for when one is pressed. */
const ActButtons = memo(function ActButtons({ latest, isGroup }: { readonly latest: RefObject<FieldActs>; readonly isGroup: boolean }) {
  const { t } = useTranslation()
  return (
    <div className="bd-inspector-acts" role="group" aria-label={t('builder.acts')}>
      <Button small icon="up" onClick={() => latest.current.shift(-1)}>
        {t('builder.up')}
      </Button>
      <Button small icon="down" onClick={() => latest.current.shift(1)}>
        {t('builder.down')}
      </Button>
      <Button small icon="copy" onClick={() => latest.current.duplicate()}>
        {t('builder.duplicate')}
      </Button>
      <Button small onClick={() => latest.current.copy()}>
        {t('builder.copy')}
      </Button>
      <Button small onClick={() => latest.current.group(t('builder.newGroup'))}>
        {t('builder.makeGroup')}
      </Button>
      {isGroup && (
        <Button small onClick={() => latest.current.ungroup()}>
          {t('builderDesk.ungroup')}
        </Button>
      )}
      <Button small onClick={() => latest.current.toSection(t('builder.newSection'))}>
        {t('builderDesk.toSection')}
      </Button>
      <Button small icon="trash" onClick={() => latest.current.remove(false)}>
        {t('builder.remove')}
      </Button>
    </div>
  )
})

/** What is chosen, and what may be done with it. */
export function Inspector({ editor, acts }: { readonly editor: Editor; readonly acts: FieldActs }) {
  const { t } = useTranslation()
  const { definition, selected } = editor
  const node = selected.length === 1 ? outlineOf(definition).byKey.get(selected[0] ?? '') : undefined
  // Of a field just chosen the words and the name come first: the rest is drawn behind the paint, and nobody waits for it.
  const whole = usePainted(node?.key) === node?.key
  const latest = useLatest(acts)
  if (selected.length === 0) return <p className="bd-inspector-none">{t('builder.nothingChosen')}</p>
  return (
    <Apart className="bd-inspector-parts">
      <h2>{node === undefined ? t('builder.severalChosen', { count: selected.length }) : t(`builder.type.${node.type}`)}</h2>
      {node !== undefined && (
        <>
          <Settings editor={editor} node={node} whole={whole} />
          {whole && <EnglishWords editor={editor} node={node} />}
          {whole && !isFixedPart(definition, node) && <TypeChange editor={editor} node={node} />}
        </>
      )}
      {selected.length > 1 && (
        <ManySettings
          key={selected.join(' ')}
          editor={editor}
          nodes={selected.flatMap((key) => outlineOf(definition).byKey.get(key) ?? [])}
        />
      )}
      <ActButtons latest={latest} isGroup={node?.type === 'group'} />
      <MoveTo editor={editor} acts={acts} />
    </Apart>
  )
}
