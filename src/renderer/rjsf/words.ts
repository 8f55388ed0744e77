import { TranslatableString } from '@rjsf/utils'
import type { TFunction } from 'i18next'

/** Ours for what RJSF says itself; whatever else it would say is not shown by our templates. */
const keys: Partial<Record<TranslatableString, string>> = {
  [TranslatableString.YesLabel]: 'field.yes',
  [TranslatableString.NoLabel]: 'field.no',
  [TranslatableString.ArrayItemTitle]: 'island.item',
  [TranslatableString.AddButton]: 'island.add',
  [TranslatableString.AddItemButton]: 'island.add',
  [TranslatableString.OptionPrefix]: 'island.option',
  [TranslatableString.TitleOptionPrefix]: 'island.option-of',
  [TranslatableString.DeprecatedLabel]: 'island.deprecated',
  [TranslatableString.OptionalObjectAdd]: 'island.optional-add',
  [TranslatableString.OptionalObjectRemove]: 'island.optional-remove',
  [TranslatableString.OptionalObjectEmptyMsg]: 'island.optional-empty',
}

/** RJSF's own words in the language of the app. */
export const rjsfWords =
  (t: TFunction) =>
  (text: TranslatableString, params: readonly string[] = []): string =>
    // A text of one's own begins empty: what nobody typed is no value.
    text === TranslatableString.NewStringDefault ? '' : t(keys[text] ?? 'island.unshown', { a: params[0] ?? '', b: params[1] ?? '' })
