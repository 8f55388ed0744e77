import { useId, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { valueAt } from '#core/form/node-values.ts'
import { moveDraft, type MovedDraft } from '#core/form/upgrade/move-draft.ts'
import type { MoveLine } from '#core/form/upgrade/move-lines.ts'
import type { JsonValue } from '#core/lib/json.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import type { Draft } from '#core/record/draft.ts'
import { formWords } from '#renderer/form-words.ts'
import { Button } from '#ui/button.tsx'
import { Dialog } from '#ui/dialog.tsx'
import type { IconName } from '#ui/icon-paths.ts'
import { Icon } from '#ui/icon.tsx'
import { Select } from '#ui/select.tsx'
import { useLang } from '#workspace/lang.ts'
import { useServices } from '#workspace/services.ts'
import { moveText, type MoveText } from './move-text.ts'
import type { OpenedForm } from './open-form.ts'
import { freshParts } from './start-draft.ts'
import type { Newer } from './use-newer.ts'

interface MoveDialogProps {
  readonly opened: OpenedForm
  readonly newer: Newer
  readonly draft: Draft
  readonly onMove: (moved: MovedDraft) => void
  readonly onClose: () => void
}

type Chosen = Readonly<Record<RecordPath, JsonValue>>
interface Shown {
  readonly line: MoveLine
  readonly said: MoveText
}

const groups: readonly { readonly key: string; readonly icon: IconName; readonly kinds: readonly MoveLine['kind'][] }[] = [
  { key: 'todo', icon: 'warning', kinds: ['choose', 'fill', 'mend'] },
  { key: 'along', icon: 'right', kinds: ['moved', 'changed', 'filled'] },
  { key: 'aside', icon: 'inbox', kinds: ['aside', 'hidden'] },
]

/** What the newer version changes in this very draft, and the choices it leaves; then the move. */
export function MoveDialog({ opened, newer, draft, onMove, onClose }: MoveDialogProps) {
  const { t } = useTranslation()
  const lang = useLang()
  const { clock } = useServices()
  const [chosen, setChosen] = useState<Chosen>({})
  const { next, context } = newer
  const moved = useMemo(
    () => moveDraft({ old: opened.form, next, draft, context, now: clock.now(), chosen, fresh: freshParts(next, context, draft) }),
    [opened, next, draft, context, clock, chosen],
  )
  const say = moveText({
    t,
    lang,
    context,
    old: { form: opened.form, values: draft.values },
    next: { form: next, values: moved.draft.values },
  })
  const shown = moved.lines.flatMap((line): readonly Shown[] => {
    const said = say(line)
    return said === null ? [] : [{ line, said }]
  })
  const versions = { from: opened.form.definition.version, to: next.definition.version }
  return (
    <Dialog
      wide
      title={t('versionMove.dialogTitle', versions)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('versionMove.later')}</Button>
          <Button look="primary" onClick={() => onMove(moved)}>
            {t('versionMove.go', versions)}
          </Button>
        </>
      }
    >
      <p className="fill-move-lead">{t(shown.length === 0 ? 'versionMove.same' : 'versionMove.lead', versions)}</p>
      {groups.map((group) => (
        <Group
          key={group.key}
          group={group}
          own={shown.filter(({ line }) => group.kinds.includes(line.kind))}
          choice={(path, label) => (
            <Choice
              newer={newer}
              path={path}
              label={label}
              value={chosen[path] ?? valueAt(moved.draft.values, path)}
              onChoose={(value) => setChosen((known) => withChoice(known, path, value))}
            />
          )}
        />
      ))}
      <p className="fill-move-foot">{t('versionMove.foot', versions)}</p>
    </Dialog>
  )
}

interface GroupProps {
  readonly group: (typeof groups)[number]
  readonly own: readonly Shown[]
  readonly choice: (path: RecordPath, label: string) => ReactNode
}

function Group({ group: { key, icon }, own, choice }: GroupProps) {
  const { t } = useTranslation()
  if (own.length === 0) return null
  return (
    <section className="fill-move-group">
      <h3>
        <Icon name={icon} size={18} /> {t(`versionMove.group.${key}`, { count: own.length })}
      </h3>
      <ul>
        {own.map(({ line, said }, at) => (
          // Lines do not move while the dialog is open.
          <li key={at}>
            <strong>{said.label}</strong>
            <span>{said.text}</span>
            {(line.kind === 'choose' || line.kind === 'fill') && choice(line.to, said.label)}
          </li>
        ))}
      </ul>
    </section>
  )
}

function withChoice(known: Chosen, path: RecordPath, value: JsonValue | undefined): Chosen {
  const { [path]: _, ...others } = known
  return value === undefined ? others : { ...others, [path]: value }
}

interface ChoiceProps {
  readonly newer: Newer
  readonly path: RecordPath
  readonly label: string
  readonly value: JsonValue | undefined
  readonly onChoose: (value: JsonValue | undefined) => void
}

/** The choices of the new version, where one of a few is to be chosen; all else is done in the form. */
function Choice({ newer: { next }, path, label, value, onChoose }: ChoiceProps) {
  const { t } = useTranslation()
  const words = formWords(next, useLang())
  const id = useId()
  const node = next.byPath.get(path)
  if (node === undefined || node.choices.length === 0 || node.schema.type === 'array' || node.repeats.length > 0) return null
  const at = node.choices.findIndex((choice) => choice.value === value)
  return (
    <Select
      id={id}
      aria-label={t('versionMove.choose', { label })}
      empty={t('versionMove.chooseLater')}
      items={node.choices.map((choice, index) => ({ value: String(index), label: words.choice(node, choice) }))}
      value={at < 0 ? '' : String(at)}
      onChange={(event) => onChoose(event.target.value === '' ? undefined : node.choices[Number(event.target.value)]?.value)}
    />
  )
}
