import { formatNumber } from '#core/lib/numbers.ts'
import type { ControlProps } from './control-props.ts'
import { Reading } from './reading.tsx'
import { TypedInput } from './typed-input.tsx'

/** The reading is told back, because `1.234` may mean two numbers. */
export function Decimal(props: ControlProps) {
  const { suffix } = props.place.node.settings
  return (
    <>
      <TypedInput {...props} figures inputMode="decimal" className="ph-input-short" {...(suffix === undefined ? {} : { suffix })} />
      <Reading
        place={props.place}
        read={(value, typed) => (typeof value === 'number' && formatNumber(value) !== typed ? formatNumber(value) : null)}
      />
    </>
  )
}
