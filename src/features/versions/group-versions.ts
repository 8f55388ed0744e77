import { fold } from '#core/lib/vietnamese.ts'
import type { VersionSummary } from '#core/protocol/authoring.ts'

export interface VersionGroup {
  readonly key: string
  /** What the form is called: by the version in use, before there is one by the newest. */
  readonly shown: VersionSummary
  /** Newest first. */
  readonly versions: readonly VersionSummary[]
}

/** Versions by form, those where somebody is waited for before the others, then by title; only what the text finds. */
export function groupVersions(versions: readonly VersionSummary[], text: string): readonly VersionGroup[] {
  const words = fold(text).split(' ')
  return [...Map.groupBy(versions, (version) => version.key)]
    .flatMap(([key, all]): readonly VersionGroup[] => {
      const sorted = all.toSorted((a, b) => b.version - a.version)
      const shown = sorted.find((version) => version.current) ?? sorted[0]
      return shown === undefined ? [] : [{ key, shown, versions: sorted }]
    })
    .filter(({ versions: found }) => {
      const about = fold(found.map((each) => `${each.key} ${each.title} ${each.titleEn} ${each.departmentName}`).join(' '))
      return words.every((word) => about.includes(word))
    })
    .toSorted((a, b) => Number(isWaiting(b)) - Number(isWaiting(a)) || a.shown.title.localeCompare(b.shown.title, 'vi'))
}

const isWaiting = ({ versions }: VersionGroup): boolean => versions.some(({ state }) => state === 'draft' || state === 'in-review')
