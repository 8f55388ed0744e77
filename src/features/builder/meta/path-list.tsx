import { useTranslation } from 'react-i18next'
import { Combobox } from '#ui/combobox.tsx'
import { Field } from '#ui/field.tsx'
import { IconButton } from '#ui/icon-button.tsx'
import type { ChoiceItem } from '#ui/choice-item.ts'

interface PathListProps {
  readonly id: string
  readonly label: string
  readonly help: string
  readonly paths: readonly string[]
  /** Fields that may be taken. */
  readonly items: readonly ChoiceItem[]
  readonly least: number
  readonly most: number
  readonly onChange: (paths: string[]) => void
}

/** Fields in an order: taken, put first, dropped. */
export function PathList({ id, label, help, paths, items, least, most, onChange }: PathListProps) {
  const { t } = useTranslation()
  const nameOf = (path: string): string => items.find(({ value }) => value === path)?.label ?? path
  return (
    <Field id={id} label={label} help={help} group>
      {paths.length > 0 && (
        <ol className="bm-paths">
          {paths.map((path, at) => (
            <li key={path}>
              <span>{nameOf(path)}</span>
              <IconButton
                small
                icon="up"
                label={t('builderMeta.earlier', { name: nameOf(path) })}
                disabled={at === 0}
                onClick={() => onChange(paths.toSpliced(at, 1).toSpliced(at - 1, 0, path))}
              />
              <IconButton
                small
                icon="close"
                label={t('builderMeta.drop', { name: nameOf(path) })}
                disabled={paths.length <= least}
                onClick={() => onChange(paths.filter((each) => each !== path))}
              />
            </li>
          ))}
        </ol>
      )}
      {paths.length < most && (
        <Combobox
          // Empty again after each choice.
          key={paths.join(' ')}
          id={id}
          label={t('builderMeta.add', { label })}
          placeholder={t('builderMeta.addField')}
          items={items.filter(({ value }) => !paths.includes(value))}
          value={null}
          valueLabel={null}
          onChange={(path) => path !== null && onChange([...paths, path])}
        />
      )}
    </Field>
  )
}
