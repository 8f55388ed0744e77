import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { addPage, movePage, removePage, renamePage, shiftPage } from '#core/form/authoring/edit/pages.ts'
import { outlineOf } from '#core/form/authoring/outline.ts'
import { useLatest } from '#renderer/use-latest.ts'
import type { PartActs } from './canvas/part-head.tsx'
import type { Editor } from './use-editor.ts'
import { writtenTitle, type SectionActs } from './use-sections.ts'

/** The same object for as long as the screen is open. */
export interface PageActs extends PartActs {
  /** @returns id of the new page */
  add(): string
}

/** What an author does with pages. */
export function usePageActs(editor: Editor, { enter }: SectionActs): PageActs {
  const { t } = useTranslation()
  const latest = useLatest(editor)
  const { put } = editor
  return useMemo(() => {
    const document = () => latest.current.definition
    return {
      add: () => {
        const count = Math.max(1, outlineOf(document()).pages.length)
        const titleOf = (at: number) => t('builderDesk.page.new', { at })
        const added = addPage(document(), { title: titleOf(count + 1), section: t('builder.newSection'), first: titleOf(1) })
        put(added.definition, 'page')
        enter(added.section)
        return added.page
      },
      rename: (id, title) => put(renamePage(document(), id, writtenTitle(title)), 'page', `page-${id}`),
      shift: (id, by) => put(shiftPage(document(), id, by), 'page'),
      moveTo: (id, beside, edge) => put(movePage(document(), id, beside, edge), 'page'),
      remove: (id) => put(removePage(document(), id), 'page'),
    }
  }, [latest, put, enter, t])
}
