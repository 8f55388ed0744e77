import { mixedSections } from './mixed-fields.ts'

/** A stay in one field: what is typed there, key by key. */
export interface TypingStep {
  readonly field: string
  readonly keys: readonly string[]
}

const letters = (text: string): readonly string[] => [...text]
/** Breaks the key field's condition and mends it: five fields vanish and come back. */
const toggles = (times: number): readonly string[] => Array.from({ length: times }, () => ['x', 'Backspace']).flat()

/** Over a hundred keys in fields of all typed kinds, at the beginning, in the middle and at the end of the form. */
export function typingPlan(n: number): readonly TypingStep[] {
  const all = mixedSections(n)
  const sections = all.length
  const there = new Set(all.flatMap((section) => [...section.fields.map((each) => each.name), section.repeat?.name]))
  const name = (part: number, field: string) => `s${String(part).padStart(2, '0')}_${field}`
  const keyed = Math.floor(sections / 10) * 5
  const middle = keyed + 2
  const last = sections - 1
  const steps: readonly TypingStep[] = [
    { field: name(0, 'name'), keys: letters('Nguyen Van An') },
    { field: name(0, 'kind'), keys: toggles(5) },
    { field: name(0, 'people'), keys: letters('12345') },
    { field: name(0, 'fund'), keys: letters('250000000') },
    { field: name(3, 'members/0/label'), keys: letters('Tran Thi B') },
    { field: name(middle, 'area'), keys: letters('125,75') },
    { field: name(middle, 'born'), keys: letters('20/11/1986') },
    { field: name(middle, 'pid'), keys: letters('031086001234') },
    { field: name(keyed, 'kind'), keys: toggles(4) },
    { field: name(middle, 'phone'), keys: letters('0912345678') },
    { field: name(last, 'note'), keys: letters('Da doi chieu ban goc') },
    { field: name(last, 'street'), keys: letters('So 18 Hoang') },
    { field: name(last, 'tax'), keys: letters('0200123456') },
  ]
  // A short form does not have them all.
  return steps.filter(({ field }) => there.has(field.split('/')[0]))
}
