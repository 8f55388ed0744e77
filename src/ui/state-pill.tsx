import { classNames } from './class-names.ts'
import { Icon } from './icon.tsx'
import type { IconName } from './icon-paths.ts'
import type { Tone } from './notice.tsx'
import './notice.css'
import './state-pill.css'

export interface StatePillProps {
  readonly tone: Tone
  readonly icon: IconName
  /** The state's word: never colour alone. */
  readonly word: string
}

export function StatePill({ tone, icon, word }: StatePillProps) {
  return (
    <span className={classNames('ph-pill', `ph-tone-${tone}`)}>
      <Icon name={icon} size={16} />
      {word}
    </span>
  )
}
