import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classifyFields } from '#core/form/authoring/edit/classify-fields.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import { personalFields, type PersonalField } from '#core/form/publishing/personal-fields.ts'
import { suggestedClass } from '#core/form/publishing/personal-kinds.ts'
import { fold } from '#core/lib/vietnamese.ts'
import { Button } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import { Select } from '#ui/select.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { Toolbar } from '#ui/toolbar.tsx'
import type { Goal } from '../goal.ts'
import { ClassifyBar } from './classify-bar.tsx'
import type { MetaProps } from './meta-facts.tsx'
import { PersonalList } from './personal-list.tsx'

type Show = 'all' | 'classed' | 'suggested' | 'unclassed'

const isSuggested = ({ held, sign, isWhole }: PersonalField): boolean => held === null && sign !== null && !isWhole

const shows: Readonly<Record<Show, (field: PersonalField) => boolean>> = {
  all: () => true,
  classed: ({ held }) => held !== null,
  suggested: isSuggested,
  unclassed: ({ held, isWhole }) => held === null && !isWhole,
}

/** Every suggestion at once, as one step; a field of a block is classed wherever the block is used. */
const withSuggestions = (definition: FormDefinition, fields: readonly PersonalField[]): FormDefinition =>
  fields.reduce((made, { node, sign }) => (sign === null ? made : classifyFields(made, [node.key], suggestedClass[sign.kind])), definition)

interface Look {
  readonly show: Show
  readonly search: string
}

interface ToolsProps {
  readonly fields: readonly PersonalField[]
  readonly shown: readonly PersonalField[]
  readonly suggested: readonly PersonalField[]
  readonly look: Look
  readonly onLook: (look: Look) => void
  readonly picked: ReadonlySet<string>
  readonly onPicked: (keys: ReadonlySet<string>) => void
  readonly onTake: () => void
}

function Tools({ fields, shown, suggested, look, onLook, picked, onPicked, onTake }: ToolsProps) {
  const { t } = useTranslation()
  const isAllShown = shown.length > 0 && shown.every(({ node }) => picked.has(node.key))
  return (
    <Toolbar
      label={t('builderMeta.personalTools')}
      end={suggested.length > 0 && <Button onClick={onTake}>{t('builderMeta.takeAll', { count: suggested.length })}</Button>}
    >
      <TextInput
        type="search"
        aria-label={t('builderMeta.find')}
        placeholder={t('builderMeta.find')}
        value={look.search}
        onChange={(event) => onLook({ ...look, search: event.target.value })}
      />
      <Select
        aria-label={t('builderMeta.which')}
        items={(['all', 'classed', 'unclassed', 'suggested'] as const).map((value) => ({
          value,
          label: t(`builderMeta.show.${value}`, { count: fields.filter(shows[value]).length }),
        }))}
        value={look.show}
        onChange={(event) => onLook({ ...look, show: event.target.value as Show })} // its items are these
      />
      <Button small onClick={() => onPicked(new Set(isAllShown ? [] : shown.map(({ node }) => node.key)))}>
        {t(isAllShown ? 'builderMeta.pickNone' : 'builderMeta.pickAll', { count: shown.length })}
      </Button>
    </Toolbar>
  )
}

/** Which fields are personal data, of which class, and why each is needed; many at once. */
export function PersonalTable({ definition, onChange, onGo }: MetaProps & { readonly onGo: (goal: Goal) => void }) {
  const { t } = useTranslation()
  const [look, setLook] = useState<Look>({ show: 'all', search: '' })
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const fields = useMemo(() => personalFields(definition), [definition])
  const wanted = fold(look.search)
  const shown = fields.filter(
    (field) =>
      shows[look.show](field) &&
      fold(`${field.node.schema.title ?? ''} ${field.node.path} ${field.held?.personalData.why ?? ''}`).includes(wanted),
  )
  const suggested = fields.filter((field) => isSuggested(field) && field.sign?.isCertain === true)
  const chosen = fields.filter(({ node }) => picked.has(node.key)).map(({ node }) => node.key)
  return (
    <section className="bm-card" aria-labelledby="meta-personal">
      <h2 id="meta-personal">{t('builderMeta.personal')}</h2>
      <p className="ph-help">{t('builderMeta.personalHelp')}</p>
      <Tools
        fields={fields}
        shown={shown}
        suggested={suggested}
        look={look}
        onLook={setLook}
        picked={picked}
        onPicked={setPicked}
        onTake={() => onChange(withSuggestions(definition, suggested))}
      />
      <ClassifyBar id="meta-many" count={chosen.length} onApply={(data) => onChange(classifyFields(definition, chosen, data))} />
      {shown.length === 0 ? (
        <EmptyState icon="search" title={t('builderMeta.noField')} />
      ) : (
        <PersonalList
          definition={definition}
          fields={shown}
          picked={picked}
          onPick={(key) => setPicked(picked.has(key) ? new Set([...picked].filter((each) => each !== key)) : new Set([...picked, key]))}
          onSet={(key, data) => onChange(classifyFields(definition, [key], data))}
          onGo={onGo}
        />
      )}
    </section>
  )
}
