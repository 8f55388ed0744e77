import { useState } from 'react'
import type { ControlProps } from './control-props.ts'
import { FilePicker } from './file-picker.tsx'
import type { PickWay } from './pick-button.tsx'
import { useFormScope } from '../form-scope.ts'

/** A photograph: taken on the spot where the device is held in a hand, picked everywhere. */
export function PhotoControl(props: ControlProps) {
  const { t } = useFormScope()
  const [inHand] = useState(() => typeof matchMedia === 'function' && matchMedia('(pointer: coarse)').matches)
  const choose: PickWay = { label: t('file.choose-photo'), icon: 'upload', accept: 'image/*' }
  const take: PickWay = { label: t('file.take-photo'), icon: 'add', accept: 'image/*', camera: true }
  return <FilePicker {...props} kinds={t('file.photo-kinds')} ways={inHand ? [take, choose] : [choose]} />
}
