import { memo } from 'react'
import type { FormSection } from '#core/form/compiled-form.ts'
import { useFormScope } from './form-scope.ts'

const noRows: readonly never[] = []

/** One section. */
export const SectionView = memo(function SectionView({ section, read }: { readonly section: FormSection; readonly read: boolean }) {
  const { words, nodes } = useFormScope()
  return (
    <section className="ph-section" data-section={section.id} aria-labelledby={`s-${section.id}`}>
      <h2 id={`s-${section.id}`} tabIndex={-1}>
        {words.section(section)}
      </h2>
      {read ? <div className="ph-fields">{nodes(section.nodes, noRows, null)}</div> : nodes(section.nodes, noRows, null)}
    </section>
  )
})
