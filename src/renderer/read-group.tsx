import { FieldComments } from './field-comments.tsx'
import { useFormScope } from './form-scope.ts'
import { isAlone } from './is-alone.ts'
import type { Place } from './place.ts'
import { ReadReasons } from './read-reasons.tsx'

export function ReadGroup({ place }: { readonly place: Place }) {
  const { form, words, nodes } = useFormScope()
  return (
    <section className="ph-read-group" id={place.id} tabIndex={-1}>
      <h3 className={isAlone(form, place.node) ? 'ph-hidden' : undefined}>{words.field(place.node)}</h3>
      {nodes(place.node.children, place.rows, place.node)}
      <ReadReasons path={place.path} />
      <FieldComments path={place.path} />
    </section>
  )
}
