import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Plugin } from 'vite'

const root = resolve(import.meta.dirname, '../form-definitions')
const MODULE = 'virtual:form-samples'

/** Keys of forms → their folders of samples. */
const folders = (): ReadonlyMap<string, string> =>
  new Map(
    globSync('*/*/form.json', { cwd: root })
      .map((file) => dirname(file))
      .filter((folder) => existsSync(join(root, folder, 'samples')))
      .map((folder) => [basename(folder), join(root, folder, 'samples')]),
  )

/** The samples of one form as a module: what is right first, then by name. */
function moduleOf(folder: string): string {
  const files = globSync('*.json', { cwd: folder }).toSorted(
    (a, b) => Number(b.startsWith('valid')) - Number(a.startsWith('valid')) || (a < b ? -1 : 1),
  )
  const samples = files.map((file) => {
    const {
      values,
      reasons = [],
      issues = [],
    } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown> & {
      readonly issues?: readonly unknown[]
    }
    return { values, reasons, isValid: issues.length === 0 }
  })
  return `export default ${JSON.stringify(samples)}`
}

/** `virtual:form-samples`: the samples of `form-definitions/` by the key of their form, a chunk each (`form-samples-<key>`), fetched when an author asks. */
export function formSamples(): Plugin {
  return {
    name: 'phieu-form-samples',
    resolveId: (id) => (id === MODULE || id.startsWith(`${MODULE}/`) ? `\0${id}` : undefined),
    load: (id) => {
      if (id === `\0${MODULE}`)
        return `export const formSamples = {${[...folders().keys()]
          .map((key) => `${JSON.stringify(key)}: () => import('${MODULE}/form-samples-${key}').then((found) => found.default)`)
          .join(',')}}`
      if (!id.startsWith(`\0${MODULE}/`)) return undefined
      const folder = folders().get(id.slice(id.indexOf('form-samples-') + 'form-samples-'.length))
      return folder === undefined ? undefined : moduleOf(folder)
    },
  }
}
