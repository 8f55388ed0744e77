import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UserId } from '#core/lib/ids.ts'
import { fold } from '#core/lib/vietnamese.ts'
import type { PersonMessage, RecordMessage } from '#core/protocol/records.ts'
import { Button } from '#ui/button.tsx'
import { CheckboxGroup } from '#ui/checkbox-group.tsx'
import { Dialog } from '#ui/dialog.tsx'
import { Field } from '#ui/field.tsx'
import { Icon } from '#ui/icon.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { FailureNotice } from '#workspace/load-states.tsx'
import { useDecision, type Decide } from '#workspace/use-decision.ts'

interface NamedPeopleProps {
  readonly message: RecordMessage
  readonly onChanged: () => void
}

/** Who sees a record of a secret matter; the unit's data owner chooses them here. Nothing for records that the whole unit sees. */
export function NamedPeople({ message, onChanged }: NamedPeopleProps) {
  const { t } = useTranslation()
  const decision = useDecision(message, onChanged)
  const [choosing, setChoosing] = useState(false)
  const title = useId()
  const { access, actions } = message
  if (access === undefined) return null
  return (
    <section className="record-access ph-no-print" aria-labelledby={title}>
      <div>
        <h2 id={title}>
          <Icon name="lock" /> {t('access.title')}
        </h2>
        <p>{t('access.lead')}</p>
        <ul>
          {access.readers.map((reader, i) => (
            <li key={reader.userId}>
              <strong>{reader.name}</strong> · {reader.post}
              {i === 0 && ` (${t('access.maker')})`}
            </li>
          ))}
        </ul>
      </div>
      {actions.includes('name-readers') && access.people !== undefined && (
        <Button icon="users" onClick={() => setChoosing(true)}>
          {t('access.assign')}
        </Button>
      )}
      {choosing && (
        <ChooseReaders
          readers={access.readers}
          people={access.people ?? []}
          decision={decision}
          onClose={() => setChoosing(false)}
          onSaved={() => {
            setChoosing(false)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface ChooseReadersProps {
  readonly readers: readonly PersonMessage[]
  readonly people: readonly PersonMessage[]
  readonly decision: Decide
  readonly onClose: () => void
  readonly onSaved: () => void
}

function ChooseReaders({ readers, people, decision, onClose, onSaved }: ChooseReadersProps) {
  const { t } = useTranslation()
  const [maker, ...named] = readers.map((reader) => reader.userId)
  const [chosen, setChosen] = useState<readonly UserId[]>(named)
  const [text, setText] = useState('')
  // Who made it always sees it; who was named and works elsewhere now can still be taken off.
  const left = readers.filter(({ userId }) => !people.some((person) => person.userId === userId))
  const all = [...people, ...left].filter(({ userId }) => userId !== maker)
  const shown = all.filter(({ name, post }) => fold(`${name} ${post}`).includes(fold(text)))
  const choose = (values: readonly string[]) =>
    setChosen(
      all.filter(({ userId }) => (shown.some((one) => one.userId === userId) ? values : chosen).includes(userId)).map((one) => one.userId),
    )
  const save = async () => {
    if ((await decision.decide({ kind: 'name-readers', readers: [...chosen] })) !== null) onSaved()
  }
  return (
    <Dialog
      title={t('access.assignTitle')}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('shell.cancel')}</Button>
          <Button look="primary" busy={decision.busy} onClick={() => void save()}>
            {t('access.save')}
          </Button>
        </>
      }
    >
      <p>{t('access.assignHelp')}</p>
      {all.length > 6 && (
        <Field id="access-find" label={t('access.find')}>
          <TextInput id="access-find" type="search" value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
      )}
      <fieldset className="record-access-people">
        <legend>
          {t('access.people')} · {t('access.chosen', { count: chosen.length })}
        </legend>
        {all.length === 0 && <p>{t('access.nobody')}</p>}
        {all.length > 0 && shown.length === 0 && <p>{t('access.noneFound')}</p>}
        <CheckboxGroup
          items={shown.map(({ userId, name, post }) => ({ value: userId, label: name, hint: post }))}
          value={chosen}
          onChange={choose}
        />
      </fieldset>
      {decision.error !== null && <FailureNotice text={decision.error} />}
    </Dialog>
  )
}
