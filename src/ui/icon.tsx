import { memo } from 'react'
import { iconPaths, type IconName } from './icon-paths.ts'
import './icon.css'

export interface IconProps {
  readonly name: IconName
  /** Pixels; 20 fits a line of text. */
  readonly size?: number
  /** Words for those who do not see the glyph; leave out beside a visible word. */
  readonly label?: string
}

/** One of our own glyphs, in the colour of the text around it. */
export const Icon = memo(function Icon({ name, size = 20, label }: IconProps) {
  return (
    <svg
      className="ph-icon"
      width={size}
      height={size}
      viewBox="0 0 20 20"
      role={label === undefined ? undefined : 'img'}
      aria-label={label}
      aria-hidden={label === undefined ? true : undefined}
      focusable="false"
    >
      <path d={iconPaths[name]} />
    </svg>
  )
})
