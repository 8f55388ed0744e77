import type { FormDefinition } from '#core/form/definition.ts'
import { useGo } from '#workspace/go.tsx'
import type { KeptWork } from './use-kept-work.ts'

/** To the page of the version. What it shows, and what goes to review, is the server's text: it has to be this one. */
export function useToVersion({ key, version }: Pick<FormDefinition, 'key' | 'version'>, work: KeptWork): () => void {
  const go = useGo()
  return () =>
    void work.send().then((isSent) => {
      if (isSent) go({ kind: 'form-version', key, version })
    })
}
