import type { PageLayout } from './definition.ts'

/** Sections that no page names are on the last one, so that nothing can be left out by mistake. */
export function allOnPages(pages: readonly PageLayout[], sections: readonly { readonly id: string }[]): readonly PageLayout[] {
  const placed = new Set(pages.flatMap((page) => page.sections))
  const rest = sections.flatMap(({ id }) => (placed.has(id) ? [] : [id]))
  const last = pages.at(-1)
  return last === undefined || rest.length === 0 ? pages : pages.with(-1, { ...last, sections: [...last.sections, ...rest] })
}
