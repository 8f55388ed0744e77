import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { FormDefinition } from '#core/form/definition.ts'
import type { AuthoredSample } from '#storage/authored-sample.ts'
import { useDesk } from '#workspace/desk.ts'
import { randomFieldId } from '#workspace/random-field-id.ts'

export interface Samples {
  readonly list: readonly AuthoredSample[]
  /** The device could not keep them: they last as long as the screen does. */
  readonly isUnkept: boolean
  /** Ids of those that were added. */
  add(samples: readonly Omit<AuthoredSample, 'id'>[]): readonly string[]
  remove(id: string): void
}

/** The samples of a form, kept on this device with the author's work. */
export function useSamples({ key, version }: Pick<FormDefinition, 'key' | 'version'>): Samples {
  const { catalogue } = useDesk()
  const [list, setList] = useState<readonly AuthoredSample[]>([])
  const [isUnkept, setUnkept] = useState(false)
  const latest = useRef<readonly AuthoredSample[]>([])
  useEffect(() => {
    let isCurrent = true
    void catalogue.samples(key, version).then((found) => {
      if (!isCurrent || !found.ok) return
      // What was added meanwhile stays behind what was kept.
      latest.current = [...found.value, ...latest.current]
      setList(latest.current)
    })
    return () => {
      isCurrent = false
    }
  }, [catalogue, key, version])
  const put = useCallback(
    (samples: readonly AuthoredSample[]) => {
      latest.current = samples
      setList(samples)
      void catalogue.putSamples({ key, version, samples }).then((kept) => setUnkept(!kept.ok))
    },
    [catalogue, key, version],
  )
  return useMemo(
    () => ({
      list,
      isUnkept,
      add: (samples) => {
        const named = samples.map((sample) => ({ ...sample, id: randomFieldId() }))
        put([...latest.current, ...named])
        return named.map(({ id }) => id)
      },
      remove: (id) => put(latest.current.filter((sample) => sample.id !== id)),
    }),
    [list, isUnkept, put],
  )
}
