import { isWebAddress } from '#core/lib/web-address.ts'
import { useChannel, useFormScope } from '../form-scope.ts'
import type { Place } from '../place.ts'
import { WebLink } from '../web-link.tsx'
import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

/** An address as text, with the way there below it. Nothing is fetched by itself. */
export function WebAddress(props: ControlProps) {
  const { t } = useFormScope()
  return (
    <>
      <TypedInput {...props} inputMode="url" autoCapitalize="none" placeholder={t('field.url-hint')} />
      <WayThere place={props.place} />
    </>
  )
}

function WayThere({ place }: { readonly place: Place }) {
  const { store, t } = useFormScope()
  useChannel(`${place.path}#text`)
  const value = store.instance.value(place.path)
  if (typeof value !== 'string' || !isWebAddress(value)) return null
  return (
    <p className="ph-reading">
      <WebLink value={value} words={t('field.url-open')} />
    </p>
  )
}
