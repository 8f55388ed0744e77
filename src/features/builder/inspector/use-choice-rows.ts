import { useMemo, useRef, useState } from 'react'
import type { FieldProps } from '@rjsf/utils'
import { isJsonObject, type JsonObject, type JsonValue } from '#core/lib/json.ts'
import { useLatest } from '#renderer/use-latest.ts'
import type { ChoiceActs } from './choice-line.tsx'
import { pastedChoices, unknownChoices, type PastedChoice } from './paste-choices.ts'

/** What was just done, for who does not see it. */
export type ChoiceNews =
  | { readonly kind: 'removed'; readonly title: string }
  | { readonly kind: 'pasted'; readonly count: number; readonly left: number }

const text = (row: JsonObject, name: string): string => {
  const value = row[name]
  return typeof value === 'string' ? value : ''
}

const isSeveral = (pasted: string): boolean => /[\r\n]/.test(pasted.trim())

const asRow = ({ code, title }: PastedChoice): JsonObject => ({ ...(code === undefined ? {} : { code }), title })

/** The lines of a list of choices, and what is done to them. */
export function useChoiceRows({ formData, onChange, fieldPathId }: FieldProps) {
  const rows = useMemo(
    () => (Array.isArray(formData) ? formData.filter((each: JsonValue): each is JsonObject => isJsonObject(each)) : []),
    [formData],
  )
  const box = useRef<HTMLOListElement>(null)
  const [news, setNews] = useState<ChoiceNews | null>(null)
  const now = useLatest({ rows, onChange, fieldPathId })
  const acts = useMemo(() => {
    const put = (next: readonly JsonObject[]) => {
      const { onChange: change, fieldPathId: way } = now.current
      change(next, way.path, undefined, way.$id)
    }
    const focus = (at: number) => queueMicrotask(() => inputAt(box.current, at)?.focus())
    const set = (at: number, part: JsonObject) => put(now.current.rows.map((row, i) => (i === at ? { ...row, ...part } : row)))
    const insert = (at: number, pasted: readonly PastedChoice[]) => {
      const added = unknownChoices(
        pasted,
        now.current.rows.map((row) => ({ code: text(row, 'code'), title: text(row, 'title') })),
      )
      setNews({ kind: 'pasted', count: added.length, left: pasted.length - added.length })
      if (added.length > 0) put(now.current.rows.toSpliced(at, 0, ...added.map(asRow)))
      return added.length
    }
    return {
      setTitle: (at, title) => set(at, { title }),
      setCode: (at, code) => set(at, { code }),
      setImage: (at, image) => {
        const { image: _, ...row } = now.current.rows[at] ?? {}
        put(now.current.rows.with(at, image === undefined ? row : { ...row, image }))
      },
      move: (at, by) => {
        const row = now.current.rows[at]
        const to = at + by
        if (row === undefined || to < 0 || to >= now.current.rows.length) return
        put(now.current.rows.toSpliced(at, 1).toSpliced(to, 0, row))
        focus(to)
      },
      remove: (at) => {
        const { rows: all } = now.current
        setNews({ kind: 'removed', title: text(all[at] ?? {}, 'title') })
        put(all.toSpliced(at, 1))
        focus(Math.min(at, all.length - 2))
      },
      paste: (at, pasted) => {
        if (!isSeveral(pasted)) return false
        insert(at + 1, pastedChoices(pasted))
        return true
      },
      next: (at) => (inputAt(box.current, at + 1) ?? newInput(box.current))?.focus(),
      add: (pasted: string) => insert(now.current.rows.length, pastedChoices(pasted)),
    } satisfies ChoiceActs & { readonly add: (pasted: string) => number }
  }, [now])
  return { rows, box, news, acts }
}

const inputAt = (box: HTMLElement | null, at: number): HTMLInputElement | null =>
  box?.querySelector(`:scope > [data-line="${at}"] .ph-choice-words > input`) ?? null

/** The line behind the last, where the next one is typed. */
const newInput = (box: HTMLElement | null): HTMLInputElement | null =>
  box?.closest('fieldset')?.querySelector<HTMLInputElement>('.ph-choice-new input') ?? null
