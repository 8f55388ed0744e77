import { issue, type Issue } from '../../lib/issue.ts'
import { allOnPages } from '../all-on-pages.ts'
import type { FormNode, FormPage, FormSection } from '../compiled-form.ts'
import type { FormDefinition } from '../definition.ts'

export interface BuiltSections {
  readonly sections: readonly FormSection[]
  readonly pages: readonly FormPage[]
  readonly issues: readonly Issue[]
}

/** Without a layout: a section for each top-level group, after a first one for the fields outside of groups. */
function defaultSections(definition: FormDefinition, top: readonly FormNode[]): FormSection[] {
  const single = top.filter((node) => node.kind === 'field')
  const general = single.length === 0 ? [] : [{ id: 'general', title: definition.title, nodes: single.map((node) => node.index) }]
  return [
    ...general,
    ...top.filter((node) => node.kind !== 'field').map((node) => ({ id: node.name, title: node.title, nodes: [node.index] })),
  ]
}

/** The table of contents. A top-level field that no section names comes last, so that nothing can be left out by mistake. */
export function buildSections(definition: FormDefinition, nodes: readonly FormNode[]): BuiltSections {
  const top = nodes.filter((node) => node.parent === null)
  const options = definition.uiSchema['ui:options']
  const issues: Issue[] = []
  const taken = new Set<string>()
  const declared = (options?.sections ?? []).map((section, i) => {
    const indexes = section.fields.flatMap((name, k) => {
      const node = top.find((each) => each.name === name)
      const code = node === undefined ? 'section.unknown-field' : taken.has(name) ? 'section.field-twice' : null
      if (code !== null) issues.push(issue(code, `/uiSchema/ui:options/sections/${i}/fields/${k}`, { field: name }))
      taken.add(name)
      return node === undefined || code !== null || node.hidden ? [] : [node.index]
    })
    return { id: section.id, title: section.title, nodes: indexes }
  })
  const rest = top.filter((node) => !taken.has(node.name) && !node.hidden)
  const sections =
    declared.length === 0
      ? defaultSections(definition, rest)
      : rest.length === 0
        ? declared
        : [...declared, { id: 'other', title: definition.title, nodes: rest.map((node) => node.index) }]
  const written = options?.pages ?? []
  const pages = allOnPages(written.length > 0 ? written : [{ id: 'all', title: definition.title, sections: [] }], sections)
  pages.forEach((page, i) =>
    page.sections.forEach((id, k) => {
      if (!sections.some((section) => section.id === id))
        issues.push(issue('page.unknown-section', `/uiSchema/ui:options/pages/${i}/sections/${k}`, { section: id }))
    }),
  )
  return { sections, pages, issues }
}
