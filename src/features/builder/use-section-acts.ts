import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addSection, moveSection, removeSection, renameSection, shiftSection } from '#core/form/authoring/edit/sections.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import type { Editor } from './use-editor.ts'

export interface SectionActs {
  /** The section into which new fields go while no field is chosen. */
  readonly current: string | null
  enter(id: string): void
  add(): void
  rename(id: string, title: string): void
  shift(id: string, by: -1 | 1): void
  /** Before another one, null: to the end. */
  moveTo(id: string, before: string | null): void
  remove(id: string): void
}

/** What an author does with sections. */
export function useSectionActs(editor: Editor): SectionActs {
  const { t } = useTranslation()
  const [current, setCurrent] = useState<string | null>(null)
  return useMemo(() => {
    const { definition, put, select } = editor
    return {
      current: outlineOf(definition).sections.some(({ id }) => id === current) ? current : null,
      enter: (id) => {
        setCurrent(id)
        select([])
      },
      add: () => {
        const added = addSection(definition, t('builder.newSection'), null)
        put(added.definition, 'section')
        setCurrent(added.id)
        select([])
      },
      // An empty title is no title; what was there stays until something is typed.
      rename: (id, title) => put(renameSection(definition, id, title === '' ? ' ' : title), 'section', `section-${id}`),
      shift: (id, by) => put(shiftSection(definition, id, by), 'section'),
      moveTo: (id, before) => {
        if (id !== before) put(moveSection(definition, id, before), 'section')
      },
      remove: (id) => put(removeSection(definition, id), 'section'),
    }
  }, [editor, current, t])
}
