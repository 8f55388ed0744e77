/// <reference types="vite/client" />

/** The version in package.json, put in by vite.config.ts. */
declare const __APP_VERSION__: string

/** The samples of `form-definitions/`, by the key of their form: `scripts/form-samples-plugin.ts`. */
declare module 'virtual:form-samples' {
  import type { FormSamples } from '#features/builder/samples/form-samples.ts'
  export const formSamples: FormSamples
}
