import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addSection, moveSection, removeSection, renameSection, shiftSection } from '#core/form/authoring/edit/sections.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { useLatest } from '#renderer/use-latest.ts'
import type { PartActs } from './canvas/part-head.tsx'
import type { Editor } from './use-editor.ts'

/** The same object for as long as the screen is open, so that no section is drawn anew for it. */
export interface SectionActs extends PartActs {
  enter(id: string): void
  /** Behind another one, on its page; null: at the end. @returns id of the new section */
  add(after: string | null): string
}

/** An empty title is no title: a blank stands for it until something is typed. */
export const writtenTitle = (text: string): string => (text.trim() === '' ? ' ' : text.trimStart())

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
      add: (after) => {
        const added = addSection(document(), t('builder.newSection'), after)
        put(added.definition, 'section')
        setCurrent(added.id)
        select([])
        return added.id
      },
      rename: (id, title) => put(renameSection(document(), id, writtenTitle(title)), 'section', `section-${id}`),
      shift: (id, by) => put(shiftSection(document(), id, by), 'section'),
      moveTo: (id, beside, edge) => put(moveSection(document(), id, beside, edge), 'section'),
      remove: (id) => put(removeSection(document(), id), 'section'),
    }
  }, [latest, put, select, t])
  return { current: outlineOf(editor.definition).sections.some(({ id }) => id === current) ? current : null, acts }
}
