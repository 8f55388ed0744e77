import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addSection, moveSection, removeSection, renameSection, shiftSection } from '#core/form/authoring/edit/sections.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { useLatest } from '#renderer/use-latest.ts'
import type { Editor } from './use-editor.ts'

/** The same object for as long as the screen is open, so that no section is drawn anew for it. */
export interface SectionActs {
  enter(id: string): void
  add(): void
  rename(id: string, title: string): void
  shift(id: string, by: -1 | 1): void
  /** Before another one, null: to the end. */
  moveTo(id: string, before: string | null): void
  remove(id: string): void
}

export interface Sections {
  /** The section into which new fields go while no field is chosen. */
  readonly current: string | null
  readonly acts: SectionActs
}

/** What an author does with sections. */
export function useSections(editor: Editor): Sections {
  const { t } = useTranslation()
  const [current, setCurrent] = useState<string | null>(null)
  const latest = useLatest(editor)
  const { put, select } = editor
  const acts = useMemo((): SectionActs => {
    const document = () => latest.current.definition
    return {
      enter: (id) => {
        setCurrent(id)
        select([])
      },
      add: () => {
        const added = addSection(document(), t('builder.newSection'), null)
        put(added.definition, 'section')
        setCurrent(added.id)
        select([])
      },
      // An empty title is no title; what was there stays until something is typed.
      rename: (id, title) => put(renameSection(document(), id, title === '' ? ' ' : title), 'section', `section-${id}`),
      shift: (id, by) => put(shiftSection(document(), id, by), 'section'),
      moveTo: (id, before) => {
        if (id !== before) put(moveSection(document(), id, before), 'section')
      },
      remove: (id) => put(removeSection(document(), id), 'section'),
    }
  }, [latest, put, select, t])
  return { current: outlineOf(editor.definition).sections.some(({ id }) => id === current) ? current : null, acts }
}
