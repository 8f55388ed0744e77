import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { PersonalField } from '#core/form/publishing/personal-fields.ts'
import { useVisibleLines } from '#ui/use-visible-lines.ts'
import { PersonalLine, type PersonalLineProps } from './personal-line.tsx'

interface PersonalListProps extends Omit<PersonalLineProps, 'field' | 'isPicked'> {
  readonly fields: readonly PersonalField[]
  readonly picked: ReadonlySet<string>
}

const LINE = 58

/** Fields with their classes; only those near the screen are drawn. */
export function PersonalList({ fields, picked, ...shared }: PersonalListProps) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const keyOf = (index: number) => fields[index]?.node.key ?? index
  const { height, lines, measure } = useVisibleLines({ box, count: fields.length, estimate: LINE, keyOf })
  return (
    <div className="bm-personal" ref={box} role="list" aria-label={t('builderMeta.personal')}>
      <div className="bm-personal-body" role="presentation" style={{ height }}>
        {lines.map(({ index, start, key }) => {
          const field = fields[index]
          return field === undefined ? null : (
            <div
              key={key}
              role="listitem"
              aria-setsize={fields.length}
              aria-posinset={index + 1}
              data-index={index}
              ref={measure}
              className="bm-field"
              style={{ transform: `translateY(${start}px)` }}
            >
              <PersonalLine {...shared} field={field} isPicked={picked.has(field.node.key)} />
            </div>
          )
        })}
      </div>
    </div>
  )
}
