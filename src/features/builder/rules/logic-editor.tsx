import { useEffect, useId, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { subjectOf, subjectsAt, walkedList, type LogicPlace, type Subject } from '#core/form/authoring/rules/subjects.ts'
import type { FormDefinition } from '#core/form/definition.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { Button } from '#ui/button.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import { Select } from '#ui/select.tsx'
import { copyOf, emptyTest, emptyWalk, groupOf, type Draft, type GroupDraft, type GroupMode, type WalkDraft } from './draft.ts'
import { TestEditor } from './test-editor.tsx'
import './rules.css'

interface Surroundings {
  readonly definition: FormDefinition
  readonly place: LogicPlace
  readonly pool: readonly Subject[]
}

const modes: readonly GroupMode[] = ['all', 'any', 'none', 'not-all']
const quantors: readonly WalkDraft['which'][] = ['exists', 'all', 'exists_one']

export interface LogicEditorProps {
  readonly definition: FormDefinition
  /** Template path of the field or rule whose logic it is. */
  readonly at: RecordPath
  /** Fields that the logic cannot look at: the one that it decides on. */
  readonly without?: RecordPath
  /** What the group decides, read aloud. */
  readonly label: string
  readonly draft: GroupDraft
  readonly onChange: (draft: GroupDraft) => void
}

/** Groups of lines, put together by hand or by keyboard: every part is a list, an input or a button in the order of reading. */
export function LogicEditor({ definition, at, without, label, draft, onChange }: LogicEditorProps) {
  const place = useMemo((): LogicPlace => ({ at, walk: [] }), [at])
  const pool = useMemo(() => {
    const all = subjectsAt(definition, place)
    return without === undefined ? all : all.filter(({ path }) => path !== without && !path.startsWith(`${without}/`))
  }, [definition, place, without])
  const around = useMemo(() => ({ definition, place, pool }), [definition, place, pool])
  return <GroupEditor around={around} label={label} group={draft} onChange={onChange} />
}

interface GroupEditorProps {
  readonly around: Surroundings
  readonly label: string
  readonly group: GroupDraft
  readonly onChange: (group: GroupDraft) => void
}

/** Moves the focus to a part that was just added, and to the group's first button when one was taken away. */
function usePartFocus() {
  const box = useRef<HTMLDivElement>(null)
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const [part] = box.current?.querySelectorAll<HTMLElement>(`[data-part="${wanted.current}"]`) ?? []
    const inside = (part ?? box.current?.querySelector(':scope > .rules-add'))?.querySelector<HTMLElement>(
      'input, select, textarea, button',
    )
    wanted.current = null
    inside?.focus()
  })
  return { box, focus: (key: string) => void (wanted.current = key) }
}

function GroupEditor({ around, label, group, onChange }: GroupEditorProps) {
  const { t } = useTranslation()
  const { box, focus } = usePartFocus()
  const repeats = around.pool.filter(({ kind }) => kind === 'rows')
  const put = (parts: readonly Draft[], next: string) => {
    focus(next)
    onChange({ ...group, parts })
  }
  const add = (part: Draft) => put([...group.parts, part], part.key)
  const replace = (at: number, part: Draft) => onChange({ ...group, parts: group.parts.with(at, part) })
  const [firstList] = repeats
  return (
    <div ref={box} className="rules-group" role="group" aria-label={label}>
      <Select
        className="rules-mode"
        aria-label={t('builderRules.mode.label')}
        value={group.mode}
        items={modes.map((mode) => ({ value: mode, label: t(`builderRules.mode.${mode}`) }))}
        onChange={(event) => onChange({ ...group, mode: event.target.value as GroupMode }) /* one of the items above */}
      />
      {group.parts.map((part, at) => (
        <PartEditor
          key={part.key}
          around={around}
          part={part}
          number={at + 1}
          onChange={(next) => replace(at, next)}
          onCopy={() => {
            const copy = copyOf(part)
            put(group.parts.toSpliced(at + 1, 0, copy), copy.key)
          }}
          onRemove={() => put(group.parts.toSpliced(at, 1), group.parts[at - 1]?.key ?? '')}
        />
      ))}
      <div className="rules-add">
        <Button small icon="add" look="quiet" onClick={() => add(emptyTest())}>
          {t('builderRules.addTest')}
        </Button>
        <Button small icon="add" look="quiet" onClick={() => add(groupOf(group.mode === 'all' ? 'any' : 'all', [emptyTest()]))}>
          {t('builderRules.addGroup')}
        </Button>
        {firstList !== undefined && (
          <Button small icon="add" look="quiet" onClick={() => add(emptyWalk(firstList.term))}>
            {t('builderRules.addWalk')}
          </Button>
        )}
      </div>
    </div>
  )
}

