import { useCallback, useEffect, useRef } from 'react'
import type { Goal } from './goal.ts'
import type { Editor } from './use-editor.ts'
import type { SectionActs } from './use-sections.ts'

interface Ways {
  readonly editor: Editor
  readonly sections: SectionActs
  readonly view: string
  readonly onView: (view: string) => void
}

/** Takes the author to a goal, and the focus along once the goal is drawn. */
export function useGoTo({ editor, sections, view, onView }: Ways): (goal: Goal) => void {
  const wanted = useRef<string | null>(null)
  useEffect(() => {
    if (wanted.current === null) return
    const found = document.querySelector<HTMLElement>(wanted.current)
    wanted.current = null
    found?.scrollIntoView({ block: 'center' })
    found?.focus({ preventScroll: true })
  }, [view])
  const { select } = editor
  const { enter } = sections
  return useCallback(
    ({ view: next, fields, section, control }) => {
      const [first] = fields
      if (section !== null) enter(section)
      if (fields.length > 0) select(fields)
      wanted.current =
        first !== undefined
          ? `[data-field="${CSS.escape(first)}"]`
          : section !== null
            ? '.bd-section-current .bd-part-title'
            : control !== undefined
              ? `#${CSS.escape(control)}`
              : `#panel-${CSS.escape(next)} :is(input, textarea, button)`
      onView(next)
    },
    [select, enter, onView],
  )
}
