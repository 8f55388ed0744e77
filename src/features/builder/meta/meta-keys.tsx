import { useTranslation } from 'react-i18next'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { containerTypes } from '#core/form/field-settings.ts'
import type { ChoiceItem } from '#ui/choice-item.ts'
import type { MetaProps } from './meta-facts.tsx'
import { PathList } from './path-list.tsx'

const MOST_KEYS = 4
const MOST_IN_KEY = 4
const MOST_SEARCHABLE = 16

/** Fields with a value: all, and those outside rows. What groups they stand in tells equal names apart. */
function fieldItems(definition: FormDefinition): readonly ChoiceItem[] {
  const { all, byPath } = outlineOf(definition)
  return all
    .filter(({ type }) => type !== 'note' && (type === 'address' || !containerTypes.includes(type)))
    .map(({ path, name, parent, schema }) => {
      const whole = byPath.get(parent)
      const label = schema.title ?? name
      return { value: path, label: whole === undefined ? label : `${whole.schema.title ?? whole.name} › ${label}` }
    })
}

/** By what a record is one of its kind, found, and called. */
export function MetaKeys({ definition, onChange }: MetaProps) {
  const { t } = useTranslation()
  const { identityKeys, searchable, titleFields } = definition
  const items = fieldItems(definition)
  const single = items.filter(({ value }) => !value.includes('/@/'))
  const putKey = (at: number, key: string[]) =>
    onChange({ ...definition, identityKeys: key.length === 0 ? identityKeys.toSpliced(at, 1) : identityKeys.toSpliced(at, 1, key) })
  const keys = identityKeys.length < MOST_KEYS ? [...identityKeys, []] : identityKeys
  return (
    <section className="bm-card" aria-labelledby="meta-keys">
      <h2 id="meta-keys">{t('builderMeta.keys')}</h2>
      {keys.map((key, at) => (
        <PathList
          // A key has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          id={`meta-key-${at}`}
          label={key.length === 0 ? t('builderMeta.newKey') : t('builderMeta.identityKey', { at: at + 1 })}
          help={at === 0 ? t('builderMeta.identityHelp') : ''}
          paths={key}
          items={single}
          least={0}
          most={MOST_IN_KEY}
          onChange={(next) => putKey(at, next)}
        />
      ))}
      <PathList
        id="meta-titles"
        label={t('builderMeta.titleFields')}
        help={t('builderMeta.titleHelp')}
        paths={titleFields}
        items={single}
        least={1}
        most={4}
        onChange={(next) => onChange({ ...definition, titleFields: next })}
      />
      <PathList
        id="meta-searchable"
        label={t('builderMeta.searchable')}
        help={t('builderMeta.searchableHelp')}
        paths={searchable}
        items={items}
        least={0}
        most={MOST_SEARCHABLE}
        onChange={(next) => onChange({ ...definition, searchable: next })}
      />
    </section>
  )
}
