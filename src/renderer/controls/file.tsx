import { useTranslation } from 'react-i18next'
import { fileKinds, acceptText } from '../file-kinds.ts'
import { acceptedBy } from '../picked-file.ts'
import type { ControlProps } from './control-props.ts'
import { FilePicker } from './file-picker.tsx'

/** A paper or a scan: picked, dropped or pasted. */
export function FileControl(props: ControlProps) {
  const { t } = useTranslation()
  const accepted = acceptedBy(props.place.node)
  return (
    <FilePicker {...props} kinds={fileKinds(accepted)} ways={[{ label: t('file.choose'), icon: 'upload', accept: acceptText(accepted) }]} />
  )
}
