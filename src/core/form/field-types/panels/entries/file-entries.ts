import { fileTypes, MAX_FILE_BYTES, MAX_RECORDING_SECONDS } from '../../../file-limits.ts'
import { dataOf, done, numberIn, setting, withSetting } from '../field-parts.ts'
import type { PanelEntry } from '../panel.ts'
import { panelWord, said } from '../panel-words.ts'
import { settingEntry } from './plain-entry.ts'

/** The last word of a media type names it: `application/pdf` is `pdf`. */
const shortName = (type: string): string => type.split(/[/.]/).at(-1) ?? type

export const mediaTypesEntry = settingEntry({
  name: 'mediaTypes',
  group: 'limits',
  help: 'help',
  setting: 'accept',
  schema: {
    type: 'array',
    uniqueItems: true,
    minItems: 1,
    items: {
      type: 'string',
      oneOf: fileTypes.map((type) => ({ const: type, title: panelWord('mediaTypes', `options.${shortName(type)}`) })),
    },
  },
  ui: { 'ui:widget': 'checkboxes' },
})

const MEGABYTE = 1_000_000

/** In megabytes; the document has bytes. */
export const fileSizeEntry: PanelEntry = {
  group: 'limits',
  names: ['mostMegabytes'],
  part: () => ({
    properties: {
      mostMegabytes: { ...said('mostMegabytes', 'help'), type: 'number', minimum: 0.001, maximum: MAX_FILE_BYTES / MEGABYTE },
    },
  }),
  read(field) {
    const bytes = setting(field, 'maxBytes')
    return dataOf({ mostMegabytes: bytes === undefined ? undefined : bytes / MEGABYTE })
  },
  write(field, data) {
    const megabytes = numberIn(data, 'mostMegabytes')
    return done(withSetting(field, 'maxBytes', megabytes === undefined ? undefined : Math.round(megabytes * MEGABYTE)))
  },
}

export const pixelsEntry = settingEntry({
  name: 'mostPixels',
  group: 'limits',
  help: 'help',
  setting: 'maxEdge',
  schema: { type: 'integer', minimum: 320, maximum: 8192 },
})

export const recordingEntry = settingEntry({
  name: 'mostSeconds',
  group: 'limits',
  setting: 'maxSeconds',
  schema: { type: 'integer', minimum: 5, maximum: MAX_RECORDING_SECONDS },
})
