import { useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import type { CompiledForm, FormSection } from '#core/form/compiled-form.ts'
import type { RecordPath } from '#core/lib/record-path.ts'
import { focusPlace } from './focus-place.ts'
import type { FormScope } from './form-scope.ts'
import { bringIn } from './bring-in.ts'
import { bringIntoView } from './bring-into-view.ts'
import { nearestPlace, type Place } from './place.ts'

/** The page a section lies on; 0 when the form has none. */
const pageOf = (form: CompiledForm, section: string): number =>
  Math.max(
    0,
    form.pages.findIndex((page) => page.sections.includes(section)),
  )

function sectionOf(form: CompiledForm, path: RecordPath): FormSection | undefined {
  let node = nearestPlace(form, path)?.node
  while (node !== undefined && node.parent !== null) node = form.nodes[node.parent]
  return form.sections.find((section) => node !== undefined && section.nodes.includes(node.index))
}

/** Ways to a section or a field, wherever it is: on another page, or not in the document at the moment. */
export function useNavigation(scope: FormScope) {
  const { form, windows } = scope
  const [page, setPage] = useState(0)
  const moves = useMemo(() => {
    const show = (section: string | undefined) => {
      if (section !== undefined && form.pages.length > 0) flushSync(() => setPage(pageOf(form, section)))
    }
    const bring = (path: RecordPath): Place | null => {
      const place = nearestPlace(form, path)
      if (place === null) return null
      show(sectionOf(form, path)?.id)
      bringIn(windows, place)
      return place
    }
    return {
      goSection: (section: string | undefined) => {
        if (section === undefined) return
        show(section)
        const heading = document.getElementById(`s-${section}`)
        heading?.focus({ preventScroll: true })
        if (heading !== null) bringIntoView(heading, 'start')
      },
      focusPath: (path: RecordPath) => {
        const place = bring(path)
        if (place !== null) focusPlace(place, path)
      },
      /** Into sight, without the focus. */
      showPath: (path: RecordPath) => {
        const element = document.getElementById(bring(path)?.id ?? '')
        if (element !== null) bringIntoView(element, 'center')
      },
    }
  }, [form, windows])
  return { page, setPage, ...moves }
}
