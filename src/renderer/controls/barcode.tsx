import { lazy, Suspense, useState } from 'react'
import { Button } from '#ui/button.tsx'
import { useFormScope } from '../form-scope.ts'
import type { ControlProps } from './control-props.ts'
import { TypedInput } from './typed-input.tsx'

/** Most people scan with a reader, or not at all: the camera's part comes when it is asked for. */
const ScanDialog = lazy(async () => ({ default: (await import('../scan-dialog.tsx')).ScanDialog }))

/** A code as text: a reader types into it as a keyboard does, its Enter goes to the next field; or the camera reads it. */
export function Barcode(props: ControlProps) {
  const { store, t } = useFormScope()
  const { place } = props
  const [open, setOpen] = useState(false)
  const take = (text: string) => {
    setOpen(false)
    // It may have taken a while: the row may be gone.
    if (!store.instance.isPresent(place.path)) return
    const input = document.getElementById(place.id)
    if (!(input instanceof HTMLInputElement)) return
    // As if a reader had typed it: what cannot be a value is told like any text.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
    input.dispatchEvent(new Event('input', { bubbles: true }))
    store.leave(place, text)
    navigator.vibrate?.(60)
  }
  return (
    <div className="ph-affix">
      <TypedInput {...props} figures autoCapitalize="none" />
      {!place.node.readOnly && (
        <Button icon="barcode" onClick={() => setOpen(true)}>
          {t('scan.open')}
        </Button>
      )}
      {open && (
        <Suspense fallback={null}>
          <ScanDialog symbologies={place.node.settings.symbologies} onFound={take} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </div>
  )
}
