import { fileKinds, acceptText } from '../file-kinds.ts'
import { acceptedBy } from '../picked-file.ts'
import type { ControlProps } from './control-props.ts'
import { FilePicker } from './file-picker.tsx'
import { useFormScope } from '../form-scope.ts'

/** A paper or a scan: picked, dropped or pasted. */
export function FileControl(props: ControlProps) {
  const { t } = useFormScope()
  const accepted = acceptedBy(props.place.node)
  return (
    <FilePicker {...props} kinds={fileKinds(accepted)} ways={[{ label: t('file.choose'), icon: 'upload', accept: acceptText(accepted) }]} />
  )
}
