import type { FormSummary } from '#core/protocol/catalogue.ts'
import { fold, sortKey } from '#core/lib/vietnamese.ts'

export interface FormGroup {
  readonly department: string
  readonly departmentName: string
  readonly forms: readonly FormSummary[]
}

export const formTitle = (form: FormSummary, lang: 'vi' | 'en'): string =>
  lang === 'en' && form.titleEn !== '' ? form.titleEn : form.title

/** Current forms that match every word typed (marks may be left out), by department, in Vietnamese order. */
export function groupForms(forms: readonly FormSummary[], text: string, lang: 'vi' | 'en'): readonly FormGroup[] {
  const words = fold(text).split(' ')
  const found = forms.filter((form) => {
    const haystack = fold(`${form.title} ${form.titleEn} ${form.departmentName} ${form.key}`)
    return form.current && words.every((word) => haystack.includes(word))
  })
  const byDepartment = Map.groupBy(found, (form) => form.department)
  const order = (a: string, b: string) => (sortKey(a) < sortKey(b) ? -1 : 1)
  return [...byDepartment]
    .map(([department, members]) => ({
      department,
      departmentName: members[0]?.departmentName ?? department,
      forms: members.toSorted((a, b) => order(formTitle(a, lang), formTitle(b, lang))),
    }))
    .sort((a, b) => order(a.departmentName, b.departmentName))
}
