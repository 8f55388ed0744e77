import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { standingOf } from '#core/form/authoring/edit/group-fields.ts'
import type { FormDefinition } from '#core/form/definition.ts'

/** Says where fields stand once they have moved, for those who cannot see it: the text of a live region, and how to change it. */
export function useSaid(): readonly [string, (definition: FormDefinition, keys: readonly string[]) => void] {
  const { t } = useTranslation()
  const [said, setSaid] = useState('')
  const say = useCallback(
    (definition: FormDefinition, keys: readonly string[]) => {
      const standing = standingOf(definition, keys[0] ?? '')
      if (standing !== null) setSaid(t(`builderDesk.moved.${standing.kind}`, { ...standing, count: keys.length }))
    },
    [t],
  )
  return [said, say]
}
