import type { Issue } from '../../../../lib/issue.ts'
import type { Result } from '../../../../lib/result.ts'
import { canonicalText } from '../../../canonical.ts'
import type { FormFromXlsForm } from '../from-xlsform.ts'

const short = (value: unknown): string => String(value).replaceAll('\n', '\\n')

/** `survey 4 repeat_count: count | ${size}`: the cell, the code, and what else the note carries. */
function noteLine({ code, params }: Issue): string {
  const { sheet = '', row = '', column = '', ...others } = params
  const place = sheet === '' ? '' : `${short(sheet)} ${short(row)} ${short(column)}: `
  return [`${place}${code.replace('import.xlsform-', '')}`, ...Object.values(others).map(short)].join(' | ')
}

/** What a case comes to, as a person reads it: the form's canonical text, its code lists, and what was not carried over. */
export function expectedText(made: Result<FormFromXlsForm, readonly Issue[]>): string {
  if (!made.ok) return `refused:\n${made.error.map((issue) => `${noteLine(issue)}\n`).join('')}`
  const { definition, lists, notes } = made.value
  const listText = lists.map(
    (list) => `\nlist ${list.key}, ${list.version}:\n${list.items.map((item) => `${JSON.stringify(item)}\n`).join('')}`,
  )
  return `${canonicalText(definition)}${listText.join('')}\nnot carried over, or not as it was:\n${notes.map((note) => `${noteLine(note)}\n`).join('')}`
}