interface PartEditorProps {
  readonly around: Surroundings
  readonly part: Draft
  readonly number: number
  readonly onChange: (part: Draft) => void
  readonly onCopy: () => void
  readonly onRemove: () => void
}

function PartEditor({ around, part, number, onChange, onCopy, onRemove }: PartEditorProps) {
  const { t } = useTranslation()
  return (
    <div className="rules-part" data-part={part.key}>
      <div className="rules-part-body">
        {part.kind === 'test' && (
          <TestEditor
            test={part.test}
            pool={around.pool}
            canWrite={around.place.walk.length === 0}
            onChange={(test) => onChange({ ...part, test })}
          />
        )}
        {part.kind === 'group' && (
          <GroupEditor around={around} label={t('builderRules.groupNumber', { number })} group={part} onChange={onChange} />
        )}
        {part.kind === 'walk' && <WalkEditor around={around} walk={part} onChange={onChange} />}
        {part.kind === 'text' && (
          <p className="rules-kept">
            <code className="rules-code">{part.text}</code>
            <small>{t('builderRules.keptAsText')}</small>
          </p>
        )}
      </div>
      <div className="rules-part-actions">
        <IconButton small icon="copy" label={t('builderRules.copyPart', { number })} onClick={onCopy} />
        <IconButton small icon="trash" label={t('builderRules.removePart', { number })} onClick={onRemove} />
      </div>
    </div>
  )
}

interface WalkEditorProps {
  readonly around: Surroundings
  readonly walk: WalkDraft
  readonly onChange: (walk: WalkDraft) => void
}

/** What must hold in rows of a list; within, the fields of such a row come first. */
function WalkEditor({ around, walk, onChange }: WalkEditorProps) {
  const { t } = useTranslation()
  const id = useId()
  const { definition, place, pool } = around
  const path = walk.list === null ? null : walkedList(pool, walk.list)
  const inner = useMemo((): Surroundings => {
    const within: LogicPlace = path === null ? place : { ...place, walk: [path, ...place.walk] }
    return { definition, place: within, pool: subjectsAt(definition, within) }
  }, [definition, place, path])
  const lists = pool.filter(({ kind }) => kind === 'rows')
  const chosen = walk.list === null ? null : subjectOf(pool, walk.list)
  return (
    <div className="rules-walk">
      <div className="rules-test">
        <Select
          id={id}
          aria-label={t('builderRules.walk.label')}
          value={walk.which}
          items={quantors.map((which) => ({ value: which, label: t(`builderRules.walk.${which}`) }))}
          onChange={(event) => onChange({ ...walk, which: event.target.value as WalkDraft['which'] }) /* one of the items above */}
        />
        <Select
          aria-label={t('builderRules.walk.list')}
          value={chosen === null ? '' : String(lists.indexOf(chosen))}
          items={lists.map(({ title }, at) => ({ value: String(at), label: title }))}
          {...(chosen === null ? { empty: t('builderRules.chooseField') } : {})}
          onChange={(event) => {
            const list = lists[Number(event.target.value)]
            if (list !== undefined) onChange({ ...walk, list: list.term, where: groupOf('all', [emptyTest()]) })
          }}
        />
      </div>
      {path === null ? (
        <small>{t('builderRules.walk.workedOut')}</small>
      ) : (
        <GroupEditor
          around={inner}
          label={t('builderRules.walk.where', { list: chosen?.title ?? '' })}
          group={walk.where}
          onChange={(where) => onChange({ ...walk, where })}
        />
      )}
    </div>
  )
}
