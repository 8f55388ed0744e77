import { memo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldTypeName } from '#core/form/field-settings.ts'
import type { LibraryBlock } from '#core/form/library/library-block.ts'
import { fold } from '#core/lib/vietnamese.ts'
import { Icon } from '#ui/icon.tsx'
import { TextInput } from '#ui/text-input.tsx'
import { useDraggable } from './drag/use-draggable.ts'
import { fieldKinds, iconOfType } from './field-kinds.ts'
import { foundBlocks, LibraryList } from './library/library-list.tsx'

interface PaletteProps {
  readonly onAdd: (type: FieldTypeName, title: string) => void
  readonly onBlock: (block: LibraryBlock) => void
}

/** One type, pressed or dragged to a place on the canvas. */
function PaletteType({ type, onAdd }: Pick<PaletteProps, 'onAdd'> & { readonly type: FieldTypeName }) {
  const { t } = useTranslation()
  const title = t(`builder.type.${type}`)
  const ref = useRef<HTMLButtonElement>(null)
  useDraggable(ref, () => ({ kind: 'type', type, title }))
  return (
    <button ref={ref} type="button" className="bd-type" onClick={() => onAdd(type, title)}>
      <Icon name={iconOfType(type)} size={16} />
      <span>{title}</span>
    </button>
  )
}

/** Every type of field and every block; a press puts one after what is chosen, Enter in the search the first one found. */
export const Palette = memo(function Palette({ onAdd, onBlock }: PaletteProps) {
  const { t } = useTranslation()
  const [text, setText] = useState('')
  const wanted = fold(text)
  const groups = fieldKinds
    .map(({ group, types }) => ({
      group,
      types: types.filter((type) => fold(`${t(`builder.type.${type}`)} ${type}`).includes(wanted)),
    }))
    .filter(({ types }) => types.length > 0)
  const blocks = foundBlocks(wanted)
  // What Enter adds: a type of just these words before one that only holds them.
  const shown = wanted === '' ? [] : groups.flatMap(({ types }) => types)
  const first = shown.find((type) => fold(t(`builder.type.${type}`)) === wanted) ?? shown[0]
  return (
    <nav className="bd-palette" aria-label={t('builder.palette')}>
      <TextInput
        type="search"
        aria-label={t('builder.findType')}
        placeholder={t('builder.findTypeHint')}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || wanted === '') return
          event.preventDefault()
          const [block] = blocks
          if (first === undefined && block === undefined) return
          setText('')
          if (first !== undefined) onAdd(first, t(`builder.type.${first}`))
          else if (block !== undefined) onBlock(block)
        }}
      />
      {groups.length === 0 && blocks.length === 0 && <p className="ph-help">{t('builder.noType')}</p>}
      <LibraryList blocks={blocks} wanted={wanted} onAdd={onBlock} />
      {groups.map(({ group, types }) => (
        <section key={group} aria-labelledby={`palette-${group}`}>
          <h2 id={`palette-${group}`}>{t(`builder.group.${group}`)}</h2>
          <ul>
            {types.map((type) => (
              <li key={type}>
                <PaletteType type={type} onAdd={onAdd} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  )
})
